package dev.sandglass.desk;

import dev.sandglass.api.Change;
import dev.sandglass.cluster.Cluster;
import dev.sandglass.sim.Part;
import dev.sandglass.sim.Processes;
import dev.sandglass.sim.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How the sandbox's time is meant to flow: its speed, and what it runs towards as fast as it can. It moves nothing itself: that
 * is for whoever drives the sandbox, who asks after each turn.
 *
 * <pre>
 *   turn(Settle)    goal: rest, an alarm 30 s ahead       the driver runs as fast as it can
 *   a Pod starts    the alarm moves: 30 s from here
 *   the alarm       no goal; whoever waited is told        the driver goes on at the speed
 * </pre>
 */
public final class Clock implements Part {

    /** The speed of time that passes only while programs wait, and then costs nobody any of theirs. */
    public static final double FREE = -1;

    /** While paused, what somebody types may take so much of the cluster's time to be done. */
    public static final Duration WORK = Duration.ofMillis(500);

    private static final String NAME = "desk/clock";
    private static final String GOAL = "goal";
    private static final long QUIET = Duration.ofSeconds(30).toNanos();
    private static final long LONGEST = Duration.ofMinutes(10).toNanos();

    private final Timeline timeline;
    private final Cluster cluster;
    private final Processes processes;
    private double speed = 1;
    private @Nullable Goal goal;
    private @Nullable Integer waiting;
    private long turns;
    private final long longest;
    private final Consumer<String> endPrograms;
    private long born;

    /** What time runs towards. */
    sealed interface Goal {

        /** The word that the page knows it by. */
        String word();

        /** Something happens after this revision. */
        record Happening(long revision) implements Goal {
            @Override
            public String word() {
                return "next";
            }
        }

        /**
         * Nothing happens for a while.
         *
         * @param revision up to which it has been looked
         * @param latest when to give up
         */
        record Rest(long revision, long latest) implements Goal {
            @Override
            public String word() {
                return "settle";
            }
        }

        /** So much time passes. */
        record Moment() implements Goal {
            @Override
            public String word() {
                return "pass";
            }
        }
    }

    /** How a goal ended: a message to the program that waits for it. */
    sealed interface Ended {

        /** Something happened. */
        record Happened(String what) implements Ended {}

        /** Nothing did, for 30 seconds or as long as was asked. */
        record Passed() implements Ended {}

        /** It did not come within ten minutes. */
        record GaveUp() implements Ended {}

        /** The cluster is too old to hurry. */
        record TooOld(String why) implements Ended {}

        /** Somebody turned the clock meanwhile. */
        record Turned() implements Ended {}
    }

    /** The clock, frozen. */
    record State(double speed, @Nullable Goal goal, @Nullable Integer waiting, long born) {}

    static final List<Class<?>> TYPES =
            List.of(State.class, Goal.class, Ended.class, ClockCommand.class);

    /**
     * A clock that runs at the usual speed.
     *
     * @param hurries for so long in the life of the cluster it may be hurried
     * @param endPrograms ends what runs at the desk, and says why
     */
    Clock(
            Timeline timeline,
            Cluster cluster,
            Processes processes,
            Duration hurries,
            Consumer<String> endPrograms) {
        this.timeline = timeline;
        this.cluster = cluster;
        this.processes = processes;
        this.longest = hurries.toNanos();
        this.endPrograms = endPrograms;
        this.born = timeline.now();
    }

    /** The sandbox begins here: what its template lived does not count. */
    void begin() {
        born = timeline.now();
    }

    // ---- for drivers ----

    /** How many times as fast as the wall clock; 0 while paused, {@link #FREE} where there is no wall clock. */
    public double speed() {
        return speed;
    }

    /** Whether time stands still: paused, and on its way to nothing. */
    boolean isStill() {
        return speed == 0 && goal == null;
    }

    /** The word for what it runs towards, or null. */
    public @Nullable String goal() {
        return goal == null ? null : goal.word();
    }

    /** How often it was turned, or reached what it ran towards: a driver who sees another number looks again. */
    public long turns() {
        return turns;
    }

    /**
     * Turns it, for nobody who waits.
     *
     * @return why not, or null
     */
    public @Nullable String turn(ClockCommand command) {
        return turn(command, OptionalInt.empty());
    }

    // ---- for programs ----

    /** Turns it; the process is told when what it asked for has come. Returns why it does not turn, or null. */
    @Nullable String turn(ClockCommand command, OptionalInt process) {
        if (isTooOld() && hurries(command)) {
            return tooOld();
        }
        end(new Ended.Turned());
        turns++;
        var now = timeline.now();
        switch (command) {
            case ClockCommand.Speed(var times) -> speed = times;
            case ClockCommand.Next _ -> begin(new Goal.Happening(revision()), now + LONGEST);
            case ClockCommand.Settle _ ->
                    begin(new Goal.Rest(revision(), now + LONGEST), now + QUIET);
            case ClockCommand.Pass(var time) -> begin(new Goal.Moment(), now + time.toNanos());
        }
        waiting = goal != null && process.isPresent() ? process.getAsInt() : null;
        return null;
    }

    private static boolean hurries(ClockCommand command) {
        return !(command instanceof ClockCommand.Speed(var times)) || times > 1 || times == FREE;
    }

    private boolean isTooOld() {
        return timeline.now() - born >= longest;
    }

    private String tooOld() {
        return "this sandbox has lived "
                + Duration.ofNanos(longest).toDays()
                + " days, and may no longer be hurried: time runs at 1x";
    }

    private void slowDown() {
        end(new Ended.TooOld(tooOld()));
        turns++;
        if (speed == FREE) {
            endPrograms.accept(
                    "This sandbox has lived "
                            + Duration.ofNanos(longest).toDays()
                            + " days, which is all it may: begin another one.");
        } else {
            speed = Math.min(speed, 1);
        }
    }

    /** The process wants it no more. */
    void leave(int process) {
        if (Objects.equals(waiting, process)) {
            waiting = null;
            end(new Ended.Turned());
        }
    }

    private void begin(Goal towards, long until) {
        goal = towards;
        timeline.setAt(NAME, GOAL, until);
    }

    private void end(Ended how) {
        if (goal == null) {
            return;
        }
        goal = null;
        turns++;
        timeline.cancel(NAME, GOAL);
        if (waiting != null) {
            processes.tell(waiting, how);
            waiting = null;
        }
    }

    // ---- running towards something ----

    private long revision() {
        return cluster.view().revision();
    }

    /** After every step: whether what it runs towards has come, or moves away. */
    void look() {
        if ((goal != null || speed > 1 || speed == FREE) && isTooOld()) {
            slowDown();
            return;
        }
        switch (goal) {
            case Goal.Happening(var seen) when revision() != seen -> {
                var happening = firstAfter(seen);
                if (happening == null) {
                    goal = new Goal.Happening(revision());
                } else {
                    end(new Ended.Happened(Happenings.told(happening)));
                }
            }
            case Goal.Rest(var seen, var latest) when revision() != seen -> {
                goal = new Goal.Rest(revision(), latest);
                if (firstAfter(seen) != null) {
                    timeline.setAt(NAME, GOAL, Math.min(timeline.now() + QUIET, latest));
                }
            }
            case Goal.Happening _, Goal.Rest _, Goal.Moment _ -> {}
            case null -> {}
        }
    }

    private @Nullable Change firstAfter(long seen) {
        for (var change : cluster.changesAfter(seen)) {
            if (Happenings.isOne(change)) {
                return change;
            }
        }
        return null;
    }

    // ---- as a part ----

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void wake(String key) {
        switch (goal) {
            case Goal.Happening _ -> end(new Ended.GaveUp());
            case Goal.Rest(var _, var latest) ->
                    end(timeline.now() < latest ? new Ended.Passed() : new Ended.GaveUp());
            case Goal.Moment _ -> end(new Ended.Passed());
            case null -> throw new IllegalStateException("the clock runs towards nothing");
        }
    }

    @Override
    public State freeze() {
        return new State(speed, goal, waiting, born);
    }

    @Override
    public void thaw(@Nullable Object frozen) {
        var state = (State) Objects.requireNonNull(frozen);
        speed = state.speed();
        goal = state.goal();
        waiting = state.waiting();
        born = state.born();
    }
}
