package dev.sandglass.cluster.store;

import dev.sandglass.api.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When objects with a limited life (Events) go away.
 *
 * <p>Follows etcd's leases as kube-apiserver uses them: writes of one minute share a lease, which
 * lives a minute longer than asked, so that Events vanish in groups. Immutable.
 *
 * <pre>
 *   1795265460000000000 events   default/a default/b     until then, these of this resource
 *   1795265520000000000 events   default/c
 * </pre>
 *
 * @param granted when the lease that new writes join was granted, epoch nanoseconds
 * @param groups the places of the objects that go away together, by moment and resource
 */
record Expiries(long granted, Tree<Tree<String>> groups) {

    static final Expiries NONE = new Expiries(Long.MIN_VALUE, Tree.empty());

    private static final long SHARED_FOR = 60_000_000_000L;

    /**
     * What goes away together, as frozen: namespaces and names in turn. Nothing, when that is a
     * group that only the template has.
     */
    record Group(String name, List<String> words) {}

    /**
     * With this object's life ending after so many nanoseconds, or going on for ever when null.
     *
     * @param place of the object in its resource
     * @param isNew whether it was not there before
     */
    Expiries with(String resource, String place, boolean isNew, @Nullable Long life, long now) {
        var rest = isNew ? this : without(resource, place);
        if (life == null) {
            return rest;
        }
        var start = granted != Long.MIN_VALUE && now - granted <= SHARED_FOR ? granted : now;
        var name = start + life + SHARED_FOR + " " + resource; // 19 digits for two centuries
        var group = rest.groups.get(name);
        var more = (group == null ? Tree.<String>empty() : group).put(place, place);
        return new Expiries(start, rest.groups.put(name, more));
    }

    /** Without an object that is gone. */
    Expiries without(String resource, String place) {
        for (var group : groups) {
            if (resource(group.key).equals(resource) && group.value.get(place) != null) {
                return new Expiries(granted, with(groups, group.key, group.value.remove(place)));
            }
        }
        return this;
    }

    private static Tree<Tree<String>> with(
            Tree<Tree<String>> groups, String name, Tree<String> group) {
        return group.isEmpty() ? groups.remove(name) : groups.put(name, group);
    }

    private static long end(String group) {
        return Long.parseLong(group, 0, group.indexOf(' '), 10);
    }

    private static String resource(String group) {
        return group.substring(group.indexOf(' ') + 1);
    }

    /** The next moment at which something goes away, or -1. */
    long next() {
        var first = groups.iterator();
        return first.hasNext() ? end(first.next().key) : -1;
    }

    /** What is over by now, in order. */
    List<ObjectKey> overAt(long now) {
        var over = new ArrayList<ObjectKey>();
        for (var group : groups) {
            if (end(group.key) > now) {
                break;
            }
            group.value.forEach(place -> over.add(key(resource(group.key), place.key)));
        }
        return over;
    }

    private static ObjectKey key(String resource, String place) {
        var slash = place.indexOf('/');
        return slash < 0
                ? new ObjectKey(resource, "", place)
                : new ObjectKey(resource, place.substring(0, slash), place.substring(slash + 1));
    }

    /** The groups that differ from the template's. */
    List<Group> beyond(Expiries base) {
        var different = new ArrayList<Group>();
        Differences.between(
                base.groups,
                groups,
                (name, _, now) -> {
                    var words = new ArrayList<String>();
                    if (now != null) {
                        now.forEach(place -> addTo(words, key("", place.key)));
                    }
                    different.add(new Group(name, words));
                });
        return different;
    }

    private static void addTo(List<String> words, ObjectKey key) {
        words.add(key.namespace());
        words.add(key.name());
    }

    /** With groups taken from a frozen state. */
    Expiries restored(List<Group> different, long lastGranted) {
        var all = groups;
        for (var group : different) {
            var places = Tree.<String>empty();
            for (var i = 0; i < group.words().size(); i += 2) {
                var key = new ObjectKey("", group.words().get(i), group.words().get(i + 1));
                places = places.put(key.toString(), key.toString());
            }
            all = with(all, group.name(), places);
        }
        return new Expiries(lastGranted, all);
    }
}
