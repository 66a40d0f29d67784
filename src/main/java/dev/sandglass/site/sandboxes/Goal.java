package dev.sandglass.site.sandboxes;

import java.time.Duration;

/** What a sandbox runs towards as fast as it can: the next happening, or rest. */
sealed interface Goal {

    long QUIET = Duration.ofSeconds(30).toNanos();
    long LONGEST = Duration.ofMinutes(10).toNanos();

    /** How far to run before looking again; not past the present moment when the goal is reached. */
    long until(Simulation simulation);

    /** The word of the {@link ClockCommand} that set it. */
    String word();

    record SomethingHappens(long since, long began) implements Goal {
        @Override
        public long until(Simulation simulation) {
            if (simulation.lastHappening() > since) {
                return simulation.now();
            }
            return began + LONGEST;
        }

        @Override
        public String word() {
            return "next";
        }
    }

    record Settled(long began) implements Goal {
        @Override
        public long until(Simulation simulation) {
            var quietFrom = Math.max(began, simulation.lastHappening());
            return Math.min(quietFrom + QUIET, began + LONGEST);
        }

        @Override
        public String word() {
            return "settle";
        }
    }
}
