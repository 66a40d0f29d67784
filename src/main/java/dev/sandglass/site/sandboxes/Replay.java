package dev.sandglass.site.sandboxes;

/** Brings a thawed sandbox to where an input met it. */
final class Replay {

    private Replay() {}

    /** Answers alarms up to the step, no further, and lets time pass to the moment. */
    static void to(long step, long time, Simulation simulation) {
        var steps = step - simulation.steps();
        if (steps < 0 || steps > Integer.MAX_VALUE) {
            throw new IllegalStateException(
                    "the journal goes on at step "
                            + step
                            + ", the sandbox is at "
                            + simulation.steps());
        }
        for (var left = steps; left > 0; ) { // a drive ends early where the clock is turned
            simulation.drive(time, (int) left);
            var still = step - simulation.steps();
            if (still == left) {
                break;
            }
            left = still;
        }
        simulation.drive(time, 0);
        if (simulation.steps() != step) {
            throw new IllegalStateException(
                    "the journal goes on at step "
                            + step
                            + ", the replay ends at "
                            + simulation.steps()
                            + ": another build, or something in the sandbox is not deterministic");
        }
    }
}
