package dev.sandglass.shell.tools;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The order that {@code sort}'s switches and keys ask for. */
final class SortKeys {

    private static final Pattern NUMBER = Pattern.compile("\\s*(-?\\d*\\.?\\d*)([KMGTPEk]i?)?.*");
    private static final Pattern FLOAT =
            Pattern.compile("\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,3})?).*");
    private static final List<String> MONTHS =
            List.of(
                    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV",
                    "DEC");

    private SortKeys() {}

    /** GNU's words for keys, separators and switches that make no sense; null when they do. */
    static @Nullable String complaint(Switches s) {
        var tab = s.value("t", ":");
        if (tab.length() != 1 && !tab.equals("\\0")) {
            return tab.isEmpty() ? "empty tab" : "multi-character tab ‘" + tab + "’";
        }
        for (var key : s.has("k") ? s.values("k") : List.of("1")) {
            var complaint = complaint(key);
            if (complaint != null) {
                return complaint;
            }
        }
        var kinds = new StringBuilder();
        for (var kind : List.of("d", "g", "h", "i", "M", "n", "R", "V")) {
            kinds.append(s.has(kind) ? kind : "");
        }
        var together = kinds.toString().replace("di", "d");
        return together.length() > 1
                ? "options '-" + byLetter(together) + "' are incompatible"
                : null;
    }

    /** Capitals stand first. */
    private static String byLetter(String letters) {
        return letters.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static @Nullable String complaint(String key) {
        var parts = key.split(",", 2);
        if (!parts[0].matches("\\d.*")) {
            return "invalid number at field start: invalid count at start of ‘" + key + "’";
        }
        if (parts[0].matches("0+(\\D.*)?")) {
            return "field number is zero: invalid field specification ‘" + key + "’";
        }
        if (parts[0].matches("\\d+\\.0+(\\D.*)?")) {
            return "character offset is zero: invalid field specification ‘" + key + "’";
        }
        if (parts.length > 1 && !parts[1].matches("\\d.*")) {
            return "invalid number after ',': invalid count at start of ‘" + parts[1] + "’";
        }
        return key.matches("\\d+(\\.\\d+)?[bdfghiMnRrV]*(,\\d+(\\.\\d+)?[bdfghiMnRrV]*)?")
                ? null
                : "stray character in field spec: invalid field specification ‘" + key + "’";
    }

    /** By the keys, and by the whole line where these are equal, unless that is not wanted. */
    static Comparator<String> order(Switches s, Comparator<String> keys) {
        Comparator<String> whole = Comparator.naturalOrder();
        return s.has("s") || s.has("u")
                ? keys
                : keys.thenComparing(s.has("r") ? whole.reversed() : whole);
    }

    /** By the keys alone. */
    static Comparator<String> keys(Switches s) {
        var flags = s.letters().replaceAll("[^bdfghiMnrV]", "");
        if (!s.has("k")) {
            var plain = by(flags);
            return flags.contains("r") ? plain.reversed() : plain;
        }
        Comparator<String> order = null;
        for (var key : s.values("k")) {
            var own = key.replaceAll("[^a-zA-Z]", "");
            var used = own.isEmpty() ? flags : own;
            var byValue = by(used);
            Comparator<String> byKey =
                    (a, b) -> byValue.compare(of(a, key, s, used), of(b, key, s, used));
            byKey = used.contains("r") ? byKey.reversed() : byKey;
            order = order == null ? byKey : order.thenComparing(byKey);
        }
        return order;
    }

    private static Comparator<String> by(String flags) {
        if (flags.contains("n") || flags.contains("h")) {
            return flags.contains("h")
                    ? Comparator.comparingInt(SortKeys::unit).thenComparing(SortKeys::number)
                    : Comparator.comparing(SortKeys::number);
        }
        if (flags.contains("g")) {
            return Comparator.comparing(SortKeys::floating);
        }
        if (flags.contains("M")) {
            return Comparator.comparingInt(SortKeys::month);
        }
        if (flags.contains("V")) {
            return Versions::compare;
        }
        return Comparator.comparing(text -> compared(text, flags));
    }

    private static String compared(String text, String flags) {
        var out = flags.contains("b") ? text.stripLeading() : text;
        out = flags.contains("d") ? out.replaceAll("[^ \tA-Za-z0-9]", "") : out;
        out = flags.contains("i") ? out.replaceAll("[^ -~]", "") : out;
        return flags.contains("f") ? out.toUpperCase(Locale.ROOT) : out;
    }

    /** The part of a line that a key like {@code 2,3n} or {@code 2.3} means. */
    private static String of(String line, String key, Switches s, String flags) {
        var parts = key.split(",");
        var from = place(line, parts[0], s.value("t", ""), false);
        var to = parts.length > 1 ? place(line, parts[1], s.value("t", ""), true) : line.length();
        var text =
                line.substring(
                        Math.min(from, line.length()), Math.max(Math.min(from, line.length()), to));
        return flags.contains("b") ? text.stripLeading() : text;
    }

    /** Where the field begins or ends; blanks before a field belong to it when no separator is given. */
    private static int place(String line, String key, String separator, boolean end) {
        var numbers = key.replaceAll("[a-zA-Z]", "").split("\\.");
        var field = Math.max(1, Numbers.whole(numbers[0], 1));
        var letter = numbers.length > 1 ? Numbers.whole(numbers[1], 0) : 0;
        var at = 0;
        for (var i = 1; i < field; i++) {
            at = fieldEnd(line, at, separator);
            if (!separator.isEmpty() && at < line.length()) {
                at++;
            } else if (at >= line.length()) {
                return line.length();
            }
        }
        if (letter > 0) {
            return Math.min(line.length(), at + letter - (end ? 0 : 1));
        }
        return end ? fieldEnd(line, at, separator) : at;
    }

    private static int fieldEnd(String line, int from, String separator) {
        var at = from;
        if (!separator.isEmpty()) {
            var next = line.indexOf(separator.charAt(0), at);
            return next < 0 ? line.length() : next;
        }
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int month(String text) {
        var word = text.stripLeading();
        return word.length() < 3
                ? 0
                : MONTHS.indexOf(word.substring(0, 3).toUpperCase(Locale.ROOT)) + 1;
    }

    /** What is no number comes first. */
    private static double floating(String text) {
        var match = FLOAT.matcher(text.length() > 100 ? text.substring(0, 100) : text);
        return match.matches() ? Double.parseDouble(match.group(1)) : Double.NEGATIVE_INFINITY;
    }

    private static BigDecimal number(String text) {
        var match = NUMBER.matcher(text.length() > 100 ? text.substring(0, 100) : text);
        var hasDigits = match.matches() && match.group(1).matches(".*\\d.*");
        return hasDigits ? new BigDecimal(match.group(1)) : BigDecimal.ZERO;
    }

    /** Of sizes the unit counts first, whatever the number: {@code 1000K} is less than {@code 1M}. */
    private static int unit(String text) {
        var match = NUMBER.matcher(text.length() > 100 ? text.substring(0, 100) : text);
        if (!match.matches() || number(text).signum() == 0) {
            return 0;
        }
        var letter = match.group(2);
        var unit =
                letter == null ? 0 : "KMGTPE".indexOf(Character.toUpperCase(letter.charAt(0))) + 1;
        return number(text).signum() < 0 ? -unit : unit;
    }
}
