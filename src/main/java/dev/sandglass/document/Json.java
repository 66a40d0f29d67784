package dev.sandglass.document;

import org.jspecify.annotations.Nullable;

/** JSON text. (The text track completes this: parse, bytes, pretty, schema order.) */
public final class Json {

    private Json() {}

    /** Compact JSON with the keys in the document's order, escaped as Go's encoding/json does. */
    public static String write(@Nullable Object value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> quote(text, out);
            case Document document -> {
                out.append('{');
                for (var i = 0; i < document.size(); i++) {
                    if (i > 0) {
                        out.append(',');
                    }
                    quote(document.key(i), out);
                    out.append(':');
                    write(document.valueAt(i), out);
                }
                out.append('}');
            }
            case Items items -> {
                out.append('[');
                for (var i = 0; i < items.size(); i++) {
                    if (i > 0) {
                        out.append(',');
                    }
                    write(items.get(i), out);
                }
                out.append(']');
            }
            default -> out.append(value);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
