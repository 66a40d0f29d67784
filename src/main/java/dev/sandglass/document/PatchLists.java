package dev.sandglass.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Order in the lists of strategic merge patches: items that the patch names keep the order it
 * wants, the server's own items their places
 * between them as far as that goes.
 */
final class PatchLists {

    private PatchLists() {}

    // ---- types ----

    static Items list(@Nullable Object value) {
        if (value instanceof Items items) {
            return items;
        }
        throw notAList(value);
    }

    static Malformed notAList(@Nullable Object value) {
        return new Malformed("expected a []interface {}, but received a " + goType(value));
    }

    static Malformed notAMap(@Nullable Object value) {
        return new Malformed("expected a map[string]interface {}, but received a " + goType(value));
    }

    private static String goType(@Nullable Object value) {
        return switch (value) {
            case null -> "%!s(<nil>)";
            case Document _ -> "map[string]interface {}";
            case Items _ -> "[]interface {}";
            case String _ -> "string";
            case Boolean _ -> "bool";
            case Long _ -> "int64";
            default -> "float64";
        };
    }

    /** Whether these are lists of objects; lists of lists and mixed ones are refused. */
    static boolean ofMaps(List<? extends @Nullable Object>... lists) {
        Class<?> type = null;
        for (var list : lists) {
            for (var item : list) {
                var own = item == null ? Void.class : item.getClass();
                if (type == null && own == Items.class) {
                    throw new Malformed("lists of lists are not supported");
                }
                if (type != null && type != own) {
                    throw new Malformed(
                            "list element types are not identical: "
                                    + Arrays.stream(lists)
                                            .map(GoSyntax::list)
                                            .toList()
                                            .toString()
                                            .replace(", [", " ["));
                }
                type = own;
            }
        }
        if (type == null) {
            throw new Malformed("no elements in any of the given slices");
        }
        return type == Document.class;
    }

    // ---- merge keys ----

    static Document map(@Nullable Object item) {
        if (item instanceof Document document) {
            return document;
        }
        throw notAMap(item);
    }

    static @Nullable Object keyOf(@Nullable Object item, String mergeKey) {
        var map = map(item);
        if (!map.has(mergeKey)) {
            throw noMergeKey(map, mergeKey);
        }
        return map.get(mergeKey);
    }

    static Malformed noMergeKey(Document map, String mergeKey) {
        return new Malformed(
                "map: "
                        + GoSyntax.plain(map)
                        + " does not contain declared merge key: "
                        + mergeKey);
    }

    private static @Nullable Object identity(@Nullable Object item, String mergeKey) {
        return mergeKey.isEmpty() ? item : keyOf(item, mergeKey);
    }

    static boolean isDelete(@Nullable Object item) {
        return StrategicPatch.DELETE.equals(map(item).get(StrategicPatch.DIRECTIVE));
    }

    // ---- scalars ----

    /** Both without repetition, as upstream removes it: the last item fills the gap. */
    static List<@Nullable Object> mergeScalars(Items original, Items patch, String mergeKey) {
        var both = new ArrayList<@Nullable Object>(original);
        both.addAll(patch);
        return ordered(distinct(both), patch, original, patch, mergeKey);
    }

    static List<@Nullable Object> distinct(List<@Nullable Object> list) {
        if (new HashSet<>(list).size() == list.size()) {
            return list;
        }
        var last = list.size() - 1;
        for (var i = 0; i < last; i++) {
            for (var j = i + 1; j <= last; j++) {
                if (Objects.equals(list.get(i), list.get(j))) {
                    list.set(j, list.get(last));
                    list.remove(last--);
                    j--;
                }
            }
        }
        return list;
    }

    // ---- order ----

    /** That the changed items stand in the order that the patch asks for. */
    static void checkOrder(@Nullable Items changes, Items order, String mergeKey) {
        if (changes == null || changes.isEmpty() || order.isEmpty()) {
            return;
        }
        var items = new ArrayList<@Nullable Object>();
        for (var item : changes) {
            if (mergeKey.isEmpty() || !isDelete(item)) {
                items.add(item);
            }
        }
        var at = 0;
        var inOrder = 0;
        while (at < items.size() && inOrder < order.size()) {
            if (items.get(at) instanceof Document map && map.has(StrategicPatch.DIRECTIVE)) {
                at++;
                continue;
            }
            var mine = identity(items.get(at), mergeKey);
            if (Objects.equals(mine, identity(order.get(inOrder++), mergeKey))) {
                at++;
            }
        }
        if (at < items.size() && inOrder >= order.size()) {
            throw new Malformed(
                    "The order in patch list:\n"
                            + GoSyntax.list(changes)
                            + "\n doesn't match "
                            + StrategicPatch.SET_ORDER
                            + " list:\n"
                            + GoSyntax.list(order)
                            + "\n");
        }
    }

    /**
     * The merged items: those that the order names by it, the others by the original's order,
     * interleaved.
     */
    static List<@Nullable Object> ordered(
            List<@Nullable Object> merged,
            List<? extends @Nullable Object> order,
            @Nullable Items original,
            @Nullable Items changes,
            String mergeKey) {
        var first = original == null ? Items.EMPTY : original;
        var second = changes == null ? Items.EMPTY : changes;
        var maps = ofMaps(first, second);
        return ordered(merged, order, first, maps ? mergeKey : "");
    }

    static List<@Nullable Object> ordered(
            List<@Nullable Object> merged,
            List<? extends @Nullable Object> order,
            List<? extends @Nullable Object> serverOrder,
            String mergeKey) {
        var wanted = positions(order, mergeKey);
        var inPatch = new ArrayList<@Nullable Object>();
        var serverOnly = new ArrayList<@Nullable Object>();
        for (var item : merged) {
            (wanted.containsKey(identity(item, mergeKey)) ? inPatch : serverOnly).add(item);
        }
        var present = positions(serverOrder, mergeKey);
        return interleaved(
                sorted(serverOnly, present, mergeKey),
                sorted(inPatch, wanted, mergeKey),
                present,
                mergeKey);
    }

    static Map<@Nullable Object, Integer> positions(
            List<? extends @Nullable Object> list, String mergeKey) {
        var positions = new HashMap<@Nullable Object, Integer>();
        for (var i = 0; i < list.size(); i++) {
            positions.putIfAbsent(identity(list.get(i), mergeKey), i);
        }
        return positions;
    }

    /** Sorted by these positions, what is to be deleted last. */
    static List<@Nullable Object> sorted(
            List<@Nullable Object> items,
            Map<@Nullable Object, Integer> positions,
            String mergeKey) {
        var kept = new ArrayList<@Nullable Object>();
        var deleted = new ArrayList<@Nullable Object>();
        for (var item : items) {
            (!mergeKey.isEmpty() && isDelete(item) ? deleted : kept).add(item);
        }
        var places = new ArrayList<@Nullable Integer>();
        kept.forEach(item -> places.add(positions.get(identity(item, mergeKey))));
        // upstream compares an item without a place as smaller than all, from both sides: only its
        // own
        // way of sorting gives its result
        for (var i = 1; i < kept.size(); i++) {
            for (var j = i; j > 0 && isBefore(places.get(j), places.get(j - 1)); j--) {
                Collections.swap(kept, j, j - 1);
                Collections.swap(places, j, j - 1);
            }
        }
        kept.addAll(deleted);
        return kept;
    }

    private static boolean isBefore(@Nullable Integer one, @Nullable Integer other) {
        return one == null || other == null || one < other;
    }

    private static List<@Nullable Object> interleaved(
            List<@Nullable Object> left,
            List<@Nullable Object> right,
            Map<@Nullable Object, Integer> serverOrder,
            String mergeKey) {
        var all = new ArrayList<@Nullable Object>(left.size() + right.size());
        var i = 0;
        var j = 0;
        while (i < left.size() || j < right.size()) {
            var takeLeft = j >= right.size();
            if (!takeLeft && i < left.size()) {
                var l = serverOrder.get(identity(left.get(i), mergeKey));
                var r = serverOrder.get(identity(right.get(j), mergeKey));
                takeLeft = l != null && r != null && l < r;
            }
            all.add(takeLeft ? left.get(i++) : right.get(j++));
        }
        return all;
    }
}
