package dev.sandglass.document;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON merge patches (RFC 7386): a null deletes, an object merges, everything else replaces.
 * Follows evanphx/json-patch in what the RFC
 * leaves open, and apimachinery's jsonmergepatch for the patch of three that apply sends for custom
 * resources.
 */
public final class MergePatch {

    private MergePatch() {}

    /** The object with the patch applied. */
    public static Document apply(Document original, Document patch) {
        return merge(original, patch);
    }

    private static Document merge(Document original, Document patch) {
        var edits = new Edits(original);
        for (var i = 0; i < patch.size(); i++) {
            var key = patch.key(i);
            var value = patch.valueAt(i);
            if (value == null) {
                edits.remove(key);
            } else if (!(original.get(key) instanceof Document before)) {
                edits.put(key, pruned(value));
            } else {
                edits.put(key, value instanceof Document inner ? merge(before, inner) : value);
            }
        }
        return edits.finish();
    }

    /** Without the keys of nulls; nulls in lists stay. */
    static Object pruned(Object value) {
        return switch (value) {
            case Document document -> {
                var fields = new TreeMap<String, @Nullable Object>();
                document.forEach(
                        (key, inner) -> {
                            if (inner != null) {
                                fields.put(key, pruned(inner));
                            }
                        });
                yield Document.copyOf(fields);
            }
            case Items items -> {
                var kept = new ArrayList<@Nullable Object>();
                items.forEach(item -> kept.add(item == null ? null : pruned(item)));
                yield Items.copyOf(kept);
            }
            default -> value;
        };
    }

    /** The patch that makes the modified of the original; empty if they are equal. */
    public static Document twoWay(Document original, Document modified) {
        var patch = new TreeMap<String, @Nullable Object>();
        modified.forEach(
                (key, value) -> {
                    var before = original.get(key);
                    if (original.has(key)
                            && before instanceof Document was
                            && value instanceof Document is) {
                        var inside = twoWay(was, is);
                        if (!inside.isEmpty()) {
                            patch.put(key, inside);
                        }
                    } else if (!original.has(key) || !same(before, value)) {
                        patch.put(key, value);
                    }
                });
        original.keys().stream()
                .filter(key -> !modified.has(key))
                .forEach(key -> patch.put(key, null));
        return Document.copyOf(patch);
    }

    // upstream reads all numbers as floating point here
    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return switch (one) {
            case null -> other == null;
            case Number number ->
                    other instanceof Number that && number.doubleValue() == that.doubleValue();
            case Document document ->
                    other instanceof Document that
                            && document.keys().equals(that.keys())
                            && document.keys().stream()
                                    .allMatch(key -> same(document.get(key), that.get(key)));
            case Items items -> {
                if (!(other instanceof Items that) || items.size() != that.size()) {
                    yield false;
                }
                var equal = true;
                for (var i = 0; i < items.size(); i++) {
                    equal &= same(items.get(i), that.get(i));
                }
                yield equal;
            }
            default -> one.equals(other);
        };
    }

    /**
     * What apply sends without a schema: changes from current to modified, deletions from original
     * to modified.
     */
    public static Document threeWay(Document original, Document modified, Document current) {
        var changes = filtered(twoWay(current, modified), false);
        var deletions = filtered(twoWay(original, modified), true);
        if (conflict(changes, deletions)) {
            throw new Malformed(
                    "patch:\n"
                            + Yaml.write(changes)
                            + "\nconflicts with changes made from original to current:\n"
                            + Yaml.write(deletions)
                            + "\n");
        }
        return merge(deletions, changes);
    }

    /** Only the nulls, or all but them; an empty object counts as a value. */
    private static Document filtered(Document patch, boolean nulls) {
        Map<String, @Nullable Object> kept = new TreeMap<>();
        patch.forEach(
                (key, value) -> {
                    if (value instanceof Document inner && !inner.isEmpty()) {
                        var inside = filtered(inner, nulls);
                        if (!inside.isEmpty()) {
                            kept.put(key, inside);
                        }
                    } else if (nulls == (value == null)) {
                        kept.put(key, value);
                    }
                });
        return Document.copyOf(kept);
    }

    private static boolean conflict(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Document left && other instanceof Document right) {
            return left.keys().stream()
                    .anyMatch(key -> right.has(key) && conflict(left.get(key), right.get(key)));
        }
        return !same(one, other);
    }
}
