package dev.sandglass.cluster.client;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.sim.Borrowed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names of the objects that a reconciler is to look at. Upstream's rate limiting work queue.
 *
 * <p>A name waits at most once. One that is added while a worker is busy with it comes back when
 * the worker is done, so no two workers ever look at one object. Failures of a name wait 5 ms, 10
 * ms, 20 ms … 1000 s. Left out: the bucket of ten failures a second for all names together.
 *
 * <pre>
 *   ready a b      busy -          add(c), take(), add(a)
 *   ready b c      busy a(again)   done(a)
 *   ready b c a    busy -
 * </pre>
 */
public final class WorkQueue {

    private static final long FIRST_BACK_OFF = 5_000_000L;
    private static final long LONGEST_BACK_OFF = 1_000_000_000_000L;

    private record Due(long at, ObjectKey key) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return at != other.at ? Long.compare(at, other.at) : key.compareTo(other.key);
        }
    }

    private final int workers;
    private final Borrowed<ObjectKey, Long> busy = new Borrowed<>();
    private final Borrowed<ObjectKey, Long> later = new Borrowed<>();
    private final Borrowed<ObjectKey, Integer> failures = new Borrowed<>();
    private @Nullable LinkedHashSet<ObjectKey> ready;
    private @Nullable TreeSet<ObjectKey> again;

    /** What is in {@link #later}, by time; made when it is asked for. */
    private @Nullable TreeSet<Due> laterByTime;

    /** A queue with that many workers at its end. */
    public WorkQueue(int workers) {
        this.workers = workers;
    }

    /** Wants the object looked at as soon as a worker is free. */
    public void add(ObjectKey key) {
        if (!busy.containsKey(key)) {
            ready().add(key);
            return;
        }
        if (again == null) {
            again = new TreeSet<>();
        }
        again.add(key);
    }

    private LinkedHashSet<ObjectKey> ready() {
        if (ready == null) {
            ready = new LinkedHashSet<>();
        }
        return ready;
    }

    /** Wants it looked at then (epoch nanoseconds), or earlier if it was promised earlier. */
    public void addAt(ObjectKey key, long at) {
        var promised = later.get(key);
        if (promised == null || promised > at) {
            if (promised != null) {
                laterByTime().remove(new Due(promised, key));
            }
            laterByTime().add(new Due(at, key));
            later.put(key, at);
        }
    }

    private TreeSet<Due> laterByTime() {
        if (laterByTime == null) {
            var all = new TreeSet<Due>();
            later.forEach((key, at) -> all.add(new Due(at, key)));
            laterByTime = all;
        }
        return laterByTime;
    }

    /** Wants it looked at again after a failure, later each time. */
    public void addAfterFailure(ObjectKey key, long now) {
        var times = failures(key) + 1;
        failures.put(key, times);
        addAt(key, now + backOff(times));
    }

    private static long backOff(int failures) {
        return failures > 28
                ? LONGEST_BACK_OFF
                : Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF << (failures - 1));
    }

    /** Counts failures from zero again. */
    public void forget(ObjectKey key) {
        failures.remove(key);
    }

    /** How often it failed in a row. */
    public int failures(ObjectKey key) {
        return failures.getOrDefault(key, 0);
    }

    /** Lets the clock be this late: workers come free, what was promised becomes ready. */
    public void advance(long now) {
        if (!busy.isEmpty()) {
            for (var entry : List.copyOf(busy.entrySet())) {
                if (entry.getValue() <= now) {
                    busy.remove(entry.getKey());
                    if (again != null && again.remove(entry.getKey())) {
                        ready().add(entry.getKey());
                    }
                }
            }
        }
        while (!later.isEmpty() && laterByTime().first().at() <= now) {
            var due = laterByTime().removeFirst();
            later.remove(due.key());
            add(due.key());
        }
    }

    /** The next object for a free worker, or null. It must be told {@link #busyUntil}. */
    public @Nullable ObjectKey take() {
        if (busy.size() >= workers || ready == null) {
            return null;
        }
        var next = ready.removeFirst();
        if (ready.isEmpty()) {
            ready = null;
        }
        return next;
    }

    /** A worker is busy with the object until then. */
    public void busyUntil(ObjectKey key, long until) {
        busy.put(key, until);
    }

    /** When {@link #advance} would change something next; {@link Long#MAX_VALUE} for never. */
    public long nextMoment() {
        var moment = later.isEmpty() ? Long.MAX_VALUE : laterByTime().first().at();
        for (var until : busy.values()) {
            moment = Math.min(moment, until);
        }
        return moment;
    }

    /** Forgets everything. */
    public void clear() {
        ready = null;
        busy.clear();
        again = null;
        later.clear();
        laterByTime = null;
        failures.clear();
    }

    /** The queue as data. */
    public record State(
            List<ObjectKey> ready,
            Map<ObjectKey, Long> busy,
            List<ObjectKey> again,
            Map<ObjectKey, Long> later,
            Map<ObjectKey, Integer> failures) {}

    public State freeze() {
        return new State(
                ready == null ? List.of() : List.copyOf(ready),
                busy.frozen(),
                again == null ? List.of() : List.copyOf(again),
                later.frozen(),
                failures.frozen());
    }

    public void thaw(State state) {
        clear();
        ready = state.ready().isEmpty() ? null : new LinkedHashSet<>(state.ready());
        busy.borrow(state.busy());
        again = state.again().isEmpty() ? null : new TreeSet<>(state.again());
        later.borrow(state.later());
        failures.borrow(state.failures());
    }
}
