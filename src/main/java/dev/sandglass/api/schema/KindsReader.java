package dev.sandglass.api.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the resource {@code kinds}: groups, versions, kinds and, indented below them, subresources.
 */
final class KindsReader {

    private final List<Group> groups = new ArrayList<>();
    private final List<Group.Version> versions = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final List<Subresource> subresources = new ArrayList<>();

    /** Most kinds have the same verbs: one list for all of them. */
    private final Map<String, List<String>> lists = new HashMap<>();

    private @Nullable String group;
    private @Nullable String version;
    private String @Nullable [] kind;

    private final Set<String> answeringObjects = new HashSet<>();

    private KindsReader() {}

    /** The kinds, and the {@link #name} of those whose DELETE answers the object. */
    record Read(Kinds kinds, Set<String> answeringObjects) {}

    static String name(Kind kind) {
        return kind.plural().concat("/").concat(kind.group());
    }

    static Read read(String text) {
        var reader = new KindsReader();
        // Plain loops and no lambdas on this road: it is part of every start.
        for (var line : text.split("\n")) {
            reader.line(line);
        }
        reader.endOfGroup();
        return new Read(Kinds.of(reader.groups), reader.answeringObjects);
    }

    private void line(String line) {
        if (line.startsWith("#")) {
            return;
        }
        var words = line.strip().split(" ");
        if (line.startsWith("  ")) {
            subresources.add(subresource(words));
        } else if (line.startsWith(" ")) {
            endOfKind();
            kind = words;
        } else if (words[0].equals("version")) {
            endOfVersion();
            version = words[1];
        } else {
            endOfGroup();
            group = words[1].equals("-") ? "" : words[1];
        }
    }

    private Subresource subresource(String[] words) {
        var kind = words[1].split("/");
        var own = kind.length == 1;
        return new Subresource(
                words[0],
                own ? group : kind[0],
                own ? version : kind[1],
                kind[kind.length - 1],
                list(words[2]));
    }

    private void endOfKind() {
        if (kind == null) {
            return;
        }
        var words = kind;
        kinds.add(
                new Kind(
                        group,
                        version,
                        words[1],
                        words[0],
                        words[2].equals("-") ? "" : words[2],
                        list(option(words, "short=")),
                        list(option(words, "categories=")),
                        words[3].equals("Namespaced"),
                        list(words[4]),
                        subresources,
                        option(words, "hash=")));
        if (!option(words, "deletes=").isEmpty()) {
            answeringObjects.add(name(kinds.getLast()));
        }
        subresources.clear();
        kind = null;
    }

    private void endOfVersion() {
        endOfKind();
        if (version != null) {
            versions.add(new Group.Version(version, kinds));
            kinds.clear();
            version = null;
        }
    }

    private void endOfGroup() {
        endOfVersion();
        if (group != null) {
            groups.add(new Group(group, versions));
            versions.clear();
            group = null;
        }
    }

    private static String option(String[] words, String start) {
        for (var i = 5; i < words.length; i++) {
            if (words[i].startsWith(start)) {
                return words[i].substring(start.length());
            }
        }
        return "";
    }

    private List<String> list(String words) {
        if (words.isEmpty()) {
            return List.of();
        }
        var known = lists.get(words);
        if (known == null) {
            known = List.of(words.split(","));
            lists.put(words, known);
        }
        return known;
    }
}
