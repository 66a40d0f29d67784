package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.Tty;
import dev.sandglass.shell.Ttys;
import dev.sandglass.shell.interpreter.ShellState.Mode;
import dev.sandglass.shell.language.Command;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One resumption of a shell: takes the state apart, works until it must wait or its turn is over, and puts the state
 * together again.
 *
 * <pre>
 *   while read x; do echo $x; done     stack, innermost last, while {@code echo} runs in the second round:
 *                                      Again(loop) · AwaitChildren([42])
 * </pre>
 */
final class Interpreter {

    /** Frames worked on in one resumption before others get a turn, and what each costs. */
    private static final int FRAMES_A_TURN = 500;

    private static final long NANOS_A_FRAME = 4_000;
    private static final int DEEPEST = 4_000;

    Mode mode;
    final Dialect dialect;
    final String name;
    List<String> arguments;
    final ArrayList<Frame> stack;
    final Scope scope;
    final Map<String, Command> functions;
    final Map<String, String> aliases;
    final Set<String> options;
    final Map<String, String> traps;
    final ArrayList<Signal> pending;
    String folder;
    int status;
    int line;
    int lastBackground;
    final Map<Integer, Job> jobs;
    final Map<Integer, Integer> ended;
    final ArrayList<String> history;
    String input;
    long draws;

    final Runner runner = new Runner(this);
    private final Lines lines = new Lines(this);
    @Nullable Process process;
    @Nullable Step pause;

    /** Set when a signal is on its way to this very shell: it comes before the next command. */
    boolean givesWay;

    /** Set when no further process could be started: the line cannot go on. */
    boolean exhausted;

    Interpreter(ShellState state) {
        mode = state.mode();
        dialect = state.dialect();
        name = state.name();
        arguments = state.arguments();
        stack = new ArrayList<>(state.stack());
        scope = new Scope(state);
        functions = new TreeMap<>(state.functions());
        aliases = new TreeMap<>(state.aliases());
        options = new TreeSet<>(state.options());
        traps = new TreeMap<>(state.traps());
        pending = new ArrayList<>(state.pending());
        folder = state.folder();
        status = state.status();
        line = state.line();
        lastBackground = state.lastBackground();
        jobs = new TreeMap<>(state.jobs());
        ended = new TreeMap<>(state.ended());
        history = new ArrayList<>(state.history());
        input = state.input();
        draws = state.draws();
    }

    ShellState state() {
        return new ShellState(
                mode,
                dialect,
                name,
                arguments,
                stack,
                scope.texts(),
                scope.arrays(),
                scope.exported,
                scope.readOnly,
                scope.whole,
                functions,
                aliases,
                options,
                traps,
                pending,
                folder,
                status,
                line,
                lastBackground,
                jobs,
                ended,
                history,
                input,
                draws);
    }

    Shell next() {
        return new Shell(state());
    }

    Process self() {
        return Objects.requireNonNull(process);
    }

    // ---- resumption ----

    Step on(Wake wake, Process self) {
        process = self;
        pause = null;
        switch (wake) {
            case Wake.Started _ -> begin();
            case Wake.Slept _, Wake.Told _ -> {}
            case Wake.Read(var data) -> {
                if (stack.isEmpty()) {
                    lines.received(data);
                } else {
                    runner.substitutions.received(data);
                }
            }
            case Wake.ChildExited(var pid, var code) -> runner.children.ended(pid, code);
            case Wake.Signalled(var signal) -> {
                if (!survives(signal)) {
                    pause = null;
                    return runner.traps.exit(signal.exitCode());
                }
            }
        }
        return work();
    }

    private void begin() {
        if (mode == Mode.INTERACTIVE) {
            tty().setForeground(self().pid());
            lines.startUp();
        }
        for (var usual : Map.of("PWD", folder, "IFS", " \t\n", "OPTIND", "1").entrySet()) {
            if (!scope.has(usual.getKey())) {
                scope.keep(usual.getKey(), usual.getValue());
            }
        }
    }

    private boolean survives(Signal signal) {
        if (signal == Signal.WINCH) {
            return true;
        }
        var isTrapped = runner.traps.takes(signal);
        if (mode == Mode.INTERACTIVE && (signal == Signal.INT || signal == Signal.QUIT)) {
            tty().freshLine();
            abandon(130);
            return true;
        }
        return isTrapped || signal == Signal.PIPE && mode == Mode.INTERACTIVE;
    }

    /** Ctrl-C at a prompt or while a line runs: back to the prompt. */
    void abandon(int code) {
        while (!stack.isEmpty()) {
            undo(stack.removeLast());
        }
        input = "";
        status = code;
    }

    /** A line that cannot go on: with the next line of the text that it stands in. */
    void discard(int code) {
        status = code;
        while (!stack.isEmpty() && !(stack.getLast() instanceof Frame.Text)) {
            undo(stack.removeLast());
        }
    }

    private void undo(Frame frame) {
        switch (frame) {
            case Frame.Restore(var saved) -> runner.redirections.restore(saved);
            case Frame.Return(_, var before, var locals) -> {
                arguments = before;
                scope.restore(locals);
            }
            case Frame.Assigned(var before) -> scope.restore(before);
            case Frame.Collect(var descriptor, _, _) -> self().close(descriptor);
            default -> {}
        }
    }

    private Step work() {
        if (pause != null) {
            return pause; // what was waited for has ended it
        }
        for (var frames = 0; frames < FRAMES_A_TURN; frames++) {
            var step = once();
            if (step == null && givesWay) {
                step = Step.again(next());
            }
            if (step != null) {
                self().spend(frames * NANOS_A_FRAME);
                return step;
            }
        }
        self().spend(FRAMES_A_TURN * NANOS_A_FRAME);
        return Step.again(next());
    }

    /** One frame's work; null when there is more to do. */
    private @Nullable Step once() {
        if (exhausted) {
            exhausted = false;
            if (mode != Mode.INTERACTIVE) {
                return Step.exit(254);
            }
            abandon(254);
        }
        if (!pending.isEmpty() && (stack.isEmpty() || !stack.getLast().isWaiting())) {
            runner.traps.begin(pending.removeFirst());
        }
        if (stack.isEmpty()) {
            return isReading() ? lines.next() : runner.traps.exit(status);
        }
        if (stack.size() > DEEPEST) {
            complain(
                    runner.function()
                            + ": maximum function nesting level exceeded ("
                            + DEEPEST / 4
                            + ")");
            if (isReading()) {
                abandon(1);
                return null;
            }
            return Step.exit(1);
        }
        runner.run(stack.removeLast());
        return exhausted ? null : pause;
    }

    private boolean isReading() {
        return mode == Mode.INTERACTIVE || mode == Mode.INPUT;
    }

    // ---- for the runner and the built-in commands ----

    /** The terminal of an interactive shell. */
    Tty tty() {
        var tty = Ttys.at(self(), 0);
        if (tty == null) {
            throw new IllegalStateException("an interactive shell without a terminal");
        }
        return tty;
    }

    boolean isInteractive() {
        return mode == Mode.INTERACTIVE;
    }

    /** Says what is wrong, behind the shell's name and the line. */
    void complain(String text) {
        self().complain(prefix() + text);
    }

    private String prefix() {
        if (mode.isAtPrompt()) {
            return dialect.prefixAtPrompt(name, line);
        }
        return dialect.prefix(runner.place(), line);
    }

    void set(String variable, String value) throws Expansion.Refused {
        var isWhole = scope.whole.contains(scope.target(variable));
        scope.set(variable, isWhole ? "" + new Arithmetic(this).value(value) : value);
        if (options.contains("allexport")) {
            scope.exported.add(scope.target(variable));
        }
    }
}
