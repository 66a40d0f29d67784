package dev.sandglass.api;

import dev.sandglass.document.Malformed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which objects, by a few of their fields: {@code status.phase!=Running,spec.nodeName=node01}.
 * Follows apimachinery's fields.Selector; which
 * fields there are is each kind's matter.
 */
public record FieldSelector(List<Term> terms) {

    /** Every object. */
    public static final FieldSelector EVERYTHING = new FieldSelector(List.of());

    /** One field equal to a value, or not. */
    public record Term(String field, boolean equal, String value) {

        @Override
        public String toString() {
            return field + (equal ? "=" : "!=") + escaped(value);
        }
    }

    public FieldSelector {
        terms = List.copyOf(terms);
    }

    /** The selector that the text means; else a complaint. */
    public static FieldSelector parse(String text) {
        var terms = new ArrayList<Term>();
        for (var part : parts(text)) {
            if (!part.isEmpty()) {
                terms.add(term(part, text));
            }
        }
        terms.removeIf(term -> term.field.isEmpty() && term.value.isEmpty());
        return terms.isEmpty() ? EVERYTHING : new FieldSelector(terms);
    }

    private static String[] parts(String text) {
        var parts = new ArrayList<String>();
        var from = 0;
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == ',') {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        var sorted = parts.toArray(String[]::new);
        Arrays.sort(sorted);
        return sorted;
    }

    private static Term term(String part, String text) {
        for (var i = 0; i < part.length(); i++) {
            if (part.startsWith("!=", i)) {
                return new Term(part.substring(0, i), false, unescaped(part.substring(i + 2)));
            }
            if (part.charAt(i) == '=') {
                var value = part.substring(part.startsWith("==", i) ? i + 2 : i + 1);
                return new Term(part.substring(0, i), true, unescaped(value));
            }
        }
        throw new Malformed("invalid selector: '" + text + "'; can't understand '" + part + "'");
    }

    private static String unescaped(String value) {
        var out = new StringBuilder(value.length());
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '\\') {
                var next = i + 1 < value.length() ? value.substring(i + 1, i + 2) : "";
                if (next.isEmpty() || "\\,=".indexOf(next.charAt(0)) < 0) {
                    throw new Malformed(
                            "invalid field selector: invalid escape sequence: \\" + next);
                }
                out.append(next);
                i++;
            } else if (c == ',' || c == '=') {
                throw new Malformed(
                        "invalid field selector: unescaped character in value: " + (int) c);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
    }

    /** Whether an object matches whose fields the function tells; an unknown field is empty. */
    public boolean matches(Function<String, @Nullable String> fields) {
        for (var term : terms) {
            var actual = fields.apply(term.field);
            if (term.value.equals(actual == null ? "" : actual) != term.equal) {
                return false;
            }
        }
        return true;
    }

    public boolean isEverything() {
        return terms.isEmpty();
    }

    /** In the form that {@link #parse} takes. */
    @Override
    public String toString() {
        return terms.stream().map(Term::toString).collect(Collectors.joining(","));
    }
}
