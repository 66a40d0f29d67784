package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;

/** {@code nohup}: runs a command. Nothing hangs up here, so there is nothing to be deaf to. */
final class Nohup {

    private Nohup() {}

    static Step start(Process self) {
        var words = self.arguments();
        if (words.size() < 2) {
            self.complain("nohup: missing operand");
            self.complain("Try 'nohup --help' for more information.");
            return Step.exit(125);
        }
        return Launcher.run(self, words.subList(1, words.size()), self.environment());
    }
}
