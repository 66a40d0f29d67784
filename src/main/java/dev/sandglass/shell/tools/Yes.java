package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;

/** {@code yes}: a line again and again, until nobody reads. */
record Yes() implements Program {

    private static final int BYTES_AT_ONCE = 16_384;

    @Override
    public Step on(Wake wake, Process self) {
        if (wake instanceof Wake.Signalled(var signal) && signal != Signal.WINCH) {
            return Step.exit(signal.exitCode());
        }
        var words = self.arguments().subList(1, self.arguments().size());
        var line = words.isEmpty() ? "y\n" : String.join(" ", words) + "\n";
        Sieve.pass(line.repeat(Math.max(1, BYTES_AT_ONCE / line.length())), false, self);
        self.spend(1_000_000);
        return Step.again(this);
    }
}
