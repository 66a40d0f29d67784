package dev.sandglass.document;

import java.math.BigInteger;
import java.time.YearMonth;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a plain scalar of YAML 1.1 means, as go-yaml has it. */
final class YamlScalars {

    private static final Object NULL = new Object();
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern TIME =
            Pattern.compile(
                    "[0-9]{4}-([0-9]{1,2})-([0-9]{1,2})(?:[Tt"
                            + " ]([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})"
                            + "(?:[.,][0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})?)?");
    private static final int LONGEST_WHOLE =
            200; // longer ones are no number of 64 bits, zeros aside
    private static final BigInteger UNSIGNED_END = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger SIGNED_END = BigInteger.ONE.shiftLeft(63);

    private static final Map<String, Object> WORDS =
            Map.ofEntries(
                    Map.entry("", NULL),
                    Map.entry("~", NULL),
                    Map.entry("null", NULL),
                    Map.entry("Null", NULL),
                    Map.entry("NULL", NULL),
                    Map.entry("y", true),
                    Map.entry("Y", true),
                    Map.entry("yes", true),
                    Map.entry("Yes", true),
                    Map.entry("YES", true),
                    Map.entry("true", true),
                    Map.entry("True", true),
                    Map.entry("TRUE", true),
                    Map.entry("on", true),
                    Map.entry("On", true),
                    Map.entry("ON", true),
                    Map.entry("n", false),
                    Map.entry("N", false),
                    Map.entry("no", false),
                    Map.entry("No", false),
                    Map.entry("NO", false),
                    Map.entry("false", false),
                    Map.entry("False", false),
                    Map.entry("FALSE", false),
                    Map.entry("off", false),
                    Map.entry("Off", false),
                    Map.entry("OFF", false),
                    Map.entry(".nan", Double.NaN),
                    Map.entry(".NaN", Double.NaN),
                    Map.entry(".NAN", Double.NaN),
                    Map.entry(".inf", Double.POSITIVE_INFINITY),
                    Map.entry(".Inf", Double.POSITIVE_INFINITY),
                    Map.entry(".INF", Double.POSITIVE_INFINITY),
                    Map.entry("+.inf", Double.POSITIVE_INFINITY),
                    Map.entry("+.Inf", Double.POSITIVE_INFINITY),
                    Map.entry("+.INF", Double.POSITIVE_INFINITY),
                    Map.entry("-.inf", Double.NEGATIVE_INFINITY),
                    Map.entry("-.Inf", Double.NEGATIVE_INFINITY),
                    Map.entry("-.INF", Double.NEGATIVE_INFINITY));

    private YamlScalars() {}

    /**
     * The meaning of a plain scalar: null, Boolean, Long, {@link BigInteger} (past int64, within
     * uint64), Double or the string itself. What looks like a time is a string.
     */
    static @Nullable Object resolve(String text) {
        var first = text.isEmpty() ? '~' : text.charAt(0);
        var number = first >= '0' && first <= '9' || first == '+' || first == '-' || first == '.';
        if (!number && "yYnNtTfFoO~".indexOf(first) < 0) {
            return text;
        }
        var word = WORDS.get(text);
        if (word != null) {
            return word == NULL ? null : word;
        }
        return number ? number(text, first) : text;
    }

    private static Object number(String text, char first) {
        if (first == '.') {
            // Go's ParseFloat, which takes an underscore in no decimal number
            return FLOAT.matcher(text).matches() ? finite(text, text) : text;
        }
        var plain = text.replace("_", "");
        var whole = whole(plain);
        if (whole != null) {
            return whole;
        }
        return FLOAT.matcher(plain).matches() ? finite(plain, text) : text;
    }

    private static Object finite(String plain, String text) {
        var value = Double.parseDouble(plain);
        return Double.isInfinite(value) ? text : (Object) value;
    }

    /**
     * A whole number as Go's ParseInt with base 0 reads it, or as ParseUint does; null if neither.
     */
    private static @Nullable Object whole(String text) {
        var signed = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+');
        var from = signed ? 1 : 0;
        var radix = 10;
        if (text.startsWith("0", from) && text.length() > from + 1) {
            radix =
                    switch (text.charAt(from + 1)) {
                        case 'x', 'X' -> 16;
                        case 'b', 'B' -> 2;
                        case 'o', 'O' -> 8;
                        default -> 0;
                    };
            from += radix == 0 ? 1 : 2;
            radix = radix == 0 ? 8 : radix;
        }
        for (var i = from; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80 || Character.digit(text.charAt(i), radix) < 0) {
                return null;
            }
        }
        if (from >= text.length() || text.length() - from > LONGEST_WHOLE) {
            return null;
        }
        var value = new BigInteger(text.substring(from), radix);
        if (text.charAt(0) == '-') {
            value = value.negate();
        }
        if (value.bitLength() <= 63) {
            return value.longValue();
        }
        return !signed && value.compareTo(UNSIGNED_END) < 0 && value.compareTo(SIGNED_END) >= 0
                ? value
                : null;
    }

    /** Whether a string may stand plain: read back it would be this string. */
    static boolean isString(String text) {
        return resolve(text) == text && !isTime(text) && !isBase60(text);
    }

    /** The old notation 12:30:45, which go-yaml does not read but quotes for the sake of others. */
    static boolean isBase60(String text) {
        var at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        var colon = text.indexOf(':');
        if (colon <= at || !isDigit(text.charAt(at)) || !areDigits(text, at, colon)) {
            return false;
        }
        at = colon;
        while (at < text.length() && text.charAt(at) == ':') {
            var end = at + 1;
            while (end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            if (end == at + 1 || end > at + 3 || end == at + 3 && text.charAt(at + 1) > '5') {
                return false;
            }
            at = end;
        }
        return at == text.length()
                || text.charAt(at) == '.' && areDigits(text, at + 1, text.length());
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean areDigits(String text, int from, int to) {
        for (var i = from; i < to; i++) {
            if (!isDigit(text.charAt(i)) && text.charAt(i) != '_') {
                return false;
            }
        }
        return true;
    }

    /** A date or a time in one of the forms that go-yaml takes for a timestamp. */
    static boolean isTime(String text) {
        if (text.length() < 8 || text.charAt(4) != '-') {
            return false;
        }
        var found = TIME.matcher(text);
        if (!found.matches()) {
            return false;
        }
        var hour = found.group(3);
        if (hour != null && (text.indexOf(' ') > 0) != (found.group(6) == null)) {
            return false; // a zone belongs to the form with T, and only to that
        }
        return between(found.group(1), 1, 12)
                && between(found.group(2), 1, daysIn(text, Integer.parseInt(found.group(1))))
                && (hour == null
                        || between(hour, 0, 23)
                                && between(found.group(4), 0, 59)
                                && between(found.group(5), 0, 59));
    }

    private static int daysIn(String text, int month) {
        return month < 1 || month > 12
                ? 0
                : YearMonth.of(Integer.parseInt(text.substring(0, 4)), month).lengthOfMonth();
    }

    private static boolean between(String digits, int least, int most) {
        var value = Integer.parseInt(digits);
        return value >= least && value <= most;
    }
}
