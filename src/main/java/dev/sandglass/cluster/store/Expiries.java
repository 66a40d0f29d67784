package dev.sandglass.cluster.store;

import dev.sandglass.api.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When objects with a limited life (Events) go away.
 *
 * <p>Follows etcd's leases as kube-apiserver uses them: writes of one minute share a lease, which
 * lives a minute
 * longer than asked, so that Events vanish in groups. Immutable.
 *
 * @param granted when the lease that new writes join was granted, epoch nanoseconds
 * @param moments when each object goes away, by {@code resource/namespace/name}
 * @param due the same, by moment and key
 */
record Expiries(long granted, Tree<Long> moments, Tree<ObjectKey> due) {

    static final Expiries NONE = new Expiries(Long.MIN_VALUE, Tree.empty(), Tree.empty());

    private static final long SHARED_FOR = 60_000_000_000L;

    /** An object's end, as frozen. */
    record End(ObjectKey key, long at) {}

    /** With this object's life ending after so many nanoseconds, or going on for ever when null. */
    Expiries with(ObjectKey key, @Nullable Long life, long now) {
        if (life == null) {
            return moments.isEmpty() ? this : without(key);
        }
        var start = granted != Long.MIN_VALUE && now - granted <= SHARED_FOR ? granted : now;
        var end = start + life + SHARED_FOR;
        var rest = without(key);
        return new Expiries(
                start, rest.moments.put(place(key), end), rest.due.put(dueKey(end, key), key));
    }

    /** Without an object that is gone. */
    Expiries without(ObjectKey key) {
        var end = moments.isEmpty() ? null : moments.get(place(key));
        if (end == null) {
            return this;
        }
        return new Expiries(granted, moments.remove(place(key)), due.remove(dueKey(end, key)));
    }

    /** The next moment at which something goes away, or -1. */
    long next() {
        var first = due.iterator();
        return first.hasNext() ? moments.get(place(first.next().value)) : -1;
    }

    /** What is over by now, in order. */
    List<ObjectKey> overAt(long now) {
        var over = new ArrayList<ObjectKey>();
        for (var entry : due) {
            if (moments.get(place(entry.value)) > now) {
                break;
            }
            over.add(entry.value);
        }
        return over;
    }

    /** What differs from the template's. */
    List<End> beyond(Expiries base) {
        var ends = new TreeMap<ObjectKey, Long>();
        Differences.between(
                base.due,
                due,
                (_, _, key) -> {
                    if (key != null) {
                        ends.put(key, moments.get(place(key)));
                    }
                });
        var list = new ArrayList<End>();
        for (Map.Entry<ObjectKey, Long> end : ends.entrySet()) {
            list.add(new End(end.getKey(), end.getValue()));
        }
        return list;
    }

    /** With an end taken from a frozen state. */
    Expiries restored(End end) {
        var rest = without(end.key());
        return new Expiries(
                granted,
                rest.moments.put(place(end.key()), end.at()),
                rest.due.put(dueKey(end.at(), end.key()), end.key()));
    }

    Expiries grantedAt(long moment) {
        return new Expiries(moment, moments, due);
    }

    private static String place(ObjectKey key) {
        return key.resource() + "/" + key;
    }

    private static String dueKey(long end, ObjectKey key) {
        return end + "/" + place(key); // nanoseconds have 19 digits for the next two centuries
    }
}
