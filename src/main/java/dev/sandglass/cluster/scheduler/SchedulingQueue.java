package dev.sandglass.cluster.scheduler;

import dev.sandglass.api.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Pods that wait for a node, in upstream's three places.
 *
 * <pre>
 *   active          to be tried, highest priority first, then longest waiting
 *   backing off     something has changed, but it was tried a moment ago (1 s, 2 s … 10 s);
 *                   tried all the same when nothing is active, unless an error sent it here
 *   unschedulable   until a change that may help, or five minutes
 * </pre>
 */
final class SchedulingQueue {

    /** Where a Pod waits. */
    enum Place {
        ACTIVE,
        BACKING_OFF,
        UNSCHEDULABLE
    }

    /**
     * A waiting Pod.
     *
     * @param attempts how often it was tried
     * @param since when it came to its place, epoch nanoseconds
     * @param number order of coming, for those of one moment
     * @param backOffUntil until when it backs off
     * @param isError whether an error sent it here, not a lack of room
     * @param rejectedBy the plugins that turned it away
     */
    record Waiting(
            ObjectKey key,
            int priority,
            Place place,
            int attempts,
            long since,
            long number,
            long backOffUntil,
            boolean isError,
            List<String> rejectedBy) {

        Waiting at(Place other, long now, long newNumber) {
            return new Waiting(
                    key,
                    priority,
                    other,
                    attempts,
                    now,
                    newNumber,
                    backOffUntil,
                    isError,
                    rejectedBy);
        }
    }

    private static final long FIRST_BACK_OFF = 1_000_000_000L;
    private static final long LONGEST_BACK_OFF = 10_000_000_000L;
    private static final long LONGEST_WAIT = 300_000_000_000L;

    private static final Comparator<Waiting> AGE_ORDER =
            (a, b) -> {
                var bySince = Long.compare(a.since(), b.since());
                return bySince == 0 ? Long.compare(a.number(), b.number()) : bySince;
            };

    private static final Comparator<Waiting> ACTIVE_ORDER =
            (a, b) -> {
                var byPriority = Integer.compare(b.priority(), a.priority());
                return byPriority == 0 ? AGE_ORDER.compare(a, b) : byPriority;
            };

    private static final Comparator<Waiting> BACK_OFF_ORDER =
            (a, b) -> {
                var byEnd = Long.compare(a.backOffUntil(), b.backOffUntil());
                return byEnd == 0 ? Long.compare(a.number(), b.number()) : byEnd;
            };

    private final TreeMap<ObjectKey, Waiting> all = new TreeMap<>();
    private final TreeSet<Waiting> active = new TreeSet<>(ACTIVE_ORDER);
    private final TreeSet<Waiting> backingOff = new TreeSet<>(BACK_OFF_ORDER);
    private final TreeSet<Waiting> unschedulable = new TreeSet<>(AGE_ORDER);
    private long numbers;

    private TreeSet<Waiting> place(Place place) {
        return switch (place) {
            case ACTIVE -> active;
            case BACKING_OFF -> backingOff;
            case UNSCHEDULABLE -> unschedulable;
        };
    }

    private void put(Waiting waiting) {
        remove(waiting.key());
        all.put(waiting.key(), waiting);
        place(waiting.place()).add(waiting);
    }

    /** A Pod without a node has come. */
    void add(ObjectKey key, int priority, long now) {
        put(new Waiting(key, priority, Place.ACTIVE, 0, now, numbers++, 0, false, List.of()));
    }

    boolean contains(ObjectKey key) {
        return all.containsKey(key);
    }

    void remove(ObjectKey key) {
        var waiting = all.remove(key);
        if (waiting != null) {
            place(waiting.place()).remove(waiting);
        }
    }

    /** The next to be tried, or null. It leaves the queue. */
    @Nullable Waiting take(long now) {
        var next = active.isEmpty() ? null : active.first();
        if (next == null) {
            for (var waiting : backingOff) {
                if (!waiting.isError() || waiting.backOffUntil() <= now) {
                    next = waiting;
                    break;
                }
            }
        }
        if (next != null) {
            remove(next.key());
        }
        return next;
    }

    /** It was tried in vain: no node would take it. */
    void turnedAway(Waiting tried, Set<String> plugins, long now) {
        var attempts = tried.attempts() + 1;
        put(
                new Waiting(
                        tried.key(),
                        tried.priority(),
                        Place.UNSCHEDULABLE,
                        attempts,
                        now,
                        numbers++,
                        now + backOff(attempts),
                        false,
                        plugins.stream().sorted().toList()));
    }

    /** It was tried and something else went wrong. */
    void failed(Waiting tried, long now) {
        var attempts = tried.attempts() + 1;
        put(
                new Waiting(
                        tried.key(),
                        tried.priority(),
                        Place.BACKING_OFF,
                        attempts,
                        now,
                        numbers++,
                        now + backOff(attempts),
                        true,
                        List.of()));
    }

    private static long backOff(int attempts) {
        return attempts > 4
                ? LONGEST_BACK_OFF
                : Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF << (attempts - 1));
    }

    /** Gives those of the unschedulable another chance for which something has changed. */
    void retry(Predicate<Waiting> isWorthIt, long now) {
        for (var waiting : new ArrayList<>(unschedulable)) {
            if (isWorthIt.test(waiting)) {
                var isOver = waiting.backOffUntil() <= now;
                put(waiting.at(isOver ? Place.ACTIVE : Place.BACKING_OFF, now, numbers++));
            }
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean hasUnschedulable() {
        return !unschedulable.isEmpty();
    }

    /** Lets the clock be this late: back-offs end, and so does the longest wait. */
    void advance(long now) {
        while (!backingOff.isEmpty() && backingOff.first().backOffUntil() <= now) {
            put(backingOff.first().at(Place.ACTIVE, now, numbers++));
        }
        while (!unschedulable.isEmpty() && unschedulable.first().since() + LONGEST_WAIT <= now) {
            put(unschedulable.first().at(Place.ACTIVE, now, numbers++));
        }
    }

    /**
     * When there is something to do next: {@link Long#MIN_VALUE} for at once, the greatest for
     * never.
     */
    long nextMoment() {
        if (!active.isEmpty() || backingOff.stream().anyMatch(w -> !w.isError())) {
            return Long.MIN_VALUE;
        }
        var next = backingOff.isEmpty() ? Long.MAX_VALUE : backingOff.first().backOffUntil();
        return unschedulable.isEmpty()
                ? next
                : Math.min(next, unschedulable.first().since() + LONGEST_WAIT);
    }

    void clear() {
        all.clear();
        active.clear();
        backingOff.clear();
        unschedulable.clear();
    }

    /** The queue as data. */
    record State(long numbers, List<Waiting> all) {}

    State freeze() {
        return new State(numbers, List.copyOf(all.values()));
    }

    void thaw(State state) {
        clear();
        numbers = state.numbers();
        state.all().forEach(this::put);
    }
}
