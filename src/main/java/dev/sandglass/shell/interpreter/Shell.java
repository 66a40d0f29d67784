package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.interpreter.ShellState.Mode;
import dev.sandglass.shell.language.Command;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * bash, and sh, as a machine.
 *
 * <p>Simulated: the language of {@link dev.sandglass.shell.language.Parser}, expansions, redirections, pipelines,
 * background jobs, functions, traps, the built-in commands of {@link Builtins}. Left out: stopping jobs (Ctrl-Z),
 * traps on DEBUG and RETURN.
 */
public record Shell(ShellState state) implements Program {

    /** A shell that runs one command. */
    public static Shell running(
            Command command,
            String name,
            List<String> arguments,
            Map<String, String> environment,
            String folder) {
        var mode = Mode.SCRIPT;
        return begun(
                ShellState.fresh(mode, Dialect.BASH, name, arguments, environment, folder),
                new Frame.Begin(command));
    }

    /** A shell that runs a text: a script, or what stands after {@code -c}. */
    public static Shell running(
            Mode mode,
            Dialect dialect,
            String text,
            String name,
            List<String> arguments,
            Map<String, String> environment,
            String folder) {
        return begun(
                ShellState.fresh(mode, dialect, name, arguments, environment, folder),
                new Frame.Text(text, 0, 1, Frame.Source.MAIN, name));
    }

    private static Shell begun(ShellState state, Frame first) {
        var interpreter = new Interpreter(state);
        interpreter.stack.add(first);
        return interpreter.next();
    }

    /** bash as it reads its commands: from a terminal, or from standard input. */
    public static Shell reading(
            boolean interactive, String name, Map<String, String> environment, String folder) {
        return reading(interactive, Dialect.BASH, name, environment, folder);
    }

    /** A shell that reads its commands: from a terminal, or from standard input. */
    public static Shell reading(
            boolean interactive,
            Dialect dialect,
            String name,
            Map<String, String> environment,
            String folder) {
        var mode = interactive ? Mode.INTERACTIVE : Mode.INPUT;
        return new Shell(ShellState.fresh(mode, dialect, name, List.of(), environment, folder));
    }

    /** With these options on, as {@code set -o} would. */
    public Shell with(Set<String> options) {
        var interpreter = new Interpreter(state);
        interpreter.options.addAll(options);
        return interpreter.next();
    }

    /** As bash's: a trap handles its signal, and an interactive shell those of the keyboard. */
    @Override
    public boolean handles(Signal signal) {
        return state.traps().containsKey(signal.name())
                || signal == Signal.INT && state.mode() == Mode.INTERACTIVE;
    }

    @Override
    public Step on(Wake wake, Process self) {
        return new Interpreter(state).on(wake, self);
    }
}
