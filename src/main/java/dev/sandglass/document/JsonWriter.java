package dev.sandglass.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes a value as JSON into one growing array of bytes. */
final class JsonWriter {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Per ASCII character: 0 as it is, 1 escaped always, 2 escaped for HTML only. */
    private static final byte[] CARE = care();

    /** A Pod fits at once when it is made, most of what runs when this has grown once. */
    private static final int BEGIN = 2048;

    private final byte[] indent;
    private final int careless;
    private final boolean keysAsKept;
    private byte[] out = new byte[BEGIN];
    private int top;
    private int depth;

    JsonWriter(Json.Escapes escapes, byte[] indent) {
        this.indent = indent;
        this.careless = escapes == Json.Escapes.HTML ? 0 : 2;
        this.keysAsKept = escapes == Json.Escapes.HTML;
    }

    private static byte[] care() {
        var care = new byte[128];
        Arrays.fill(care, 0, 0x20, (byte) 1);
        care['"'] = 1;
        care['\\'] = 1;
        care['<'] = 2;
        care['>'] = 2;
        care['&'] = 2;
        return care;
    }

    byte[] bytes() {
        return Arrays.copyOf(out, top);
    }

    /** What stands between the first and the last byte. */
    byte[] inside() {
        return Arrays.copyOfRange(out, 1, top - 1);
    }

    String text() {
        return new String(out, 0, top, StandardCharsets.UTF_8);
    }

    /** The key with its quotes and colon, as every compact writer needs it. */
    static byte[] quotedKey(String key) {
        var writer = new JsonWriter(Json.Escapes.HTML, new byte[0]);
        writer.string(key);
        writer.put(':');
        return writer.bytes();
    }

    JsonWriter value(@Nullable Object value, @Nullable KeyOrder order) {
        switch (value) {
            case null -> ascii("null");
            case String text -> string(text);
            case Document document -> document(document, order);
            case Items items -> items(items, order);
            case Boolean flag -> ascii(flag ? "true" : "false");
            case Long number -> number(number);
            case Double number -> ascii(GoFloat.json(number));
            default ->
                    throw new IllegalStateException("not of JSON: " + value.getClass().getName());
        }
        return this;
    }

    private void document(Document document, @Nullable KeyOrder order) {
        var size = document.size();
        if (size == 0) {
            ascii("{}");
            return;
        }
        put('{');
        depth++;
        var shape = document.shape();
        var places = order == null ? null : shape.places(order);
        for (var i = 0; i < size; i++) {
            if (i > 0) {
                put(',');
            }
            line();
            var index = places == null ? i : places.order()[i];
            key(shape, index);
            value(document.valueAt(index), places == null ? null : places.inside()[i]);
        }
        depth--;
        line();
        put('}');
    }

    private void key(Shape shape, int index) {
        if (keysAsKept) {
            var quoted = shape.quotedKey(index);
            ensure(quoted.length);
            System.arraycopy(quoted, 0, out, top, quoted.length);
            top += quoted.length;
        } else {
            string(shape.keys[index]);
            put(':');
        }
        if (indent.length > 0) {
            put(' ');
        }
    }

    private void items(Items items, @Nullable KeyOrder order) {
        var size = items.size();
        if (size == 0) {
            ascii("[]");
            return;
        }
        put('[');
        depth++;
        for (var i = 0; i < size; i++) {
            if (i > 0) {
                put(',');
            }
            line();
            value(items.get(i), order);
        }
        depth--;
        line();
        put(']');
    }

    private void line() {
        if (indent.length > 0) {
            put('\n');
            for (var i = 0; i < depth; i++) {
                ensure(indent.length);
                System.arraycopy(indent, 0, out, top, indent.length);
                top += indent.length;
            }
        }
    }

    private void string(String text) {
        var length = text.length();
        ensure(length * 6 + 2); // the most that escapes or UTF-8 can make of it
        var to = top;
        var bytes = out;
        bytes[to++] = '"';
        for (var i = 0; i < length; i++) {
            var c = text.charAt(i);
            if (c < 0x80 && (CARE[c] == 0 || CARE[c] == careless)) {
                bytes[to++] = (byte) c;
            } else {
                top = to;
                i += careful(text, i, c);
                to = top;
            }
        }
        bytes[to++] = '"';
        top = to;
    }

    /** Writes one character that is not plain; how many more characters it took. */
    private int careful(String text, int index, char c) {
        switch (c) {
            case '"', '\\' -> escape(c);
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            case '\b' -> escape('b');
            case '\f' -> escape('f');
            default -> {
                if (c < 0x80 || c == 0x2028 || c == 0x2029) {
                    unicode(c);
                } else if (c < 0x800) {
                    out[top++] = (byte) (0xc0 | c >> 6);
                    out[top++] = (byte) (0x80 | c & 0x3f);
                } else if (!Character.isSurrogate(c)) {
                    out[top++] = (byte) (0xe0 | c >> 12);
                    out[top++] = (byte) (0x80 | c >> 6 & 0x3f);
                    out[top++] = (byte) (0x80 | c & 0x3f);
                } else {
                    return pair(text, index, c);
                }
            }
        }
        return 0;
    }

    private int pair(String text, int index, char high) {
        if (Character.isHighSurrogate(high)
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1))) {
            var point = Character.toCodePoint(high, text.charAt(index + 1));
            out[top++] = (byte) (0xf0 | point >> 18);
            out[top++] = (byte) (0x80 | point >> 12 & 0x3f);
            out[top++] = (byte) (0x80 | point >> 6 & 0x3f);
            out[top++] = (byte) (0x80 | point & 0x3f);
            return 1;
        }
        unicode('\ufffd');
        return 0;
    }

    private void escape(char c) {
        out[top++] = '\\';
        out[top++] = (byte) c;
    }

    private void unicode(char c) {
        escape('u');
        for (var shift = 12; shift >= 0; shift -= 4) {
            out[top++] = HEX[c >> shift & 0xf];
        }
    }

    private void number(long number) {
        if (number >= 0 && number < 10) {
            put((char) ('0' + number));
        } else {
            ascii(Long.toString(number));
        }
    }

    @SuppressWarnings("deprecation") // the one way to copy ASCII without a detour
    private void ascii(String text) {
        var length = text.length();
        ensure(length);
        text.getBytes(0, length, out, top);
        top += length;
    }

    private void put(char c) {
        ensure(1);
        out[top++] = (byte) c;
    }

    private void ensure(int more) {
        if (out.length - top < more) {
            out = Arrays.copyOf(out, Math.max(2 * out.length, top + more));
        }
    }
}
