package dev.sandglass.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Strategic merge patches: merge patches that know from the schema which lists are merged by a key,
 * and that carry directives.
 *
 * <pre>
 *   original  containers: [{name: a, image: x}, {name: b, image: y}]
 *   patch     containers: [{name: a, $patch: delete}, {name: b, image: z}]
 *   result    containers: [{name: b, image: z}]
 * </pre>
 *
 * <p>Follows apimachinery's strategicpatch, with its complaints: {@code $patch},
 * {@code $retainKeys}, {@code $setElementOrder/…},
 * {@code $deleteFromPrimitiveList/…}.
 */
public final class StrategicPatch {

    static final String DIRECTIVE = "$patch";
    static final String DELETE = "delete";
    static final String REPLACE = "replace";
    static final String MERGE = "merge";
    static final String RETAIN_KEYS = "$retainKeys";
    static final String DELETE_FROM_LIST = "$deleteFromPrimitiveList";
    static final String SET_ORDER = "$setElementOrder";

    /**
     * Whether the result is an object; else it is a patch again, and directives and nulls stay in
     * it.
     */
    private final boolean intoObject;

    private StrategicPatch(boolean intoObject) {
        this.intoObject = intoObject;
    }

    /** The object with the patch applied; else a complaint. */
    public static Document apply(Document original, Document patch, Struct struct) {
        return new StrategicPatch(true).maps(original, patch, PatchSchema.of(struct));
    }

    /** One patch that does what the two do one after the other. */
    static Document combine(Document first, Document second, PatchSchema schema) {
        return new StrategicPatch(false).maps(first, second, schema);
    }

    // ---- objects ----

    Document maps(Document original, Document patch, PatchSchema schema) {
        if (patch.has(DIRECTIVE)) {
            return directive(patch);
        }
        var edits = new Edits(original);
        if (patch.has(RETAIN_KEYS)) {
            retainKeys(original, patch, edits);
        }
        var rest = patch.remove(RETAIN_KEYS);
        for (var i = 0; i < patch.size(); i++) {
            if (patch.key(i).startsWith(SET_ORDER)) {
                var order = new PatchOrder(this, patch.key(i), schema);
                order.apply(edits, rest);
                rest = order.rest(rest);
            }
        }
        for (var i = 0; i < rest.size(); i++) {
            field(rest.key(i), rest.valueAt(i), edits, schema);
        }
        return edits.finish();
    }

    boolean intoObject() {
        return intoObject;
    }

    private static Document directive(Document patch) {
        var directive = patch.get(DIRECTIVE);
        if (REPLACE.equals(directive)) {
            return patch.remove(DIRECTIVE);
        }
        if (DELETE.equals(directive)) {
            return Document.EMPTY;
        }
        throw unknownDirective(directive, patch);
    }

    private static Malformed unknownDirective(@Nullable Object directive, Document patch) {
        return new Malformed(
                "unknown patch type: "
                        + GoSyntax.plain(directive)
                        + " in map: "
                        + GoSyntax.plain(patch));
    }

    private void field(String key, @Nullable Object value, Edits edits, PatchSchema schema) {
        var before = edits.get(key);
        if (key.startsWith(DELETE_FROM_LIST)) {
            deleteFromList(key, value, edits, schema);
        } else if (value == null) {
            edits.remove(key);
            if (!intoObject) {
                edits.put(key, null);
            }
        } else if (!sameType(before, value)) {
            put(key, value, edits);
        } else if (value instanceof Document patch && before instanceof Document original) {
            var field = schema.field(key);
            var replaces = field.strategy().equals(REPLACE);
            edits.put(key, replaces ? patch : maps(original, patch, field.inside()));
        } else if (value instanceof Items patch && before instanceof Items original) {
            edits.put(key, Items.copyOf(lists(original, patch, schema.field(key))));
        } else {
            edits.put(key, value);
        }
    }

    private void put(String key, Object value, Edits edits) {
        var kept = withoutDirectives(intoObject ? MergePatch.pruned(value) : value);
        if (kept == null) {
            edits.remove(key);
        } else {
            edits.put(key, kept);
        }
    }

    static boolean sameType(@Nullable Object one, @Nullable Object other) {
        return one != null && other != null && one.getClass() == other.getClass();
    }

    /** Without objects that are directives themselves; null if the value is one. */
    static @Nullable Object withoutDirectives(Object value) {
        return switch (value) {
            case Document document when document.has(DIRECTIVE) -> null;
            case Document document -> {
                var fields = new TreeMap<String, @Nullable Object>();
                document.forEach(
                        (key, inner) -> {
                            var kept = inner == null ? null : withoutDirectives(inner);
                            if (kept != null || inner == null) {
                                fields.put(key, kept);
                            }
                        });
                yield Document.copyOf(fields);
            }
            case Items items -> {
                var kept = new ArrayList<@Nullable Object>();
                for (var item : items) {
                    var own = item == null ? null : withoutDirectives(item);
                    if (own != null || item == null) {
                        kept.add(own);
                    }
                }
                yield Items.copyOf(kept);
            }
            default -> value;
        };
    }

    private void retainKeys(Document original, Document patch, Edits edits) {
        var directive = patch.get(RETAIN_KEYS);
        if (!intoObject) {
            tellRetainedKeys(original, directive, edits);
            return;
        }
        if (!(directive instanceof Items kept)) {
            throw new Malformed("invalid patch format of retainKeys");
        }
        var keys = new HashSet<@Nullable Object>(kept);
        patch.forEach(
                (key, value) -> {
                    if (value != null && !key.startsWith("$") && !keys.contains(key)) {
                        throw new Malformed("invalid patch format of retainKeys");
                    }
                });
        original.keys().stream().filter(key -> !keys.contains(key)).forEach(edits::remove);
    }

    private static void tellRetainedKeys(
            Document original, @Nullable Object directive, Edits edits) {
        if (original.has(RETAIN_KEYS) && !Objects.equals(original.get(RETAIN_KEYS), directive)) {
            throw new Malformed(
                    GoSyntax.plain(original.get(RETAIN_KEYS))
                            + " and "
                            + GoSyntax.plain(directive)
                            + " are not deep equal: this may happen when calculating the 3-way diff"
                            + " patch");
        }
        edits.put(RETAIN_KEYS, directive);
    }

    // ---- lists ----

    private void deleteFromList(
            String key, @Nullable Object value, Edits edits, PatchSchema schema) {
        if (!intoObject) {
            edits.put(key, value);
            return;
        }
        var name = behindSlash(key, DELETE_FROM_LIST, "invalid patch format of primitive list");
        if (value == null) {
            edits.remove(name);
        } else if (edits.get(name) instanceof Items original && value instanceof Items patch) {
            schema.field(name);
            var empty = original.isEmpty() && patch.isEmpty();
            if (!empty && !PatchLists.ofMaps(original, patch)) {
                var left = new ArrayList<@Nullable Object>(original);
                left.removeAll(new HashSet<@Nullable Object>(patch));
                edits.put(name, Items.copyOf(left));
            }
        }
    }

    static String behindSlash(String key, String prefix, String complaint) {
        if (!key.startsWith(prefix + "/")) {
            throw new Malformed(complaint);
        }
        return key.substring(prefix.length() + 1);
    }

    List<@Nullable Object> lists(Items original, Items patch, PatchSchema.Field field) {
        if (!field.strategy().equals(MERGE)) {
            return patch;
        }
        if (original.isEmpty() && patch.isEmpty()) {
            return original;
        }
        if (!PatchLists.ofMaps(original, patch)) {
            return PatchLists.mergeScalars(original, patch, field.mergeKey());
        }
        if (field.mergeKey().isEmpty()) {
            throw new Malformed("cannot merge lists without merge key for struct");
        }
        return new PatchItems(this, field).merge(original, patch);
    }
}
