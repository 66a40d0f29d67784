package dev.sandglass.shell.tools;

import dev.sandglass.sim.Executables;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;

/** {@code which}: where a command's file is. */
final class Which {

    private Which() {}

    static Step start(Process self) {
        var code = 0;
        for (var word : self.arguments().subList(1, self.arguments().size())) {
            if (Launcher.find(self, word) instanceof Executables.Found.Runs runs) {
                self.print(runs.file());
            } else if (!word.equals("-a")) {
                code = 1;
            }
        }
        return Step.exit(code);
    }
}
