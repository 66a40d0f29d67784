package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;

/** {@code rev}: lines backwards. */
final class Rev {

    private Rev() {}

    static Step start(Process self) {
        return Filter.start(
                "rev", new Turning(), self.arguments().subList(1, self.arguments().size()));
    }

    /** Lines backwards. */
    record Turning() implements Sieve {
        @Override
        public Sieve line(String line, boolean whole, Process self) {
            Sieve.pass(new StringBuilder(line).reverse().toString(), whole, self);
            return this;
        }

        @Override
        public int end(Process self) {
            return 0;
        }
    }
}
