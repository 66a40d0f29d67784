package dev.sandglass.site.sandboxes;

import org.jspecify.annotations.Nullable;

/**
 * Lets a sandbox's time pass: behind the wall clock at its pace, or as fast as it can towards a goal. Belongs to the driver of
 * the turn; only {@link #sleeps} may be asked by anybody.
 */
final class Flow {

    private static final int STEPS_A_TURN = 2_000;
    private static final long LONGEST_LAG = 2_000_000_000L;

    /** What a program costs that only asks and prints: nobody at a keyboard should wait for that. */
    private static final long LEAD = 60_000_000L;

    private final Simulation simulation;
    private final Wall wall;
    private volatile Pace pace;
    private @Nullable Goal goal;
    private boolean behind;
    private long behindSince;
    private long changes;
    private boolean hurries;

    Flow(Simulation simulation, Wall wall, Pace pace) {
        this.simulation = simulation;
        this.wall = wall;
        this.pace = pace;
    }

    /** As far as a turn may take it; afterwards it may still be {@link #isBehind behind}. */
    void pass() {
        if (goal != null) {
            runTowards(goal);
        } else {
            catchUp();
        }
    }

    /** After inputs: what they set off at this very moment. */
    void passAgain() {
        if (goal == null) {
            var lead = hurries && pace.speed() > 0 ? LEAD : 0;
            behind = !simulation.drive(pace.target(wall.now()) + lead, STEPS_A_TURN);
        }
        hurries = false;
    }

    /** Something was typed: the next moments of cluster time come at once, and then the wall clock catches up. */
    void hurry() {
        hurries = true;
    }

    private void catchUp() {
        var now = wall.now();
        behind = !simulation.drive(pace.target(now), STEPS_A_TURN);
        if (!behind) {
            behindSince = 0;
        } else if (behindSince == 0) {
            behindSince = now;
        } else if (now - behindSince > LONGEST_LAG) {
            pace =
                    pace.from(
                            simulation.now(), now); // it cannot keep up: the present is where it is
        }
    }

    private void runTowards(Goal towards) {
        for (var i = 0; i < STEPS_A_TURN; i++) {
            var until = towards.until(simulation);
            if (simulation.drive(until, 1) && simulation.now() >= towards.until(simulation)) {
                goal = null;
                changes++;
                behind = false;
                pace = pace.from(simulation.now(), wall.now());
                return;
            }
        }
    }

    /** Whether what should have happened by now has not yet: whoever asks for the present has to wait. */
    boolean isBehind() {
        return behind && goal == null;
    }

    /** Whether the next turn should begin at once. */
    boolean goesOn() {
        return behind || goal != null;
    }

    void obey(ClockCommand command) {
        alive();
        changes++;
        var now = wall.now();
        switch (command) {
            case ClockCommand.Speed(var times) -> {
                goal = null;
                pace = pace.from(simulation.now(), now).at(times, now);
            }
            case ClockCommand.Next _ ->
                    goal = new Goal.SomethingHappens(simulation.revision(), simulation.now());
            case ClockCommand.Settle _ -> goal = new Goal.Settled(simulation);
        }
    }

    ClockFace face() {
        var waiting = goal == null ? null : goal.word();
        return new ClockFace(simulation.now(), pace.speed(), pace.speed() > 0, waiting);
    }

    /** How often its face has changed otherwise than by time passing. */
    long changes() {
        return changes;
    }

    int speed() {
        return pace.speed();
    }

    /** Where time may go at once, should the sandbox be put away now. */
    long owed() {
        return pace.target(wall.now());
    }

    /** When, on the wall clock, this moment comes; {@link Pace#FOR_EVER} when it does not by itself. */
    long wallOf(long clusterMoment) {
        return pace.wallOf(clusterMoment);
    }

    /** There was a sign of life. */
    void alive() {
        pace = pace.alive(wall.now());
    }

    void watched() {
        pace = pace.watched(wall.now());
    }

    void unwatched() {
        pace = pace.unwatched(wall.now());
    }

    boolean sleeps() {
        return wall.now() > pace.until();
    }
}
