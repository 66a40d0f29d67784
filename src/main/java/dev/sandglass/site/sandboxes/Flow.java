package dev.sandglass.site.sandboxes;

import dev.sandglass.desk.Clock;

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
    private boolean behind;
    private long behindSince;
    private long turns = -1;
    private long worksUntil;
    private boolean hurries;

    Flow(Simulation simulation, Wall wall, Pace pace) {
        this.simulation = simulation;
        this.wall = wall;
        this.pace = pace;
        this.turns = simulation.clock().turns();
    }

    /** As far as a turn may take it; afterwards it may still be {@link #isBehind behind}. */
    void pass() {
        follow();
        if (simulation.clock().goal() != null) {
            runTowards();
        } else if (pace.speed() == 0) {
            work();
        } else {
            catchUp();
        }
        follow();
    }

    /** As the sandbox's clock was turned, by whomever: from the present moment on. */
    private void follow() {
        var clock = simulation.clock();
        if (clock.turns() != turns) {
            turns = clock.turns();
            pace = pace.from(simulation.now(), wall.now()).at(clock.speed(), wall.now());
            mayWork();
        }
    }

    /** Something came: while the clock is paused, what it sets off at the desk may take a little time all the same. */
    void mayWork() {
        worksUntil = simulation.now() + Clock.WORK.toNanos();
    }

    private void work() {
        behind = !simulation.work(worksUntil, STEPS_A_TURN);
        pace = pace.from(simulation.now(), wall.now());
    }

    private void runTowards() {
        for (var i = 0; i < STEPS_A_TURN && simulation.clock().turns() == turns; i++) {
            var next = simulation.nextAlarm();
            simulation.drive(next.orElse(simulation.now()), 1);
        }
        behind = false;
    }

    /** After inputs: what they set off at this very moment. */
    void passAgain(Diary diary) {
        if (simulation.clock().goal() == null) {
            if (hurries && pace.speed() > 0) {
                behind = !diary.pass(pace.target(wall.now()) + LEAD, STEPS_A_TURN);
                follow();
            } else {
                pass();
            }
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

    /** Whether what should have happened by now has not yet: whoever asks for the present has to wait. */
    boolean isBehind() {
        return behind && simulation.clock().goal() == null;
    }

    /** Whether the next turn should begin at once. */
    boolean goesOn() {
        return behind || simulation.clock().goal() != null;
    }

    ClockFace face() {
        var clock = simulation.clock();
        return new ClockFace(
                simulation.now(),
                (int) clock.speed(),
                clock.speed() > 0,
                clock.goal(),
                clock.turns());
    }

    /** How often its face has changed otherwise than by time passing. */
    long changes() {
        return simulation.clock().turns();
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
