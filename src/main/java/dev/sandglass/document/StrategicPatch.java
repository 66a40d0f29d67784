package dev.sandglass.document;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        var result = new TreeMap<String, @Nullable Object>(original.toMap());
        var rest = new TreeMap<String, @Nullable Object>(patch.toMap());
        retainKeys(result, rest);
        for (var key : List.copyOf(rest.keySet())) {
            if (key.startsWith(SET_ORDER)) {
                setOrder(key, result, rest, schema);
            }
        }
        rest.forEach((key, value) -> field(key, value, result, schema));
        return Document.copyOf(result);
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

    private void field(
            String key,
            @Nullable Object value,
            Map<String, @Nullable Object> result,
            PatchSchema schema) {
        if (key.startsWith(DELETE_FROM_LIST)) {
            deleteFromList(key, value, result, schema);
            return;
        }
        if (value == null) {
            result.remove(key);
            if (!intoObject) {
                result.put(key, null);
            }
            return;
        }
        if (!result.containsKey(key) || !sameType(result.get(key), value)) {
            put(key, value, result);
            return;
        }
        switch (value) {
            case Document patch -> {
                var field = schema.field(key);
                var original = (Document) result.get(key);
                result.put(
                        key,
                        original == null || field.strategy().equals(REPLACE)
                                ? patch
                                : maps(original, patch, field.inside()));
            }
            case Items patch -> {
                var field = schema.field(key);
                var original = (Items) result.get(key);
                result.put(
                        key,
                        Items.copyOf(
                                lists(original == null ? Items.EMPTY : original, patch, field)));
            }
            default -> result.put(key, value);
        }
    }

    private void put(String key, Object value, Map<String, @Nullable Object> result) {
        var kept = withoutDirectives(intoObject ? withoutNulls(value) : value);
        if (kept == null) {
            result.remove(key);
        } else {
            result.put(key, kept);
        }
    }

    static boolean sameType(@Nullable Object one, @Nullable Object other) {
        return one != null && other != null && one.getClass() == other.getClass();
    }

    /** Without the keys of nulls in objects. */
    private static Object withoutNulls(Object value) {
        return switch (value) {
            case Document document -> {
                var fields = new TreeMap<String, @Nullable Object>();
                document.forEach(
                        (key, inner) -> {
                            if (inner != null) {
                                fields.put(key, withoutNulls(inner));
                            }
                        });
                yield Document.copyOf(fields);
            }
            case Items items ->
                    Items.copyOf(
                            items.stream()
                                    .map(item -> item == null ? null : withoutNulls(item))
                                    .toList());
            default -> value;
        };
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
                var kept = new java.util.ArrayList<@Nullable Object>();
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

    private void retainKeys(
            Map<String, @Nullable Object> result, Map<String, @Nullable Object> patch) {
        if (!patch.containsKey(RETAIN_KEYS)) {
            return;
        }
        var directive = patch.remove(RETAIN_KEYS);
        if (!intoObject) {
            if (!result.containsKey(RETAIN_KEYS)) {
                result.put(RETAIN_KEYS, directive);
            } else if (!java.util.Objects.equals(result.get(RETAIN_KEYS), directive)) {
                throw new Malformed(
                        GoSyntax.plain(result.get(RETAIN_KEYS))
                                + " and "
                                + GoSyntax.plain(directive)
                                + " are not deep equal: this may happen when calculating the 3-way"
                                + " diff patch");
            }
            return;
        }
        if (!(directive instanceof Items kept)) {
            throw new Malformed("invalid patch format of retainKeys");
        }
        var keys = new LinkedHashSet<@Nullable Object>(kept);
        patch.forEach(
                (key, value) -> {
                    var special = key.startsWith(DELETE_FROM_LIST) || key.startsWith(SET_ORDER);
                    if (value != null && !special && !keys.contains(key)) {
                        throw new Malformed("invalid patch format of retainKeys");
                    }
                });
        result.keySet().removeIf(key -> !keys.contains(key));
    }

    // ---- lists ----

    private void deleteFromList(
            String key,
            @Nullable Object value,
            Map<String, @Nullable Object> result,
            PatchSchema schema) {
        if (!intoObject) {
            result.put(key, value);
            return;
        }
        var name = behindSlash(key, DELETE_FROM_LIST, "invalid patch format of primitive list");
        if (value == null) {
            result.remove(name);
        } else if (result.get(name) instanceof Items original && value instanceof Items patch) {
            schema.field(name);
            if (!original.isEmpty() || !patch.isEmpty()) {
                deleted(name, original, patch, result);
            }
        }
    }

    private static void deleted(
            String name, Items original, Items patch, Map<String, @Nullable Object> result) {
        if (!PatchLists.ofMaps(original, patch)) {
            var left = new java.util.ArrayList<@Nullable Object>(original);
            left.removeAll(patch);
            result.put(name, Items.copyOf(left));
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

    /** Merges the list that an order belongs to, and brings it into this order. */
    private void setOrder(
            String key,
            Map<String, @Nullable Object> result,
            Map<String, @Nullable Object> patch,
            PatchSchema schema) {
        var complaint = "invalid patch format of setElementOrder list";
        var directive = patch.remove(key);
        if (!intoObject) {
            if (!result.containsKey(key)) {
                result.put(key, directive);
            } else if (!java.util.Objects.equals(result.get(key), directive)) {
                throw new Malformed(complaint);
            }
        }
        if (!(directive instanceof Items order)) {
            throw PatchLists.notAList(directive);
        }
        var name = behindSlash(key, SET_ORDER, complaint);
        var inOriginal = result.containsKey(name);
        var inPatch = patch.containsKey(name);
        var original = inOriginal ? PatchLists.list(result.get(name)) : null;
        var changes = inPatch ? PatchLists.list(patch.get(name)) : null;
        var field = schema.field(name);
        PatchLists.checkOrder(changes, order, field.mergeKey());
        if (original == null && changes == null) {
            return;
        }
        var merged =
                changes == null
                        ? original
                        : original == null
                                ? PatchLists.list(withoutDirectives(changes))
                                : lists(original, changes, field);
        result.put(
                name,
                Items.copyOf(
                        PatchLists.ordered(merged, order, original, changes, field.mergeKey())));
        patch.remove(name);
    }
}
