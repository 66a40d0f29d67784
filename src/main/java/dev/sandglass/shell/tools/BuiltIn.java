package dev.sandglass.shell.tools;

import dev.sandglass.shell.interpreter.Shell;
import dev.sandglass.shell.language.Command;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.List;

/** Commands that are built into the shell and stand in {@code /usr/bin} too, for {@code xargs} and {@code timeout}. */
final class BuiltIn {

    private BuiltIn() {}

    static Step start(Process self) {
        var command = Command.Simple.of(self.arguments());
        return Step.become(
                Shell.running(
                        command,
                        self.arguments().getFirst(),
                        List.of(),
                        self.environment(),
                        self.folder()));
    }
}
