package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.Tty;
import dev.sandglass.shell.interpreter.ShellState.Mode;
import dev.sandglass.shell.language.Command;
import dev.sandglass.shell.language.Parser;
import dev.sandglass.shell.language.SyntaxProblem;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final int DEEPEST = 2_000;

    final Mode mode;
    final String name;
    List<String> arguments;
    final ArrayList<Frame> stack;
    final Map<String, String> variables;
    final Set<String> exported;
    final Map<String, Command> functions;
    final Map<String, String> aliases;
    final Set<String> options;
    String folder;
    int status;
    int lastBackground;
    final Map<Integer, Integer> jobs;
    final ArrayList<String> history;
    String input;
    long draws;

    private final Runner runner = new Runner(this);
    @Nullable Process process;
    @Nullable Step pause;

    Interpreter(ShellState state) {
        mode = state.mode();
        name = state.name();
        arguments = state.arguments();
        stack = new ArrayList<>(state.stack());
        variables = new TreeMap<>(state.variables());
        exported = new TreeSet<>(state.exported());
        functions = new TreeMap<>(state.functions());
        aliases = new TreeMap<>(state.aliases());
        options = new TreeSet<>(state.options());
        folder = state.folder();
        status = state.status();
        lastBackground = state.lastBackground();
        jobs = new TreeMap<>(state.jobs());
        history = new ArrayList<>(state.history());
        input = state.input();
        draws = state.draws();
    }

    ShellState state() {
        return new ShellState(
                mode,
                name,
                arguments,
                stack,
                variables,
                exported,
                functions,
                aliases,
                options,
                folder,
                status,
                lastBackground,
                jobs,
                history,
                input,
                draws);
    }

    Shell next() {
        return new Shell(state());
    }

    Process self() {
        return java.util.Objects.requireNonNull(process);
    }

    // ---- resumption ----

    Step on(Wake wake, Process self) {
        process = self;
        switch (wake) {
            case Wake.Started _ -> begin();
            case Wake.Slept _, Wake.Told _ -> {}
            case Wake.Read(var data) -> received(data);
            case Wake.ChildExited(var pid, var code) -> runner.childEnded(pid, code);
            case Wake.Signalled(var signal) -> {
                if (!survives(signal)) {
                    return Step.exit(signal.exitCode());
                }
            }
        }
        return work();
    }

    private void begin() {
        if (mode == Mode.INTERACTIVE) {
            tty().setForeground(self().pid());
        }
        variables.putIfAbsent("PWD", folder);
        variables.putIfAbsent("IFS", " \t\n");
        variables.putIfAbsent("OPTIND", "1");
    }

    private boolean survives(Signal signal) {
        if (signal == Signal.WINCH || signal == Signal.PIPE && mode == Mode.INTERACTIVE) {
            return true;
        }
        if (mode == Mode.INTERACTIVE && (signal == Signal.INT || signal == Signal.QUIT)) {
            abandon(130);
            return true;
        }
        return false;
    }

    /** Ctrl-C at a prompt or while a line runs: back to the prompt. */
    void abandon(int code) {
        while (!stack.isEmpty()) {
            if (stack.removeLast() instanceof Frame.Restore(var saved)) {
                runner.redirections.restore(saved);
            }
        }
        input = "";
        status = code;
    }

    private Step work() {
        pause = null;
        for (var frames = 0; frames < FRAMES_A_TURN; frames++) {
            if (stack.isEmpty()) {
                var wait = nextLine();
                if (wait != null) {
                    self().spend(frames * NANOS_A_FRAME);
                    return wait;
                }
                continue;
            }
            if (stack.size() > DEEPEST) {
                self().complain(name + ": maximum function nesting level exceeded");
                abandon(2);
                if (mode != Mode.INTERACTIVE) {
                    return Step.exit(2);
                }
                continue;
            }
            runner.run(stack.removeLast());
            if (pause != null) {
                self().spend(frames * NANOS_A_FRAME);
                return pause;
            }
        }
        self().spend(FRAMES_A_TURN * NANOS_A_FRAME);
        return Step.again(next());
    }

    // ---- where commands come from ----

    private @Nullable Step nextLine() {
        if (mode == Mode.SCRIPT) {
            return runner.exit(status);
        }
        if (!input.isEmpty() && parseInput(false)) {
            return null;
        }
        if (mode == Mode.INTERACTIVE) {
            if (!input.isEmpty()) {
                tty().ask(variables.getOrDefault("PS2", "> "));
            } else {
                if (variables.remove("\0ran") != null) {
                    tty().finished(status);
                }
                tty().setForeground(self().pid());
                tty().ask(Prompt.expand(this));
            }
        }
        return Step.read(0, next());
    }

    private void received(byte[] data) {
        if (!stack.isEmpty()) {
            runner.received(data);
            return;
        }
        input += new String(data, StandardCharsets.UTF_8);
        if (data.length > 0) {
            return;
        }
        if (mode == Mode.INTERACTIVE) {
            self().print("exit");
        } else if (!input.isEmpty() && parseInput(true)) {
            return;
        }
        stack.add(new Frame.Begin(Builtins.EXIT));
    }

    /** Takes as many whole lines as make a command; false when there is none yet. */
    private boolean parseInput(boolean atEnd) {
        var end = input.indexOf('\n');
        while (end >= 0 || atEnd) {
            if (end < 0 || !goesOn(end)) {
                var text = end < 0 ? input : input.substring(0, end + 1);
                try {
                    var command = Parser.parse(Aliases.expand(text, aliases));
                    input = end < 0 ? "" : input.substring(end + 1);
                    remember(text);
                    stack.add(new Frame.Begin(command));
                    return true;
                } catch (SyntaxProblem problem) {
                    if (!problem.isIncomplete() || end < 0) {
                        remember(text);
                        refuse(problem, text);
                        return true;
                    }
                }
            }
            end = end < 0 ? -1 : input.indexOf('\n', end + 1);
            if (end < 0 && !atEnd) {
                return false;
            }
        }
        return false;
    }

    /** Whether the line that ends here ends in a backslash of its own: the next line belongs to it. */
    private boolean goesOn(int end) {
        var at = end;
        while (at > 0 && input.charAt(at - 1) == '\\') {
            at--;
        }
        return (end - at) % 2 == 1;
    }

    private void remember(String text) {
        if (mode == Mode.INTERACTIVE && !text.isBlank()) {
            history.add(text.stripTrailing());
            if (history.size() > 1_000) {
                history.removeFirst();
            }
            variables.put("\0ran", "1");
        }
    }

    private void refuse(SyntaxProblem problem, String text) {
        var isSyntax = problem.getMessage().startsWith("syntax error near");
        self().complain("bash: " + problem.getMessage());
        if (isSyntax && mode != Mode.INTERACTIVE) {
            self().complain("bash: `" + text.stripTrailing() + "'");
        }
        status = 2;
        input = "";
        stack.add(new Frame.Begin(Command.NOTHING));
    }

    // ---- for the runner and the built-in commands ----

    /** The terminal of an interactive shell. */
    Tty tty() {
        if (self().channel(0) instanceof Tty.End(var id)) {
            return self().facility(Tty.Ttys.class).get(id);
        }
        throw new IllegalStateException("an interactive shell without a terminal");
    }

    boolean isInteractive() {
        return mode == Mode.INTERACTIVE;
    }

    void complain(String text) {
        self().complain((mode == Mode.INTERACTIVE ? "bash: " : prefix()) + text);
    }

    private String prefix() {
        return name + ": line 1: ";
    }

    /** The environment of children: exported variables, with these on top. */
    Map<String, String> environment(Map<String, String> extra) {
        var environment = new TreeMap<String, String>();
        for (var variable : exported) {
            var value = variables.get(variable);
            if (value != null) {
                environment.put(variable, value);
            }
        }
        environment.putAll(extra);
        return environment;
    }

    /** The items of an array, in order; a plain variable is an array of one. */
    List<String> items(String variable) {
        var items = new ArrayList<String>();
        for (var i = 0; variables.containsKey(variable + "[" + i + "]"); i++) {
            items.add(variables.get(variable + "[" + i + "]"));
        }
        if (items.isEmpty() && variables.containsKey(variable)) {
            items.add(variables.get(variable));
        }
        return items;
    }

    void set(String variable, String value) {
        variables.put(variable, value);
        if (options.contains("allexport")) {
            exported.add(variable);
        }
    }

    void setItems(String variable, List<String> values) {
        unset(variable);
        for (var i = 0; i < values.size(); i++) {
            variables.put(variable + "[" + i + "]", values.get(i));
        }
    }

    void unset(String variable) {
        variables.remove(variable);
        for (var i = 0; variables.remove(variable + "[" + i + "]") != null; i++) {}
    }
}
