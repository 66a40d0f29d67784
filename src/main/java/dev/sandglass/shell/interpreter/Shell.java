package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.interpreter.ShellState.Mode;
import dev.sandglass.shell.language.Command;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * bash, and sh, as a machine.
 *
 * <p>Simulated: the language of {@link dev.sandglass.shell.language.Parser}, expansions, redirections, pipelines,
 * background jobs, functions, the built-in commands of {@link Builtins}. Left out: job control beyond
 * {@code jobs}/{@code wait}/{@code kill} (no Ctrl-Z), {@code select}, traps other than on EXIT.
 */
public record Shell(ShellState state) implements Program {

    /** A shell whose first commands are known: {@code -c}, a substitution, a subshell. */
    public static Shell running(
            Command command,
            String name,
            List<String> arguments,
            Map<String, String> environment,
            String folder) {
        return new Shell(
                fresh(Mode.SCRIPT, name, arguments, environment, folder)
                        .withStack(List.of(new Frame.Begin(command)))
                        .state());
    }

    /** A shell that reads its commands: from a terminal, or from standard input. */
    public static Shell reading(
            boolean interactive, String name, Map<String, String> environment, String folder) {
        var mode = interactive ? Mode.INTERACTIVE : Mode.INPUT;
        return new Shell(fresh(mode, name, List.of(), environment, folder).state());
    }

    private static Shell fresh(
            Mode mode,
            String name,
            List<String> arguments,
            Map<String, String> environment,
            String folder) {
        var exported = new TreeSet<>(environment.keySet());
        return new Shell(
                new ShellState(
                        mode,
                        name,
                        arguments,
                        List.of(),
                        environment,
                        exported,
                        Map.of(),
                        Map.of(),
                        Set.of(),
                        folder,
                        0,
                        0,
                        Map.of(),
                        List.of(),
                        "",
                        0));
    }

    private Shell withStack(List<Frame> stack) {
        var interpreter = new Interpreter(state);
        interpreter.stack.addAll(stack);
        return new Shell(interpreter.state());
    }

    @Override
    public Step on(Wake wake, Process self) {
        return new Interpreter(state).on(wake, self);
    }
}
