package dev.sandglass.site.sandboxes;

import java.time.Duration;

/** What a sandbox runs towards as fast as it can: the next happening, or rest. Belongs to its driver. */
sealed interface Goal {

    long QUIET = Duration.ofSeconds(30).toNanos();
    long LONGEST = Duration.ofMinutes(10).toNanos();

    /** How far to run before looking again; not past the present moment when the goal is reached. */
    long until(Simulation simulation);

    /** The word of the {@link ClockCommand} that set it. */
    String word();

    /** Something happens that had not when it began. */
    record SomethingHappens(long revision, long began) implements Goal {
        @Override
        public long until(Simulation simulation) {
            return simulation.happenedAfter(revision) ? simulation.now() : began + LONGEST;
        }

        @Override
        public String word() {
            return "next";
        }
    }

    /** Nothing has happened for a while. */
    final class Settled implements Goal {
        private final long began;
        private long revision;
        private long quietFrom;

        Settled(Simulation simulation) {
            began = simulation.now();
            revision = simulation.revision();
            quietFrom = began;
        }

        @Override
        public long until(Simulation simulation) {
            if (simulation.revision() != revision) {
                quietFrom = simulation.happenedAfter(revision) ? simulation.now() : quietFrom;
                revision = simulation.revision();
            }
            return Math.min(quietFrom + QUIET, began + LONGEST);
        }

        @Override
        public String word() {
            return "settle";
        }
    }
}
