package dev.sandglass.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * JSON text, read and written as Go's encoding/json and sigs.k8s.io/json do: the same numbers,
 * escapes and complaints.
 *
 * <p>Whole numbers that fit are {@link Long}, all others {@link Double}. Left out: numbers past the
 * range of float64 (refused, as upstream does) and, against hostile input, nesting deeper than
 * {@value #DEEPEST}.
 */
public final class Json {

    public static final int DEEPEST = 250;

    private static final byte[] NO_INDENT = new byte[0];

    private Json() {}

    /** How strings are written. */
    public enum Escapes {
        /**
         * With {@code <}, {@code >} and {@code &} as {@code \u003c}: what servers and printers
         * send.
         */
        HTML,
        /** These three as they are. */
        PLAIN
    }

    // ---- reading ----

    /** The value that the text holds. */
    public static @Nullable Object parse(String json) {
        return parse(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The value that the bytes hold. */
    public static @Nullable Object parse(byte[] json) {
        return new JsonReader(json, null).read();
    }

    /**
     * The value that the bytes hold; paths of keys that stand twice ({@code
     * spec.containers[0].image}) are reported in the order of the text. The last one counts.
     */
    public static @Nullable Object parse(byte[] json, Consumer<String> duplicates) {
        var reader = new JsonReader(json, new DuplicateKeys());
        var value = reader.read();
        reader.duplicates().forEach(duplicates);
        return value;
    }

    /**
     * The value that the bytes hold, and the paths of keys that stand twice with their second
     * places.
     */
    public static Located locating(byte[] json) {
        var reader = new JsonReader(json, new DuplicateKeys());
        return new Located(reader.read(), reader.duplicateOffsets());
    }

    /** A value, and where in its text keys stand a second time. */
    public record Located(@Nullable Object value, Map<String, Integer> duplicates) {}

    /** Where the keys of these paths stand in the text. */
    public static Map<String, Integer> offsets(byte[] json, Collection<String> paths) {
        var offsets = new HashMap<String, Integer>();
        paths.forEach(path -> offsets.put(path, -1));
        new JsonReader(json, null).locate(offsets);
        return offsets;
    }

    /**
     * The objects of a text that holds one after the other, in which other strings stand in the place of the text's, keys
     * among them.
     */
    public static List<Document> objects(byte[] json, UnaryOperator<String> texts) {
        var reader = new JsonReader(json, null, texts);
        var objects = new ArrayList<Document>();
        for (var at = 0; reader.hasMore(at); at = reader.end()) {
            objects.add(object(reader.next(at)));
        }
        return objects;
    }

    /** The object that the text holds; anything else is refused. */
    public static Document object(String json) {
        return object(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The object that the bytes hold; anything else is refused. */
    public static Document object(byte[] json) {
        return object(parse(json));
    }

    private static Document object(@Nullable Object value) {
        return switch (value) {
            case Document document -> document;
            case null -> Document.EMPTY; // Go leaves the map as it was
            case Object other ->
                    throw new Malformed(
                            "json: cannot unmarshal "
                                    + typeName(other)
                                    + " into Go value of type map[string]interface {}");
        };
    }

    /** What Go calls the type of a JSON value: array, bool, null, number, object, string. */
    public static String typeName(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Document _ -> "object";
            case List<?> _ -> "array";
            case String _ -> "string";
            case Boolean _ -> "bool";
            default -> "number";
        };
    }

    // ---- writing ----

    /** Compact JSON with the keys in the document's order, escaped as Go's encoding/json does. */
    public static String write(@Nullable Object value) {
        return write(value, Escapes.HTML);
    }

    public static String write(@Nullable Object value, Escapes escapes) {
        return new JsonWriter(escapes, NO_INDENT).value(value, null).text();
    }

    /** Compact JSON with the keys in the schema's order. */
    public static String write(@Nullable Object value, @Nullable KeyOrder order) {
        return new JsonWriter(Escapes.HTML, NO_INDENT).value(value, order).text();
    }

    /** Compact JSON as UTF-8, keys sorted. */
    public static byte[] bytes(@Nullable Object value) {
        return bytes(value, null);
    }

    /** Compact JSON as UTF-8 with the keys in the schema's order. */
    public static byte[] bytes(@Nullable Object value, @Nullable KeyOrder order) {
        return new JsonWriter(Escapes.HTML, NO_INDENT).value(value, order).bytes();
    }

    /** What stands between the braces of a document's compact JSON. */
    public static byte[] inside(Document document, @Nullable KeyOrder order) {
        return new JsonWriter(Escapes.HTML, NO_INDENT).value(document, order).inside();
    }

    /**
     * JSON over many lines: four spaces as {@code kubectl -o json}, two as the API server's pretty
     * output. No newline at the end.
     */
    public static String indented(@Nullable Object value, int spaces, @Nullable KeyOrder order) {
        return new JsonWriter(Escapes.HTML, " ".repeat(spaces).getBytes(StandardCharsets.US_ASCII))
                .value(value, order)
                .text();
    }

    /** Compact JSON broken into lines of two blanks, its keys as they stand. */
    public static byte[] pretty(byte[] compact) {
        return new JsonIndent(compact, 2).bytes();
    }

    public static String indented(@Nullable Object value, int spaces) {
        return indented(value, spaces, null);
    }

    /** The text as a JSON string, quotes and all. */
    public static String quote(String text) {
        return write(text);
    }

    /** A number as Go's encoding/json prints it: {@code 1}, {@code 0.5}, {@code 1e+21}. */
    public static String number(double value) {
        return GoFloat.json(value);
    }
}
