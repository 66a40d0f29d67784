package dev.sandglass.api;

import dev.sandglass.document.Document;
import dev.sandglass.document.GoBase64;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.Struct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object into its type, as Go's decoders read JSON into structs: fields of a wrong type
 * are refused, unknown and duplicate ones told,
 * values brought into the form in which the server keeps them.
 *
 * <pre>
 *   in      {kind: Pod, spec: {containers: [{name: a, imge: x}], priority: null}}
 *   out     {kind: Pod, metadata: {}, spec: {containers: [{name: a, resources: {}}]}, status: {}}
 *   faults  unknown field "spec.containers[0].imge"
 * </pre>
 *
 * <p>Follows sigs.k8s.io/json. Where a text has several faults of type, upstream tells the first of
 * the text, we the first by name; strict
 * faults come in the text's order when it is given.
 */
public final class Decoder {

    private static final int FAULTS_AT_MOST = 100;

    private final DecodePath path = new DecodePath();
    private final List<String> unknown = new ArrayList<>();
    private @Nullable Malformed firstFault;

    private Decoder() {}

    /** The object that the JSON text holds; a complaint when it does not fit the type. */
    public static Decoded decode(byte[] json, Struct struct) {
        return decode(json, Json.locating(json), struct);
    }

    /** The object that the JSON text holds, which has been read already. */
    public static Decoded decode(byte[] json, Json.Located located, Struct struct) {
        var decoder = new Decoder();
        var document = decoder.root(located.value(), struct);
        return new Decoded(document, decoder.inOrder(json, located));
    }

    /** The object in the form of its type; a complaint when it does not fit. */
    public static Decoded decode(Document tree, Struct struct) {
        var decoder = new Decoder();
        var document = decoder.root(tree, struct);
        return new Decoded(
                document,
                decoder.unknown.stream().map(p -> "unknown field \"" + p + "\"").toList());
    }

    private List<String> inOrder(byte[] json, Json.Located located) {
        if (unknown.isEmpty() && located.duplicates().isEmpty()) {
            return List.of();
        }
        var told = new HashMap<String, Integer>();
        located.duplicates().forEach((p, at) -> told.put("duplicate field \"" + p + "\"", at));
        Json.offsets(json, unknown).forEach((p, at) -> told.put("unknown field \"" + p + "\"", at));
        return told.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue()))
                .map(entry -> entry.getKey())
                .limit(FAULTS_AT_MOST)
                .toList();
    }

    private Document root(@Nullable Object value, Struct struct) {
        if (value != null && !(value instanceof Document)) {
            throw new Malformed(
                    "json: cannot unmarshal "
                            + Json.typeName(value)
                            + " into Go value of type v1."
                            + struct.goName());
        }
        var document = struct(value == null ? Document.EMPTY : (Document) value, struct);
        if (firstFault != null) {
            throw firstFault;
        }
        return document;
    }

    // ---- objects ----

    private Document struct(Document document, Struct struct) {
        if (document.isIn(struct)) {
            return document; // a part of an object that was read before
        }
        var changed = document;
        for (var i = 0; i < document.size(); i++) {
            var key = document.key(i);
            var value = document.valueAt(i);
            var field = struct.field(key);
            Object kept;
            if (field == null) {
                kept = null;
                path.key(key);
                unknown.add(path.strict());
                path.pop();
            } else {
                path.field(field, struct);
                kept = value == null ? null : field(value, field);
                path.pop();
            }
            if (kept == null) {
                changed = changed.remove(key);
            } else if (kept != value) {
                changed = changed.put(key, kept);
            }
        }
        return withAlways(changed, struct).knownIn(struct);
    }

    /** With the fields that Go writes always, as zeros where they were not set. */
    private Document withAlways(Document document, Struct struct) {
        var with = document;
        var fields = struct.fields();
        for (var i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            if (!field.omitEmpty() && !with.has(field.name())) {
                with = with.put(field.name(), zero(field));
            }
        }
        return with;
    }

    private @Nullable Object zero(Struct.Field field) {
        var zero = field.zero();
        var inner = field.struct();
        return zero instanceof Document && inner != null && field.arity() == Struct.Arity.ONE
                ? struct(Document.EMPTY, inner)
                : zero;
    }

    /** The value in its form; null when Go would not write it. */
    private @Nullable Object field(Object value, Struct.Field field) {
        var type = field.goType();
        return switch (field.arity()) {
            case ONE -> {
                var one = one(value, field, type);
                yield field.omitEmpty() && !field.pointer() && isEmpty(one) ? null : one;
            }
            case LIST ->
                    switch (value) {
                        case Items items
                                when items.isEmpty() && field.omitEmpty() && !field.pointer() ->
                                null;
                        case Items items ->
                                list(
                                        items,
                                        field,
                                        type.startsWith("[]") ? type.substring(2) : type);
                        default -> wrongType(value, type);
                    };
            case MAP ->
                    switch (value) {
                        case Document map
                                when map.isEmpty() && field.omitEmpty() && !field.pointer() ->
                                null;
                        case Document map -> map(map, field, type.substring(type.indexOf(']') + 1));
                        default -> wrongType(value, type);
                    };
        };
    }

    private static boolean isEmpty(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case String text -> text.isEmpty();
            case Boolean flag -> !flag;
            case Long number -> number == 0;
            case Double number -> number == 0;
            case Document document -> document.isEmpty();
            default -> false;
        };
    }

    private Items list(Items items, Struct.Field field, String type) {
        Object[] changed = null;
        for (var i = 0; i < items.size(); i++) {
            path.index(i);
            var item = items.get(i);
            var kept = item == null ? nothing(field) : one(item, field, type);
            path.pop();
            if (kept != item) {
                changed = changed == null ? items.toArray() : changed;
                changed[i] = kept;
            }
        }
        return changed == null ? items : Items.of(changed);
    }

    private Document map(Document map, Struct.Field field, String type) {
        var changed = map;
        for (var i = 0; i < map.size(); i++) {
            path.key(map.key(i));
            var value = map.valueAt(i);
            var kept = value == null ? nothing(field) : one(value, field, type);
            path.pop();
            if (kept != value) {
                changed = changed.put(map.key(i), kept);
            }
        }
        return changed;
    }

    /** What a null in a list or a map becomes. */
    private @Nullable Object nothing(Struct.Field field) {
        return switch (field.kind()) {
            case STRING -> "";
            case INT32, INT64, INT_OR_STRING -> 0L;
            case DOUBLE -> 0.0;
            case BOOL -> false;
            case QUANTITY -> "0";
            case STRUCT -> field.struct() == null ? null : struct(Document.EMPTY, field.struct());
            default -> null;
        };
    }

    // ---- one value ----

    private @Nullable Object one(Object value, Struct.Field field, String type) {
        return switch (field.kind()) {
            case STRING -> value instanceof String ? value : wrongType(value, type);
            case BOOL -> value instanceof Boolean ? value : wrongType(value, type);
            case INT32 ->
                    value instanceof Long number && number == number.intValue()
                            ? value
                            : wrongNumber(value, type);
            case INT64 -> value instanceof Long ? value : wrongNumber(value, type);
            case DOUBLE -> value instanceof Number ? value : wrongType(value, type);
            case BYTES ->
                    value instanceof String text ? same(text, bytes(text)) : wrongType(value, type);
            case QUANTITY -> same(value, Quantity.read(value).toString());
            case INT_OR_STRING -> intOrString(value);
            case TIME -> same(value, GoTime.seconds(text(value)));
            case MICRO_TIME -> same(value, GoTime.micros(text(value)));
            case DURATION -> text(value);
            case STRUCT ->
                    value instanceof Document document && field.struct() != null
                            ? struct(document, field.struct())
                            : wrongType(value, type);
            case STRING_LIST -> strings(value, type);
            case RAW_EXTENSION,
                    FIELDS_V1,
                    ANY,
                    SCHEMA_OR_ARRAY,
                    SCHEMA_OR_BOOL,
                    SCHEMA_OR_STRINGS ->
                    value;
        };
    }

    /** What is in its form already stays what it is, and so does all around it. */
    private static @Nullable Object same(Object value, @Nullable Object formed) {
        return value.equals(formed) ? value : formed;
    }

    private @Nullable Object strings(Object value, String type) {
        if (value instanceof Items items && items.stream().allMatch(String.class::isInstance)) {
            return value;
        }
        return wrongType(value, type);
    }

    // these read themselves in Go: their faults end it all
    private Object intOrString(Object value) {
        if (value instanceof String
                || value instanceof Long number && number == number.intValue()) {
            return value;
        }
        throw mismatch(described(value), "int32");
    }

    private String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw mismatch(Json.typeName(value), "string");
    }

    private @Nullable Object bytes(String text) {
        var fault = GoBase64.fault(text);
        if (fault >= 0) {
            note(new Malformed("illegal base64 data at input byte " + fault));
            return null;
        }
        return GoBase64.canonical(text);
    }

    // ---- faults of type: the first one is told, once all has been read ----

    private @Nullable Object wrongType(Object value, String type) {
        note(mismatch(Json.typeName(value), type));
        return null;
    }

    private @Nullable Object wrongNumber(Object value, String type) {
        note(mismatch(described(value), type));
        return null;
    }

    private Malformed mismatch(String found, String type) {
        return new Malformed(
                "json: cannot unmarshal "
                        + found
                        + " into Go struct field "
                        + path.go()
                        + " of type "
                        + type);
    }

    private static String described(Object value) {
        return value instanceof Number ? "number " + Json.write(value) : Json.typeName(value);
    }

    private void note(Malformed fault) {
        if (firstFault == null) {
            firstFault = fault;
        }
    }
}
