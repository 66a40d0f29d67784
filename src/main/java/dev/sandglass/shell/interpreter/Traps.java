package dev.sandglass.shell.interpreter;

import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;

/** Runs what {@code trap} asked for: at the shell's end, after a failed command, when a signal has come. */
final class Traps {

    private final Interpreter shell;
    private final Runner runner;

    Traps(Interpreter shell, Runner runner) {
        this.shell = shell;
        this.runner = runner;
    }

    /** Whether there is something else to do at this signal than to end; it is done when the command at work has ended. */
    boolean takes(Signal signal) {
        var action = shell.traps.get(signal.name());
        if (action == null) {
            return false;
        }
        if (action.isEmpty()) {
            return true;
        }
        shell.pending.add(signal);
        if (!shell.stack.isEmpty() && shell.stack.getLast() instanceof Frame.AwaitJobs) {
            shell.stack.removeLast(); // wait ends at once
            shell.status = signal.exitCode();
        }
        return true;
    }

    void begin(Signal signal) {
        begin(shell.traps.getOrDefault(signal.name(), ""));
    }

    private void begin(String action) {
        runner.push(new Frame.AfterTrap(shell.status));
        runner.push(new Frame.Text(action, 0, shell.line, Frame.Source.EVAL, shell.name));
    }

    /** A command has failed: the ERR trap, unless in a function or in the action itself. */
    void failed() {
        var action = shell.traps.get("ERR");
        if (action == null || action.isEmpty()) {
            return;
        }
        for (var frame : shell.stack) {
            var isFunction = frame instanceof Frame.Return;
            if (frame instanceof Frame.AfterTrap
                    || isFunction && !shell.options.contains("errtrace")) {
                return;
            }
        }
        begin(action);
    }

    /** Ends the shell, the EXIT trap first. */
    Step exit(int code) {
        var action = shell.traps.remove("EXIT");
        if (action == null || action.isEmpty()) {
            if (shell.isInteractive()) {
                HistoryFile.write(shell);
            }
            return Step.exit(code);
        }
        shell.status = code;
        shell.stack.clear();
        runner.begin(Builtins.exit(code));
        begin(action);
        return Step.again(shell.next());
    }

    /** What a subshell keeps: only what is ignored stays so. */
    static void inSubshell(Interpreter copy) {
        copy.traps.values().removeIf(action -> !action.isEmpty());
        copy.pending.clear();
    }
}
