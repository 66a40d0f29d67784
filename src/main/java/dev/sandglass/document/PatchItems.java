package dev.sandglass.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Merges lists of objects by their merge key. */
final class PatchItems {

    private final StrategicPatch patches;
    private final PatchSchema.Field field;
    private final String mergeKey;

    PatchItems(StrategicPatch patches, PatchSchema.Field field) {
        this.patches = patches;
        this.field = field;
        this.mergeKey = field.mergeKey();
    }

    List<@Nullable Object> merge(Items original, Items patch) {
        var merged = new ArrayList<@Nullable Object>(original);
        var plain = new ArrayList<@Nullable Object>();
        if (special(patch, merged, plain)) {
            merged.clear();
            merged.addAll(plain);
            plain.clear();
        }
        var before = List.copyOf(merged.stream().map(PatchLists::map).toList());
        for (var item : plain) {
            var key = PatchLists.keyOf(item, mergeKey);
            var place = find(merged, key);
            if (place < 0) {
                merged.add(item);
            } else {
                merged.set(
                        place,
                        patches.maps(
                                PatchLists.map(merged.get(place)),
                                PatchLists.map(item),
                                field.inside()));
            }
        }
        return PatchLists.ordered(merged, plain, before, mergeKey);
    }

    /**
     * Obeys the directives among the items, keeps the others; whether all that was there is
     * replaced.
     */
    private boolean special(
            Items patch, List<@Nullable Object> merged, List<@Nullable Object> plain) {
        var replace = false;
        for (var item : patch) {
            var map = PatchLists.map(item);
            if (!map.has(StrategicPatch.DIRECTIVE)) {
                plain.add(map);
                continue;
            }
            var directive = map.get(StrategicPatch.DIRECTIVE);
            if (StrategicPatch.DELETE.equals(directive)) {
                var key = PatchLists.keyOf(map, mergeKey);
                for (var at = find(merged, key); at >= 0; at = find(merged, key)) {
                    merged.remove(at);
                }
            } else if (StrategicPatch.REPLACE.equals(directive)) {
                replace = true;
            } else if (StrategicPatch.MERGE.equals(directive)) {
                throw new Malformed("merging lists cannot yet be specified in the patch");
            } else {
                throw new Malformed(
                        "unknown patch type: "
                                + GoSyntax.plain(directive)
                                + " in map: "
                                + GoSyntax.plain(map));
            }
        }
        return replace;
    }

    private int find(List<@Nullable Object> list, @Nullable Object key) {
        for (var i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof Document map)) {
                throw new Malformed("value for key " + i + " is not a map");
            }
            if (map.has(mergeKey) && Objects.equals(map.get(mergeKey), key)) {
                return i;
            }
        }
        return -1;
    }
}
