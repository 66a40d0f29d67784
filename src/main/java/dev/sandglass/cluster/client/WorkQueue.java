package dev.sandglass.cluster.client;

import dev.sandglass.api.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private final LinkedHashSet<ObjectKey> ready = new LinkedHashSet<>();
    private final TreeMap<ObjectKey, Long> busy = new TreeMap<>();
    private final TreeSet<ObjectKey> again = new TreeSet<>();
    private final Map<ObjectKey, Long> later = new HashMap<>();
    private final TreeSet<Due> laterByTime = new TreeSet<>();
    private final Map<ObjectKey, Integer> failures = new HashMap<>();

    /** A queue with that many workers at its end. */
    public WorkQueue(int workers) {
        this.workers = workers;
    }

    /** Wants the object looked at as soon as a worker is free. */
    public void add(ObjectKey key) {
        if (busy.containsKey(key)) {
            again.add(key);
        } else {
            ready.add(key);
        }
    }

    /** Wants it looked at then (epoch nanoseconds), or earlier if it was promised earlier. */
    public void addAt(ObjectKey key, long at) {
        var promised = later.get(key);
        if (promised == null || promised > at) {
            if (promised != null) {
                laterByTime.remove(new Due(promised, key));
            }
            later.put(key, at);
            laterByTime.add(new Due(at, key));
        }
    }

    /** Wants it looked at again after a failure, later each time. */
    public void addAfterFailure(ObjectKey key, long now) {
        addAt(key, now + backOff(failures.merge(key, 1, Integer::sum)));
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
                    if (again.remove(entry.getKey())) {
                        ready.add(entry.getKey());
                    }
                }
            }
        }
        while (!laterByTime.isEmpty() && laterByTime.first().at() <= now) {
            var due = laterByTime.pollFirst();
            later.remove(due.key());
            add(due.key());
        }
    }

    /** The next object for a free worker, or null. It must be told {@link #busyUntil}. */
    public @Nullable ObjectKey take() {
        return busy.size() >= workers || ready.isEmpty() ? null : ready.removeFirst();
    }

    /** A worker is busy with the object until then. */
    public void busyUntil(ObjectKey key, long until) {
        busy.put(key, until);
    }

    /** When {@link #advance} would change something next; {@link Long#MAX_VALUE} for never. */
    public long nextMoment() {
        var moment = laterByTime.isEmpty() ? Long.MAX_VALUE : laterByTime.first().at();
        for (var until : busy.values()) {
            moment = Math.min(moment, until);
        }
        return moment;
    }

    /** Forgets everything. */
    public void clear() {
        ready.clear();
        busy.clear();
        again.clear();
        later.clear();
        laterByTime.clear();
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
                List.copyOf(ready),
                new TreeMap<>(busy),
                new ArrayList<>(again),
                new TreeMap<>(later),
                new TreeMap<>(failures));
    }

    public void thaw(State state) {
        clear();
        ready.addAll(state.ready());
        busy.putAll(state.busy());
        again.addAll(state.again());
        later.putAll(state.later());
        later.forEach((key, at) -> laterByTime.add(new Due(at, key)));
        failures.putAll(state.failures());
    }
}
