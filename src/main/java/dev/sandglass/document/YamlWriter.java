package dev.sandglass.document;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value as block YAML, as go-yaml does: items are not indented under their key.
 *
 * <pre>
 *   spec:
 *     containers:
 *     - image: nginx
 *       name: web
 * </pre>
 */
final class YamlWriter {

    private static final int LONGEST_SIMPLE_KEY = 128;

    private final YamlScalarWriter out = new YamlScalarWriter();

    String write(@Nullable Object value) {
        node(value, -2, false);
        out.line(0);
        return out.text();
    }

    /**
     * Writes a value behind what introduces it.
     *
     * @param indent the column at which the surrounding entry stands; -2 at the root
     * @param ofKey whether a key introduces it, and not a dash
     */
    private void node(@Nullable Object value, int indent, boolean ofKey) {
        switch (value) {
            case Document document when !document.isEmpty() -> mapping(document, indent + 2);
            case Items items when !items.isEmpty() -> sequence(items, ofKey ? indent : indent + 2);
            case String text -> out.string(text, Math.max(indent + 2, 2), false);
            case null -> out.word("null");
            case Document _ -> out.word("{}");
            case Items _ -> out.word("[]");
            case Double number -> out.word(number(number));
            default -> out.word(value.toString());
        }
    }

    private void mapping(Document document, int indent) {
        for (var index : order(document)) {
            out.line(indent);
            var key = document.key(index);
            var simple = isSimple(key);
            if (simple) {
                out.string(key, indent, true);
                out.indicator(":", false);
            } else {
                out.indicator("? ", true);
                out.string(key, indent + 2, false);
                out.line(indent);
                out.indicator(": ", true);
            }
            node(document.valueAt(index), indent, simple);
        }
    }

    private void sequence(Items items, int indent) {
        for (var item : items) {
            out.line(indent);
            out.indicator("- ", true);
            node(item, indent, false);
        }
    }

    // go-yaml counts bytes, and takes no key over several lines
    private static boolean isSimple(String key) {
        if (key.length() > LONGEST_SIMPLE_KEY || key.chars().anyMatch(YamlStyle::isBreak)) {
            return false;
        }
        return key.length() * 3 <= LONGEST_SIMPLE_KEY
                || Json.bytes(key).length - 2 <= LONGEST_SIMPLE_KEY;
    }

    private static int[] order(Document document) {
        return IntStream.range(0, document.size())
                .boxed()
                .sorted((a, b) -> NaturalOrder.INSTANCE.compare(document.key(a), document.key(b)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static String number(double number) {
        var json = GoFloat.json(number);
        var resolved = YamlScalars.resolve(json);
        return resolved instanceof Double ? GoFloat.general(number) : json;
    }
}
