package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.language.Parser;
import dev.sandglass.shell.language.SyntaxProblem;
import dev.sandglass.sim.Program;
import java.util.List;
import java.util.Map;

/** Files that a shell runs. */
public final class Scripts {

    private Scripts() {}

    /** A text as a program; one that is no shell program says so and exits with 2. */
    public static Program program(
            String text,
            String name,
            List<String> arguments,
            Map<String, String> environment,
            String folder) {
        try {
            return Shell.running(
                    Parser.parse(text), name, List.copyOf(arguments), environment, folder);
        } catch (SyntaxProblem problem) {
            return new Broken(name, problem.getMessage());
        }
    }

    /** Says why a text is no shell program. */
    public record Broken(String name, String message) implements Program {
        @Override
        public dev.sandglass.sim.Step on(
                dev.sandglass.sim.Wake wake, dev.sandglass.sim.Process self) {
            self.complain(name + ": line 1: " + message);
            return dev.sandglass.sim.Step.exit(2);
        }
    }
}
