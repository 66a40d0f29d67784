package dev.sandglass.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds strategic merge patches: what changes one object into another, and what apply sends.
 *
 * <pre>
 *   original, as applied last     {replicas: 2, paused: true}
 *   current, on the server        {replicas: 5, paused: true, strategy: …}
 *   modified, applied now         {replicas: 3}
 *   three-way patch               {replicas: 3, paused: null}      strategy was never ours
 * </pre>
 */
public final class StrategicDiff {

    private final boolean additions;
    private final boolean deletions;
    private final boolean order;

    private StrategicDiff(boolean additions, boolean deletions, boolean order) {
        this.additions = additions;
        this.deletions = deletions;
        this.order = order;
    }

    /** The patch that makes the modified of the original; empty if they are equal. */
    public static Document twoWay(Document original, Document modified, Struct struct) {
        return new StrategicDiff(true, true, true)
                .maps(original, modified, PatchSchema.of(struct), false);
    }

    /** What apply sends: changes from current to modified, deletions from original to modified. */
    public static Document threeWay(
            Document original, Document modified, Document current, Struct struct) {
        var schema = PatchSchema.of(struct);
        var delta = new StrategicDiff(true, false, true).maps(current, modified, schema, false);
        var deletions =
                new StrategicDiff(false, true, true).maps(original, modified, schema, false);
        return StrategicPatch.combine(deletions, delta, schema);
    }

    /**
     * As {@link #threeWay}, but it is an error if someone else has changed what the patch changes:
     * apply with {@code --overwrite=false}.
     */
    public static Document threeWayWithoutConflict(
            Document original, Document modified, Document current, Struct struct) {
        var patch = threeWay(original, modified, current, struct);
        var schema = PatchSchema.of(struct);
        var changed = new StrategicDiff(true, true, false).maps(original, current, schema, false);
        if (PatchConflicts.between(patch, changed, schema)) {
            throw new Malformed(
                    "patch:\n"
                            + Yaml.write(patch)
                            + "\nconflicts with changes made from original to current:\n"
                            + Yaml.write(changed)
                            + "\n");
        }
        return patch;
    }

    private Document maps(
            Document original, Document modified, PatchSchema schema, boolean tellsRetainedKeys) {
        var patch = new TreeMap<String, @Nullable Object>();
        modified.forEach((key, value) -> field(key, original, value, patch, schema));
        if (deletions) {
            original.keys().stream()
                    .filter(key -> !modified.has(key))
                    .forEach(key -> patch.put(key, null));
        }
        if (tellsRetainedKeys) {
            var kept = modified.keys().stream().filter(key -> modified.get(key) != null).toList();
            var dropped =
                    original.keys().stream()
                            .anyMatch(key -> original.get(key) != null && !modified.has(key));
            if (!kept.isEmpty() && (!patch.isEmpty() || dropped)) {
                patch.put(StrategicPatch.RETAIN_KEYS, Items.copyOf(kept));
            }
        }
        return Document.copyOf(patch);
    }

    private void field(
            String key,
            Document original,
            @Nullable Object value,
            Map<String, @Nullable Object> patch,
            PatchSchema schema) {
        var before = original.get(key);
        if (key.equals(StrategicPatch.DIRECTIVE) && original.has(key)) {
            if (!(before instanceof String) || !(value instanceof String)) {
                throw new Malformed("invalid value for special key: $patch");
            }
            if (!before.equals(value)) {
                patch.put(key, value);
            }
            return;
        }
        var comparable = original.has(key) && StrategicPatch.sameType(before, value);
        if (comparable && before instanceof Document was && value instanceof Document is) {
            object(key, was, is, patch, schema);
        } else if (comparable && before instanceof Items was && value instanceof Items is) {
            list(key, was, is, patch, schema);
        } else if (additions && (!original.has(key) || !Objects.equals(before, value))) {
            patch.put(key, value);
        }
    }

    private void object(
            String key,
            Document was,
            Document is,
            Map<String, @Nullable Object> patch,
            PatchSchema schema) {
        if (schema.lacks(key) && was.equals(is)) {
            return;
        }
        var field = schema.field(key);
        if (field.strategy().equals(StrategicPatch.REPLACE)) {
            if (additions) {
                patch.put(key, is);
            }
            return;
        }
        var inside = maps(was, is, field.inside(), field.retainsKeys());
        if (!inside.isEmpty()) {
            patch.put(key, inside);
        }
    }

    private void list(
            String key,
            Items was,
            Items is,
            Map<String, @Nullable Object> patch,
            PatchSchema schema) {
        var equal = was.equals(is);
        if (equal && schema.lacks(key)) {
            return;
        }
        var field = schema.field(key);
        if (!field.strategy().equals(StrategicPatch.MERGE)) {
            if (additions && !equal) {
                patch.put(key, is);
            }
        } else if (was.isEmpty()) {
            if (additions && !is.isEmpty()) {
                patch.put(key, is);
            }
        } else if (PatchLists.ofMaps(was, is)) {
            objects(key, was, is, patch, field);
        } else {
            scalars(key, was, is, patch);
        }
    }

    // ---- lists of objects ----

    private void objects(
            String key,
            Items was,
            Items is,
            Map<String, @Nullable Object> patch,
            PatchSchema.Field field) {
        var mergeKey = field.mergeKey();
        var changes = new ArrayList<@Nullable Object>();
        var deleted = new ArrayList<@Nullable Object>();
        compare(byKey(was, mergeKey), byKey(is, mergeKey), field, changes, deleted);
        var sorted = PatchLists.sorted(changes, PatchLists.positions(is, mergeKey), mergeKey);
        sorted.addAll(deleted);
        if (!sorted.isEmpty()) {
            patch.put(key, Items.copyOf(sorted));
        }
        var changed = additions && (!sorted.isEmpty() || !sameOrder(was, is, mergeKey));
        if (order && (changed || deletions && !sorted.isEmpty()) && !is.isEmpty()) {
            var keys =
                    is.stream()
                            .map(item -> Document.of(mergeKey, PatchLists.map(item).get(mergeKey)));
            patch.put(StrategicPatch.SET_ORDER + "/" + key, Items.copyOf(keys.toList()));
        }
    }

    private void compare(
            List<Document> was,
            List<Document> is,
            PatchSchema.Field field,
            List<@Nullable Object> changes,
            List<@Nullable Object> deleted) {
        var mergeKey = field.mergeKey();
        var i = 0;
        var j = 0;
        while (i < was.size() || j < is.size()) {
            var difference =
                    i >= was.size()
                            ? 1
                            : j >= is.size()
                                    ? -1
                                    : shown(was.get(i), mergeKey)
                                            .compareTo(shown(is.get(j), mergeKey));
            if (difference == 0) {
                var now = is.get(j++);
                var change = maps(was.get(i++), now, field.inside(), field.retainsKeys());
                if (!change.isEmpty()) {
                    changes.add(change.put(mergeKey, now.get(mergeKey)));
                }
            } else if (difference > 0) {
                if (additions) {
                    changes.add(is.get(j));
                }
                j++;
            } else {
                if (deletions) {
                    var gone = was.get(i).get(mergeKey);
                    deleted.add(
                            Document.of(
                                    mergeKey,
                                    gone,
                                    StrategicPatch.DIRECTIVE,
                                    StrategicPatch.DELETE));
                }
                i++;
            }
        }
    }

    private static String shown(Document item, String mergeKey) {
        return GoSyntax.plain(PatchLists.keyOf(item, mergeKey));
    }

    // items of equal keys (a port for TCP and for UDP) come out of upstream's sort the other way
    // round
    private static List<Document> byKey(Items items, String mergeKey) {
        return items.reversed().stream()
                .map(PatchLists::map)
                .sorted(Comparator.comparing(item -> GoSyntax.plain(item.get(mergeKey))))
                .toList();
    }

    private static boolean sameOrder(Items was, Items is, String mergeKey) {
        if (was.size() != is.size()) {
            return false;
        }
        for (var i = 0; i < was.size(); i++) {
            var one = PatchLists.keyOf(was.get(i), mergeKey);
            if (!Objects.equals(one, PatchLists.keyOf(is.get(i), mergeKey))) {
                return false;
            }
        }
        return true;
    }

    // ---- lists of scalars ----

    private void scalars(String key, Items was, Items is, Map<String, @Nullable Object> patch) {
        var before = sortedScalars(was);
        var now = sortedScalars(is);
        var added = new ArrayList<@Nullable Object>();
        var gone = new ArrayList<@Nullable Object>();
        var i = 0;
        var j = 0;
        while (i < before.size() || j < now.size()) {
            var difference =
                    i >= before.size()
                            ? 1
                            : j >= now.size()
                                    ? -1
                                    : GoSyntax.plain(before.get(i))
                                            .compareTo(GoSyntax.plain(now.get(j)));
            if (difference == 0) {
                i++;
                j++;
            } else if (difference > 0) {
                added.add(now.get(j++));
            } else {
                gone.add(before.get(i++));
            }
        }
        if (additions && !added.isEmpty()) {
            patch.put(
                    key, Items.copyOf(PatchLists.sorted(added, PatchLists.positions(is, ""), "")));
        }
        if (deletions && !gone.isEmpty()) {
            patch.put(
                    StrategicPatch.DELETE_FROM_LIST + "/" + key,
                    Items.copyOf(PatchLists.distinct(gone)));
        }
        // upstream compares with the sorted original, so an unsorted list that did not change is
        // told too
        var changed = additions && !before.equals(is);
        if (order && (deletions && !gone.isEmpty() || changed) && !is.isEmpty()) {
            patch.put(StrategicPatch.SET_ORDER + "/" + key, is);
        }
    }

    private static List<@Nullable Object> sortedScalars(Items items) {
        var sorted = new ArrayList<@Nullable Object>(items);
        sorted.sort(Comparator.comparing(GoSyntax::plain));
        return sorted;
    }
}
