package dev.sandglass.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Go's fmt for the values of templates: Sprint, Sprintln, Sprintf. */
final class GoPrintf {

    private final String format;
    private final List<@Nullable Object> arguments;
    private final StringBuilder out = new StringBuilder();
    private int next;

    private GoPrintf(String format, List<@Nullable Object> arguments) {
        this.format = format;
        this.arguments = arguments;
    }

    /** The values, with a blank between two that are no strings. */
    static String print(List<@Nullable Object> values) {
        var out = new StringBuilder();
        for (var i = 0; i < values.size(); i++) {
            if (i > 0
                    && !(values.get(i) instanceof String)
                    && !(values.get(i - 1) instanceof String)) {
                out.append(' ');
            }
            out.append(plain(values.get(i)));
        }
        return out.toString();
    }

    static String printLine(List<@Nullable Object> values) {
        return String.join(" ", values.stream().map(GoPrintf::plain).toList()) + "\n";
    }

    private static String plain(@Nullable Object value) {
        return GoSyntax.plain(TemplateNode.isAbsent(value) ? null : value);
    }

    static String printf(String format, List<@Nullable Object> arguments) {
        return new GoPrintf(format, arguments).run();
    }

    private String run() {
        var at = 0;
        while (at < format.length()) {
            var percent = format.indexOf('%', at);
            if (percent < 0) {
                break;
            }
            out.append(format, at, percent);
            at = verb(percent + 1);
        }
        out.append(format, Math.min(at, format.length()), format.length());
        if (next < arguments.size()) {
            var extra =
                    arguments.subList(next, arguments.size()).stream()
                            .map(GoPrintf::typed)
                            .toList();
            out.append("%!(EXTRA ").append(String.join(", ", extra)).append(')');
        }
        return out.toString();
    }

    /** One verb behind its percent sign; where it ends. */
    private int verb(int from) {
        var at = from;
        while (at < format.length() && "+-# 0".indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        var flags = format.substring(from, at);
        var width = number(at);
        at += digits(at);
        var precision = -1;
        if (at < format.length() && format.charAt(at) == '.') {
            precision = number(at + 1);
            at += 1 + digits(at + 1);
        }
        if (at >= format.length()) {
            out.append("%!(NOVERB)");
            return at;
        }
        var verb = format.codePointAt(at);
        at += Character.charCount(verb);
        if (verb == '%') {
            out.append('%');
        } else if (next >= arguments.size()) {
            out.append("%!").appendCodePoint(verb).append("(MISSING)");
        } else {
            pad(one(verb, arguments.get(next++), flags, precision), width, flags);
        }
        return at;
    }

    private int digits(int from) {
        var at = from;
        while (at < format.length() && Character.isDigit(format.charAt(at))) {
            at++;
        }
        return at - from;
    }

    private int number(int from) {
        var digits = digits(from);
        return digits == 0 || digits > 4
                ? 0
                : Integer.parseInt(format.substring(from, from + digits));
    }

    private void pad(String text, int width, String flags) {
        var missing = width - text.codePointCount(0, text.length());
        if (missing <= 0) {
            out.append(text);
        } else if (flags.contains("-")) {
            out.append(text).repeat(" ", missing);
        } else if (flags.contains("0")) {
            var sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
            out.append(text, 0, sign).repeat("0", missing).append(text, sign, text.length());
        } else {
            out.repeat(" ", missing).append(text);
        }
    }

    private static String one(int verb, @Nullable Object given, String flags, int precision) {
        var value = TemplateNode.isAbsent(given) ? null : given;
        var plus = flags.contains("+");
        return switch (verb) {
            case 'v' ->
                    flags.contains("#")
                            ? GoSyntax.object(value)
                            : cut(GoSyntax.plain(value), value, precision);
            case 'T' -> value == null ? "<nil>" : TemplateFunctions.goType(value);
            case 's' ->
                    value instanceof String text
                            ? cut(text, text, precision)
                            : strings(verb, value);
            case 'q' -> value instanceof String text ? GoQuote.quote(text) : strings(verb, value);
            case 'd' ->
                    whole(value) instanceof Long number
                            ? (plus && number >= 0 ? "+" : "") + number
                            : strings(verb, value);
            case 't' -> value instanceof Boolean ? value.toString() : strings(verb, value);
            case 'x', 'X' -> hex(verb, value);
            case 'o' ->
                    whole(value) instanceof Long number
                            ? Long.toOctalString(number)
                            : strings(verb, value);
            case 'b' ->
                    whole(value) instanceof Long number
                            ? Long.toBinaryString(number)
                            : strings(verb, value);
            case 'c' ->
                    whole(value) instanceof Long number
                            ? Character.toString(number.intValue())
                            : strings(verb, value);
            case 'f', 'F', 'g', 'e' ->
                    value instanceof Double number
                            ? (plus && number >= 0 ? "+" : "") + floating(verb, number, precision)
                            : strings(verb, value);
            default -> wrong(verb, value);
        };
    }

    private static @Nullable Object whole(@Nullable Object value) {
        return value instanceof Integer number ? (Object) (long) number : value;
    }

    private static String cut(String text, @Nullable Object value, int precision) {
        return precision >= 0
                        && value instanceof String
                        && text.codePointCount(0, text.length()) > precision
                ? text.substring(0, text.offsetByCodePoints(0, precision))
                : text;
    }

    private static String floating(int verb, double number, int precision) {
        if (verb == 'e') {
            return String.format(Locale.ROOT, "%." + (precision < 0 ? 6 : precision) + "e", number);
        }
        if (verb == 'g') {
            return GoFloat.general(number);
        }
        return new BigDecimal(number)
                .setScale(precision < 0 ? 6 : precision, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static String hex(int verb, @Nullable Object value) {
        var text =
                switch (whole(value)) {
                    case Long number -> Long.toHexString(number);
                    case String plain ->
                            HexFormat.of().formatHex(plain.getBytes(StandardCharsets.UTF_8));
                    case null, default -> null;
                };
        return text == null
                ? strings(verb, value)
                : verb == 'X' ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** A value that is of another sort than the verb: lists and objects have the verb's fault inside. */
    private static String strings(int verb, @Nullable Object value) {
        return switch (value) {
            case Items items -> {
                var parts = items.stream().map(item -> one(verb, item, "", -1)).toList();
                yield "[" + String.join(" ", parts) + "]";
            }
            case Document document -> {
                var parts =
                        document.keys().stream()
                                .map(
                                        key ->
                                                one(verb, key, "", -1)
                                                        + ":"
                                                        + one(verb, document.get(key), "", -1))
                                .toList();
                yield "map[" + String.join(" ", parts) + "]";
            }
            case null, default -> wrong(verb, value);
        };
    }

    private static String wrong(int verb, @Nullable Object value) {
        return "%!" + Character.toString(verb) + "(" + typed(value) + ")";
    }

    private static String typed(@Nullable Object value) {
        return value == null || TemplateNode.isAbsent(value)
                ? "<nil>"
                : TemplateFunctions.goType(value) + "=" + GoSyntax.plain(value);
    }
}
