package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.interpreter.ShellState.Mode;
import dev.sandglass.shell.language.Command;
import dev.sandglass.shell.language.Word;
import dev.sandglass.sim.Executables;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;

/** Does what one frame says, pushing what follows from it. */
final class Runner {

    static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private final Interpreter shell;
    final Redirections redirections;
    final Children children;
    final Substitutions substitutions;
    final Traps traps;
    private final Loops loops;
    private final Lines lines;

    Runner(Interpreter shell) {
        this.shell = shell;
        this.redirections = new Redirections(shell);
        this.children = new Children(shell, this);
        this.substitutions = new Substitutions(shell, this);
        this.traps = new Traps(shell, this);
        this.loops = new Loops(shell, this);
        this.lines = new Lines(shell);
    }

    void push(Frame frame) {
        shell.stack.add(frame);
    }

    void begin(Command command) {
        push(new Frame.Begin(command));
    }

    /** One frame, taken off the stack. */
    void run(Frame frame) {
        switch (frame) {
            case Frame.Begin(var command) -> start(command);
            case Frame.Text text -> lines.run(text);
            case Frame.Rest(var items, var next) -> rest(items, next);
            case Frame.Right(var either) -> {
                if ((shell.status == 0) == either.and()) {
                    begin(either.right());
                }
            }
            case Frame.Negate _ -> shell.status = shell.status == 0 ? 1 : 0;
            case Frame.Chosen(var command, var branch) -> loops.chosen(command, branch);
            case Frame.Tested tested -> loops.tested(tested);
            case Frame.Again(var loop) -> loops.test(loop, shell.status);
            case Frame.Round round -> loops.round(round);
            case Frame.Ask asking -> new Menu(shell, this).ask(asking);
            case Frame.Asked(var asking) -> new Menu(shell, this).asked(asking);
            case Frame.CountRound(var count, var first) -> loops.countRound(count, first);
            case Frame.Arms(var subject, var arms, var matched) ->
                    substitutions.arms(subject, arms, matched);
            case Frame.Stopwatch watch -> Times.show(shell, watch);
            case Frame.Restore(var saved) -> redirections.restore(saved);
            case Frame.Return returning -> returned(returning);
            case Frame.Assigned(var before) -> shell.scope.restore(before);
            case Frame.Expand(var command, var outputs) -> substitutions.expand(command, outputs);
            case Frame.AfterTrap(var status) -> shell.status = status;
            case Frame.Collect _,
                    Frame.Collected _,
                    Frame.AwaitChildren _,
                    Frame.AwaitJobs _,
                    Frame.ReadLine _,
                    Frame.ReadLines _ ->
                    await(frame);
        }
    }

    /** The frame stays, and the shell is resumed with what it waits for. */
    private void await(Frame frame) {
        if (frame instanceof Frame.AwaitJobs(var pids, _) && pids.isEmpty()) {
            return;
        }
        push(frame);
        shell.pause =
                switch (frame) {
                    case Frame.Collect collect -> Step.read(collect.descriptor(), shell.next());
                    case Frame.ReadLine _ -> ReadBuiltin.pause(shell);
                    case Frame.ReadLines _ -> Step.read(0, shell.next());
                    case Frame.Collected collected ->
                            Step.awaitChild(collected.pid(), shell.next());
                    default -> Step.awaitChild(-1, shell.next());
                };
    }

    private void start(Command command) {
        switch (command) {
            case Command.Sequence(var items) -> rest(items, 0);
            case Command.Either either -> {
                push(new Frame.Right(either));
                begin(either.left());
            }
            case Command.Pipeline pipeline -> pipeline(pipeline);
            case Command.Timed(var body, var portable) -> {
                push(new Frame.Stopwatch(shell.self().now(), portable));
                begin(body);
            }
            case Command.If branches -> {
                push(new Frame.Chosen(branches, 0));
                begin(branches.branches().getFirst().condition());
            }
            case Command.Loop loop -> loops.test(loop, 0);
            case Command.Function(var name, var body) -> define(name, body);
            case Command.Group(var body, var redirects) when redirects.isEmpty() -> begin(body);
            case Command.Simple _,
                    Command.Group _,
                    Command.Subshell _,
                    Command.For _,
                    Command.Select _,
                    Command.Count _,
                    Command.Case _,
                    Command.Test _,
                    Command.Calculation _ ->
                    push(new Frame.Expand(command, List.of()));
        }
    }

    private static final int FUNCTIONS_AT_MOST = 2_000;

    private void define(String name, Command body) {
        if (shell.functions.size() >= FUNCTIONS_AT_MOST) {
            shell.complain(name + ": too many functions for this sandbox");
            shell.status = 1;
            return;
        }
        shell.functions.put(name, body);
        shell.status = 0;
    }

    private void rest(List<Command.Item> items, int next) {
        if (next == items.size()) {
            return;
        }
        if (next + 1 < items.size()) {
            push(new Frame.Rest(items, next + 1));
        }
        var item = items.get(next);
        if (item.background()) {
            children.background(item.command(), item.text());
        } else {
            begin(item.command());
        }
    }

    private void pipeline(Command.Pipeline pipeline) {
        if (pipeline.negated()) {
            push(new Frame.Negate());
        }
        var parts = pipeline.parts();
        if (parts.size() == 1) {
            begin(parts.getFirst());
        } else {
            children.foreground(children.startPipeline(parts));
        }
    }

    private void returned(Frame.Return returning) {
        shell.arguments = returning.arguments();
        shell.scope.restore(returning.locals());
        settled();
    }

    /**
     * A command has ended whose status counts. A failed one sets off the ERR trap, and under {@code set -e} ends the
     * shell, but not where its status is asked for.
     */
    void settled() {
        if (shell.status == 0 || isAsked()) {
            return;
        }
        traps.failed();
        if (shell.options.contains("errexit")) {
            exitNow(shell.status);
        }
    }

    private boolean isAsked() {
        for (var frame : shell.stack) {
            if (frame instanceof Frame.Right
                    || frame instanceof Frame.Chosen
                    || frame instanceof Frame.Tested
                    || frame instanceof Frame.Negate) {
                return true;
            }
        }
        return false;
    }

    /** An expansion that cannot be ends the line, or the shell. */
    void fail(Expansion.Refused refused) {
        shell.complain(refused.getMessage());
        if (!refused.isFatal()) {
            shell.discard(1);
        } else if (shell.isInteractive()) {
            shell.abandon(1);
        } else {
            exitNow(shell.mode == Mode.COMMAND ? 127 : 1);
        }
    }

    /** Ends the shell, the EXIT trap first. */
    void exitNow(int code) {
        shell.stack.clear();
        shell.pause = traps.exit(code);
    }

    /** What a command's name or path stands for on this host. */
    Executables.Found find(String command) {
        var path = shell.scope.get("PATH", USUAL_PATH);
        return shell.self().facility(Executables.class).find(command, shell.folder, path);
    }

    /** The function at work, or the shell's name. */
    String function() {
        for (var frame : shell.stack.reversed()) {
            if (frame instanceof Frame.Return(var function, _, _)) {
                return function;
            }
        }
        return shell.name;
    }

    /** Where the line at work stands, as messages name it. */
    String place() {
        for (var frame : shell.stack.reversed()) {
            if (frame instanceof Frame.Text(_, _, _, var source, var name)
                    && source == Frame.Source.FILE) {
                return name;
            }
            if (frame instanceof Frame.Return && shell.mode == Mode.COMMAND) {
                return "environment"; // where bash believes a function of -c comes from
            }
        }
        return shell.name;
    }

    /** Words of a for loop, a case or a test, expanded. */
    static List<String> all(Expansion expansion, List<Word> words)
            throws Expansion.NeedsOutput, Expansion.Refused {
        var all = new ArrayList<String>();
        for (var word : words) {
            all.addAll(expansion.words(word));
        }
        return all;
    }
}
