package dev.sandglass.api.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All kinds of one server, found by path, by name or by what people call them. Immutable.
 *
 * <p>Also what a client builds from the discovery documents it has read.
 */
public final class Kinds {

    private final List<Group> groups;
    private final List<Kind> all;
    private final Map<Key, Kind> byPlural = new HashMap<>();
    private final Map<Key, Kind> byName = new HashMap<>();

    /** With methods of its own: those that the compiler writes cost milliseconds at every start. */
    private record Key(String group, String version, String word) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && word.equals(key.word)
                    && group.equals(key.group)
                    && version.equals(key.version);
        }

        @Override
        public int hashCode() {
            return (word.hashCode() * 31 + group.hashCode()) * 31 + version.hashCode();
        }
    }

    private Kinds(List<Group> groups) {
        this.groups = List.copyOf(groups);
        var kinds = new ArrayList<Kind>();
        for (var group : groups) {
            for (var version : group.versions()) {
                for (var kind : version.kinds()) {
                    kinds.add(kind);
                    byPlural.put(new Key(group.name(), version.name(), kind.plural()), kind);
                    byName.putIfAbsent(new Key(group.name(), version.name(), kind.name()), kind);
                }
            }
        }
        all = List.copyOf(kinds);
    }

    /** The kinds of these groups, whose order is their priority. */
    public static Kinds of(List<Group> groups) {
        return new Kinds(groups);
    }

    /**
     * These kinds and those of one more group, which takes the place of a group of the same name.
     */
    public Kinds with(Group group) {
        var more = new ArrayList<>(groups);
        var place = more.stream().map(Group::name).toList().indexOf(group.name());
        if (place < 0) {
            more.add(group);
        } else {
            more.set(place, group);
        }
        return new Kinds(more);
    }

    /** These kinds without one group. */
    public Kinds without(String group) {
        return new Kinds(groups.stream().filter(g -> !g.name().equals(group)).toList());
    }

    /** The groups in order of priority, the core first. */
    public List<Group> groups() {
        return groups;
    }

    /** The group of this name; null when there is none. */
    public @Nullable Group group(String name) {
        for (var group : groups) {
            if (group.name().equals(name)) {
                return group;
            }
        }
        return null;
    }

    /** Every kind in the order of discovery. */
    public List<Kind> all() {
        return all;
    }

    /** The kinds of one group version; empty when it is not served. */
    public List<Kind> in(String group, String version) {
        var found = group(group);
        var served = found == null ? null : found.version(version);
        return served == null ? List.of() : served.kinds();
    }

    /** By the words of a path: {@code ("apps", "v1", "deployments")}. */
    public @Nullable Kind byPlural(String group, String version, String plural) {
        return byPlural.get(new Key(group, version, plural));
    }

    /** By the words of an object: {@code ("apps", "v1", "Deployment")}. */
    public @Nullable Kind byName(String group, String version, String kind) {
        return byName.get(new Key(group, version, kind));
    }

    /** By the two first fields of an object: {@code ("apps/v1", "Deployment")}. */
    public @Nullable Kind of(String apiVersion, String kind) {
        var slash = apiVersion.indexOf('/');
        return slash < 0
                ? byName("", apiVersion, kind)
                : byName(apiVersion.substring(0, slash), apiVersion.substring(slash + 1), kind);
    }

    /**
     * The kind a person means by a plural, a singular or a short name in small letters: groups in
     * their order, each with its preferred version first; short names count only when nothing has
     * that as its full name.
     */
    public @Nullable Kind called(String word) {
        Kind byShortName = null;
        for (var kind : all) {
            if (kind.plural().equals(word) || kind.singular().equals(word)) {
                return kind;
            }
            if (byShortName == null && kind.shortNames().contains(word)) {
                byShortName = kind;
            }
        }
        return byShortName;
    }
}
