package dev.sandglass.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value from bytes. Open objects and lists keep their keys and values on two stacks,
 * so reading allocates little but the result.
 */
final class JsonReader {

    private final byte[] in;
    private final @Nullable DuplicateKeys duplicates;
    private final @Nullable UnaryOperator<String> texts;
    private final JsonFault fault;
    private @Nullable Map<String, Integer> wanted;
    private int at;

    private String[] keys = new String[64];
    private @Nullable Object[] values = new Object[64];
    private int[] offsets = new int[64];
    private int top;

    /**
     * For each open object or list, where it begins on the stacks: the path to here, when it is
     * asked for.
     */
    private final int[] bases = new int[Json.DEEPEST + 2];

    private int depth;

    JsonReader(byte[] in, @Nullable DuplicateKeys duplicates) {
        this(in, duplicates, null);
    }

    /** A reader that puts other strings in the place of those that stand in the text. */
    JsonReader(
            byte[] in, @Nullable DuplicateKeys duplicates, @Nullable UnaryOperator<String> texts) {
        this.in = in;
        this.duplicates = duplicates;
        this.texts = texts;
        this.fault = new JsonFault(in);
    }

    @Nullable Object read() {
        var value = value();
        skipSpace();
        if (at < in.length) {
            throw fault.unexpected(at, "after top-level value");
        }
        return value;
    }

    /** Whether anything but blanks stands from here on. */
    boolean hasMore(int from) {
        at = from;
        skipSpace();
        return at < in.length;
    }

    /** The value that begins here; others may follow. */
    @Nullable Object next(int from) {
        at = from;
        return value();
    }

    /** Where reading ended. */
    int end() {
        return at;
    }

    /** Fills in where the keys of these paths stand first; -1 marks those still unknown. */
    void locate(Map<String, Integer> paths) {
        wanted = paths;
        read();
    }

    /** Where each duplicate key was seen the second time. */
    Map<String, Integer> duplicateOffsets() {
        return duplicates == null ? Map.of() : duplicates.offsets();
    }

    List<String> duplicates() {
        return duplicates == null ? List.of() : duplicates.paths();
    }

    private @Nullable Object value() {
        skipSpace();
        if (at >= in.length) {
            throw fault.end();
        }
        var c = in[at];
        return switch (c) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> {
                at++;
                yield text(false);
            }
            case 't' -> literal("true", Boolean.TRUE);
            case 'f' -> literal("false", Boolean.FALSE);
            case 'n' -> literal("null", null);
            default -> {
                if (c == '-' || c >= '0' && c <= '9') {
                    yield number();
                }
                throw fault.unexpected(at, "looking for beginning of value");
            }
        };
    }

    private void skipSpace() {
        while (at < in.length) {
            var c = in[at];
            if (c > ' ' || c != ' ' && c != '\n' && c != '\t' && c != '\r') {
                return;
            }
            at++;
        }
    }

    private void open() {
        if (++depth > Json.DEEPEST) {
            throw new Malformed("exceeded max depth", at);
        }
        bases[depth] = top;
        at++;
    }

    private Document object() {
        open();
        var base = top;
        skipSpace();
        if (at < in.length && in[at] == '}') {
            at++;
            depth--;
            return Document.EMPTY;
        }
        while (true) {
            skipSpace();
            if (at >= in.length) {
                throw fault.end();
            }
            key();
            // First the value, then the array: reading it may have put a larger array in its place.
            var read = value();
            values[top - 1] = read;
            skipSpace();
            if (at >= in.length) {
                throw fault.end();
            }
            var c = in[at++];
            if (c == '}') {
                return closeObject(base);
            }
            if (c != ',') {
                throw fault.unexpected(at - 1, "after object key:value pair");
            }
        }
    }

    /** A key, its colon, and a place for its value on the stacks. */
    private void key() {
        if (in[at] != '"') {
            throw fault.unexpected(at, "looking for beginning of object key string");
        }
        reserve();
        offsets[top] = at++;
        keys[top] = text(true);
        expectColon();
        if (wanted != null) {
            wanted.replace(pathTo(keys[top]), -1, offsets[top]);
        }
        top++;
    }

    private void expectColon() {
        skipSpace();
        if (at >= in.length) {
            throw fault.end();
        }
        if (in[at] != ':') {
            throw fault.unexpected(at, "after object key");
        }
        at++;
    }

    private Document closeObject(int base) {
        var document = Layout.document(keys, values, base, top);
        if (document == null) {
            dropDuplicates(base);
            document = Layout.document(keys, values, base, top);
        }
        clear(base);
        if (document == null) {
            throw new IllegalStateException("a key is still there twice");
        }
        return document;
    }

    private void dropDuplicates(int base) {
        var places = new HashMap<String, Integer>();
        var end = top;
        top = base;
        for (var i = base; i < end; i++) {
            var earlier = places.putIfAbsent(keys[i], top);
            if (earlier != null) {
                values[earlier] = values[i];
                if (duplicates != null) {
                    duplicates.add(pathTo(keys[i]), offsets[i]);
                }
            } else {
                keys[top] = keys[i];
                values[top++] = values[i];
            }
        }
        Arrays.fill(values, top, end, null);
    }

    private String pathTo(String key) {
        var path = new StringBuilder();
        for (var level = 1; level < depth; level++) {
            var place = bases[level + 1] - 1; // the entry in which the next level opened
            if (keys[place] == null) {
                path.append('[').append(place - bases[level]).append(']');
            } else {
                append(path, keys[place]);
            }
        }
        append(path, key);
        return path.toString();
    }

    private static void append(StringBuilder path, String key) {
        if (!path.isEmpty()) {
            path.append('.');
        }
        path.append(key);
    }

    private Items list() {
        open();
        var base = top;
        skipSpace();
        if (at < in.length && in[at] == ']') {
            at++;
            depth--;
            return Items.EMPTY;
        }
        while (true) {
            reserve();
            keys[top] = null;
            top++;
            var read = value();
            values[top - 1] = read;
            skipSpace();
            if (at >= in.length) {
                throw fault.end();
            }
            var c = in[at++];
            if (c == ']') {
                var items = Items.owning(Arrays.copyOfRange(values, base, top));
                clear(base);
                return items;
            }
            if (c != ',') {
                throw fault.unexpected(at - 1, "after array element");
            }
        }
    }

    private void reserve() {
        if (top == keys.length) {
            keys = Arrays.copyOf(keys, top * 2);
            values = Arrays.copyOf(values, top * 2);
            offsets = Arrays.copyOf(offsets, top * 2);
        }
    }

    private void clear(int base) {
        top = base;
        depth--;
    }

    private String text(boolean key) {
        var text = string(key);
        return texts == null ? text : texts.apply(text);
    }

    /** The rest of a string whose quote has been read. */
    private String string(boolean key) {
        var bytes = in; // the interpreter is slow with fields, and a start reads 300 KB with it
        var start = at;
        var end = start;
        var hash = 0;
        var all = 0;
        for (; end < bytes.length; end++) {
            var c = bytes[end];
            if (c == '"') {
                at = end + 1;
                return all >= 0
                        ? RecentWords.ascii(bytes, start, end, hash, key)
                        : new String(bytes, start, end - start, StandardCharsets.UTF_8);
            }
            if (c == '\\') {
                break;
            }
            if (c >= 0 && c < ' ') {
                throw fault.unexpected(end, "in string literal");
            }
            hash = 31 * hash + c;
            all |= c;
        }
        return escaped(start, end);
    }

    private String escaped(int start, int escape) {
        var strings = new JsonString(in, fault);
        var text = strings.read(start, escape);
        at = strings.end();
        return text;
    }

    private @Nullable Object literal(String word, @Nullable Object value) {
        for (var i = 1; i < word.length(); i++) {
            if (at + i >= in.length || in[at + i] != word.charAt(i)) {
                throw fault.unexpected(
                        at + i, "in literal " + word + " (expecting '" + word.charAt(i) + "')");
            }
        }
        at += word.length();
        return value;
    }

    private Object number() {
        var numbers = new JsonNumber(in, fault);
        var value = numbers.read(at);
        at = numbers.end();
        return value;
    }
}
