package dev.sandglass.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether two strategic merge patches disagree about some field. */
final class PatchConflicts {

    private PatchConflicts() {}

    static boolean between(Document one, Document other, PatchSchema schema) {
        for (var key : one.keys()) {
            var special =
                    key.equals(StrategicPatch.DIRECTIVE) || key.equals(StrategicPatch.RETAIN_KEYS);
            if (!special
                    && other.has(key)
                    && fieldConflicts(key, one.get(key), other.get(key), schema)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fieldConflicts(
            String key, @Nullable Object one, @Nullable Object other, PatchSchema schema) {
        return switch (one) {
            case Document map -> {
                var field = schema.field(key);
                yield mapConflicts(map, other, field.inside(), field.strategy());
            }
            case Items list -> {
                var field = schema.field(key);
                yield listConflicts(list, other, field);
            }
            case null, default -> !Objects.equals(one, other);
        };
    }

    private static boolean mapConflicts(
            Document one, @Nullable Object other, PatchSchema schema, String strategy) {
        if (!(other instanceof Document map)
                || !Objects.equals(
                        one.get(StrategicPatch.DIRECTIVE), map.get(StrategicPatch.DIRECTIVE))) {
            return true;
        }
        return !strategy.equals(StrategicPatch.REPLACE) && between(one, map, schema);
    }

    private static boolean listConflicts(
            Items one, @Nullable Object other, PatchSchema.Field field) {
        if (!(other instanceof Items list)) {
            return true;
        }
        var maps = PatchLists.ofMaps(one, list);
        if (field.strategy().equals(StrategicPatch.MERGE)) {
            return maps && keyedConflicts(one, list, field);
        }
        if (one.size() != list.size()) {
            return true;
        }
        if (!maps) {
            return !new HashSet<>(one).equals(new HashSet<>(list));
        }
        for (var i = 0; i < one.size(); i++) {
            if (mapConflicts(one.document(i), list.document(i), field.inside(), "")) {
                return true;
            }
        }
        return false;
    }

    private static boolean keyedConflicts(Items one, Items other, PatchSchema.Field field) {
        var left = byKey(one, field.mergeKey());
        var right = byKey(other, field.mergeKey());
        return left.entrySet().stream()
                .anyMatch(
                        entry ->
                                right.containsKey(entry.getKey())
                                        && mapConflicts(
                                                entry.getValue(),
                                                right.get(entry.getKey()),
                                                field.inside(),
                                                ""));
    }

    private static Map<@Nullable Object, Document> byKey(Items items, String mergeKey) {
        var byKey = new HashMap<@Nullable Object, Document>();
        for (var item : items) {
            var map = PatchLists.map(item);
            if (!map.has(mergeKey)) {
                throw new Malformed(
                        "cannot find merge key `"
                                + mergeKey
                                + "` in merging list element:"
                                + GoSyntax.plain(map));
            }
            byKey.put(map.get(mergeKey), map);
        }
        return byKey;
    }
}
