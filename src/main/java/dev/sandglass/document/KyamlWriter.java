package dev.sandglass.document;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes KYAML, the strict and unambiguous form of {@code kubectl -o kyaml}: braces, quoted
 * strings, a comma behind each entry.
 *
 * <pre>
 *   ---
 *   {
 *     labels: {
 *       app: "web",
 *     },
 *   }
 * </pre>
 */
final class KyamlWriter {

    private final StringBuilder out = new StringBuilder(1024);

    String write(@Nullable Object value) {
        out.append("---\n");
        node(value, 0);
        return out.append('\n').toString();
    }

    private void node(@Nullable Object value, int indent) {
        switch (value) {
            case Document document -> mapping(document, indent);
            case Items items -> sequence(items, indent);
            case String text -> string(text, indent + 1, false);
            case null -> out.append("null");
            case Double number -> out.append(GoFloat.json(number));
            default -> out.append(value);
        }
    }

    private void mapping(Document document, int indent) {
        if (document.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append("{\n");
        document.forEach(
                (key, value) -> {
                    indent(indent + 1);
                    if (needsQuotes(key)) {
                        string(key, indent + 1, true);
                    } else {
                        out.append(key);
                    }
                    out.append(": ");
                    node(value, indent + 1);
                    out.append(",\n");
                });
        indent(indent);
        out.append('}');
    }

    private void sequence(Items items, int indent) {
        if (items.isEmpty()) {
            out.append("[]");
            return;
        }
        var cuddled = items.stream().allMatch(i -> i instanceof Document || i instanceof Items);
        if (cuddled) {
            out.append('[');
            for (var i = 0; i < items.size(); i++) {
                out.append(i == 0 ? "" : ", ");
                node(items.get(i), indent);
            }
            out.append(']');
            return;
        }
        out.append("[\n");
        for (var item : items) {
            indent(indent + 1);
            node(item, indent + 1);
            out.append(",\n");
        }
        indent(indent);
        out.append(']');
    }

    private void indent(int level) {
        out.repeat("  ", level);
    }

    // ---- strings ----

    private void string(String text, int indent, boolean compact) {
        var folds = !compact && text.indexOf('\n') >= 0;
        out.append('"');
        if (folds) {
            out.append("\\\n");
        }
        text.codePoints().forEach(c -> character(c, indent, compact));
        if (folds) {
            if (out.charAt(out.length() - 1) != '\n') {
                out.append("\\\n");
            }
            indent(indent);
        }
        out.append('"');
    }

    private void character(int c, int indent, boolean compact) {
        if (out.charAt(out.length() - 1) == '\n') {
            indent(indent);
            out.append(isSpace(c) && c != '\n' ? '\\' : ' ');
        }
        switch (c) {
            case '\n' -> out.append(compact ? "\\n" : "\\n\\\n");
            case '\t' -> out.append(compact ? "\\t" : "\t");
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case 7 -> out.append("\\a");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            case 11 -> out.append("\\v");
            case 0 -> out.append("\\0");
            case 0x1b -> out.append("\\e");
            case 0x85 -> out.append("\\N");
            case 0xa0 -> out.append("\\_");
            case 0x2028 -> out.append("\\L");
            case 0x2029 -> out.append("\\P");
            default -> {
                if (GoQuote.isPrintable(c)) {
                    out.appendCodePoint(c);
                } else {
                    var form =
                            c < ' ' || c == 0x7f ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
                    out.append(String.format(form, c));
                }
            }
        }
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c >= '\t' && c <= '\r' || c == 0x85 || Character.isSpaceChar(c);
    }

    // ---- keys ----

    private static boolean needsQuotes(String key) {
        if (key.isEmpty() || isAmbiguous(key)) {
            return true;
        }
        for (var i = 0; i < key.length(); i++) {
            var c = key.charAt(i);
            var inside = i > 0 && i < key.length() - 1 && (c == '-' || c == '.' || c == '/');
            if (!inside && c != '_' && !Character.isLetter(c) && !isNumber(c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumber(char c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
                    true;
            default -> false;
        };
    }

    /** Whether some YAML reader could take the word for something else than a string. */
    private static boolean isAmbiguous(String key) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "null",
                    "~",
                    "true",
                    "t",
                    "y",
                    "yes",
                    "on",
                    "false",
                    "f",
                    "n",
                    "no",
                    "off",
                    ".inf",
                    "-.inf",
                    "+.inf",
                    ".nan",
                    "inf",
                    "+inf",
                    "-inf",
                    "infinity",
                    "+infinity",
                    "-infinity",
                    "nan" ->
                    true;
            default ->
                    !(YamlScalars.resolve(key.replace("_", "")) instanceof String)
                            || YamlScalars.isTime(key)
                            || YamlScalars.isBase60(key)
                            || isHexFloat(key.replace("_", ""));
        };
    }

    private static boolean isHexFloat(String key) {
        return key.matches(
                "[-+]?0[xX]([0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)[pP][-+]?[0-9]+");
    }
}
