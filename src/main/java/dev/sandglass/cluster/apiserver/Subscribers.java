package dev.sandglass.cluster.apiserver;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which parts of a cluster are told of changes of which resources. Immutable: forks share it. */
public final class Subscribers {

    public static final Subscribers NONE = new Subscribers(Map.of(), Set.of());

    /** Who is told: the part, by an alarm with this key. */
    record Subscriber(String part, String key) {

        /** Written out: what Java would make at run time takes a cold start longer than all subscriptions. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Subscriber it && part.equals(it.part) && key.equals(it.key);
        }

        @Override
        public int hashCode() {
            return 31 * part.hashCode() + key.hashCode();
        }
    }

    private final Map<String, List<Subscriber>> byResource;
    private final Set<String> parts;

    private Subscribers(Map<String, List<Subscriber>> byResource, Set<String> parts) {
        this.byResource = byResource;
        this.parts = parts;
    }

    /** Those who are told of changes of this resource. */
    List<Subscriber> of(String resource) {
        return byResource.getOrDefault(resource, List.of());
    }

    boolean knows(String part) {
        return parts.contains(part);
    }

    /** With one more; the same when it is known. */
    Subscribers with(List<String> resources, String part, String key) {
        var one = new Subscriber(part, key);
        if (knows(part) && resources.stream().allMatch(resource -> of(resource).contains(one))) {
            return this;
        }
        var more = new HashMap<>(byResource);
        resources.forEach(resource -> more.merge(resource, List.of(one), Subscribers::together));
        var all = new HashSet<>(parts);
        all.add(part);
        return new Subscribers(more, all);
    }

    private static List<Subscriber> together(List<Subscriber> all, List<Subscriber> one) {
        return all.containsAll(one) ? all : Stream.concat(all.stream(), one.stream()).toList();
    }
}
