package dev.sandglass.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * JSON patches (RFC 6902): operations one after another, all or none. Follows evanphx/json-patch,
 * its leniency included: {@code replace}
 * makes a key that was not there, {@code -1} is the last item.
 */
public final class JsonPatch {

    private JsonPatch() {}

    /** The value after all operations; else a complaint. */
    public static @Nullable Object apply(@Nullable Object original, Items operations) {
        var here = original;
        for (var operation : operations) {
            if (!(operation instanceof Document step)) {
                throw new Malformed(
                        "json: cannot unmarshal "
                                + Json.typeName(operation)
                                + " into Go value of type jsonpatch.Operation");
            }
            here = apply(here, step);
        }
        return here;
    }

    private static @Nullable Object apply(@Nullable Object here, Document step) {
        var value = step.get("value");
        return switch (step.get("op") instanceof String op ? op : "unknown") {
            case "add" ->
                    add(
                            here,
                            path(step, "add operation failed to decode path: missing value"),
                            value);
            case "remove" ->
                    remove(
                            here,
                            path(step, "remove operation failed to decode path: missing value"));
            case "replace" -> replace(here, path(step, decoding("replace")), value);
            case "move" -> move(here, step);
            case "copy" -> copy(here, step);
            case "test" -> {
                test(here, path(step, decoding("test")), value);
                yield here;
            }
            case String op -> throw new Malformed("Unexpected kind: " + op);
        };
    }

    private static String decoding(String op) {
        return op + " operation failed to decode path: operation missing path field: missing value";
    }

    private static String path(Document step, String complaint) {
        if (step.get("path") instanceof String path) {
            return path;
        }
        throw new Malformed(complaint);
    }

    // ---- operations ----

    private static Object add(@Nullable Object here, String path, @Nullable Object value) {
        var place = Place.of(path);
        return inside(
                here,
                place,
                "add operation does not apply: doc is missing path: \""
                        + path
                        + "\": missing value",
                container ->
                        added(
                                container,
                                place.key,
                                value,
                                "error in add for path: '" + path + "': "));
    }

    private static Object remove(@Nullable Object here, String path) {
        var place = Place.of(path);
        return inside(
                here,
                place,
                "remove operation does not apply: doc is missing path: \""
                        + path
                        + "\": missing value",
                container ->
                        removed(
                                container,
                                place.key,
                                "error in remove for path: '" + path + "': "));
    }

    private static Object replace(@Nullable Object here, String path, @Nullable Object value) {
        if (path.isEmpty()) {
            if (value instanceof Document || value instanceof Items) {
                return value;
            }
            throw new Malformed("replace operation value must be object or array: %!w(<nil>)");
        }
        var place = Place.of(path);
        return inside(
                here,
                place,
                "replace operation does not apply: doc is missing path: "
                        + path
                        + ": missing value",
                container -> {
                    if (container instanceof Document document) {
                        return document.put(place.key, value);
                    }
                    var list = (Items) container;
                    int index;
                    try {
                        index = index(list, place.key, "");
                    } catch (Malformed _) {
                        throw new Malformed(
                                "replace operation does not apply: doc is missing key: "
                                        + path
                                        + ": missing value");
                    }
                    return list.with(index, value);
                });
    }

    private static @Nullable Object move(@Nullable Object here, Document step) {
        var from = from(step, "move");
        var source = Place.of(from);
        var complaint = "error in move for path: '" + source.key + "': ";
        var container =
                container(
                        here,
                        source,
                        "move operation does not apply: doc is missing from path: "
                                + from
                                + ": missing value");
        var value = get(container, source.key, complaint);
        var without = inside(here, source, "", c -> removed(c, source.key, complaint));
        var path = path(step, decoding("move"));
        var place = Place.of(path);
        return inside(
                without,
                place,
                "move operation does not apply: doc is missing destination path: "
                        + path
                        + ": missing value",
                c -> added(c, place.key, value, "error in move for path: '" + path + "': "));
    }

    private static @Nullable Object copy(@Nullable Object here, Document step) {
        var from = from(step, "copy");
        var source = Place.of(from);
        var container =
                container(
                        here,
                        source,
                        "copy operation does not apply: doc is missing from path: "
                                + from
                                + ": missing value");
        var value = get(container, source.key, "error in copy for from: '" + from + "': ");
        var path = path(step, "copy operation failed to decode path: missing value");
        var place = Place.of(path);
        return inside(
                here,
                place,
                "copy operation does not apply: doc is missing destination path: "
                        + path
                        + ": missing value",
                c -> added(c, place.key, value, "error while adding value during copy: "));
    }

    private static String from(Document step, String op) {
        if (step.get("from") instanceof String from) {
            return from;
        }
        throw new Malformed(
                op
                        + " operation failed to decode from: operation, missing from field: missing"
                        + " value");
    }

    private static void test(@Nullable Object here, String path, @Nullable Object value) {
        var place = Place.of(path);
        var actual =
                path.isEmpty()
                        ? here
                        : get(
                                container(
                                        here,
                                        place,
                                        "test operation does not apply: is missing path: "
                                                + path
                                                + ": missing value"),
                                place.key,
                                "error in test for path: '" + path + "': ");
        if (!Objects.equals(actual, value)) {
            throw new Malformed("testing value " + path + " failed: test failed");
        }
    }

    // ---- places ----

    /**
     * The keys of all containers on the way and the key in the last; no keys at all when the path
     * has no slash.
     */
    private record Place(@Nullable List<String> way, String key) {

        static Place of(String path) {
            var parts = path.split("/", -1);
            if (parts.length < 2) {
                return new Place(null, "");
            }
            var keys =
                    Arrays.stream(parts).map(p -> p.replace("~1", "/").replace("~0", "~")).toList();
            return new Place(keys.subList(1, keys.size() - 1), keys.getLast());
        }
    }

    private static Object container(@Nullable Object here, Place place, String complaint) {
        var container = here;
        if (place.way == null) {
            throw new Malformed(complaint);
        }
        for (var key : place.way) {
            container = step(container, key);
        }
        if (container instanceof Document || container instanceof Items) {
            return container;
        }
        throw new Malformed(complaint);
    }

    private static @Nullable Object step(@Nullable Object container, String key) {
        try {
            return container instanceof Document || container instanceof Items
                    ? get(container, key, "")
                    : null;
        } catch (Malformed _) {
            return null;
        }
    }

    /** The tree with the container at this place changed. */
    private static Object inside(
            @Nullable Object here, Place place, String complaint, Function<Object, Object> change) {
        container(here, place, complaint);
        return along(here, place.way == null ? List.of() : place.way, change);
    }

    private static Object along(
            @Nullable Object here, List<String> way, Function<Object, Object> change) {
        if (way.isEmpty()) {
            return change.apply(Objects.requireNonNull(here));
        }
        var key = way.getFirst();
        var rest = way.subList(1, way.size());
        if (here instanceof Document document) {
            return document.put(key, along(document.get(key), rest, change));
        }
        var items = (Items) Objects.requireNonNull(here);
        var index = index(items, key, "");
        return items.with(index, along(items.get(index), rest, change));
    }

    // ---- one container ----

    private static @Nullable Object get(Object container, String key, String complaint) {
        return container instanceof Document document
                ? document.get(key)
                : ((Items) container).get(index((Items) container, key, complaint));
    }

    private static Object added(
            Object container, String key, @Nullable Object value, String complaint) {
        if (container instanceof Document document) {
            return document.put(key, value);
        }
        var list = new ArrayList<@Nullable Object>((Items) container);
        if (key.equals("-")) {
            list.add(value);
        } else {
            int index;
            try {
                index = number(key, "");
            } catch (Malformed fault) {
                throw new Malformed(
                        complaint
                                + "value was not a proper array index: '"
                                + key
                                + "': "
                                + fault.getMessage());
            }
            list.add(counted(index, list.size() + 1, complaint), value);
        }
        return Items.copyOf(list);
    }

    private static Object removed(Object container, String key, String complaint) {
        if (container instanceof Document document) {
            if (!document.has(key)) {
                throw new Malformed(
                        complaint + "Unable to remove nonexistent key: " + key + ": missing value");
            }
            return document.remove(key);
        }
        var list = new ArrayList<@Nullable Object>((Items) container);
        list.remove(index((Items) container, key, complaint));
        return Items.copyOf(list);
    }

    private static int index(Items items, String key, String complaint) {
        return counted(number(key, complaint), items.size(), complaint);
    }

    private static int number(String key, String complaint) {
        try {
            return Integer.parseInt(key);
        } catch (NumberFormatException _) {
            throw new Malformed(
                    complaint + "strconv.Atoi: parsing " + GoQuote.quote(key) + ": invalid syntax");
        }
    }

    private static int counted(int index, int size, String complaint) {
        if (index >= size || index < -size) {
            throw new Malformed(
                    complaint
                            + "Unable to access invalid index: "
                            + index
                            + ": invalid index referenced");
        }
        return index < 0 ? index + size : index;
    }
}
