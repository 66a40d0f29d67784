package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.Locale;

/** {@code ps}, as busybox shows processes. */
final class Ps {

    private Ps() {}

    static Step start(Process self) {
        self.print("PID   USER     COMMAND");
        for (var pid : self.processes().pids()) {
            var process = self.processes().find(pid);
            if (process == null) {
                continue;
            }
            var user = process.environment().getOrDefault("USER", "root");
            var words = String.join(" ", process.arguments());
            self.print(String.format(Locale.ROOT, "%5d %-8s %s", pid, user, words));
        }
        return Step.exit(0);
    }
}
