package dev.sandglass.api;

import dev.sandglass.document.GoQuote;
import dev.sandglass.document.Malformed;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/** Times of bodies: read as Go's time.Parse reads RFC 3339, kept in UTC as the API writes them. */
public final class GoTime {

    private static final String SECONDS = "2006-01-02T15:04:05Z07:00";
    private static final String MICROS = "2006-01-02T15:04:05.000000Z07:00";
    private static final String[] PARTS = {
        "2006", "-", "01", "-", "02", "T", "15", ":", "04", ":", "05"
    };

    private GoTime() {}

    /** As metav1.Time. */
    public static String seconds(String text) {
        if (text.length() == 20 && text.charAt(19) == 'Z' && isPlain(text)) {
            return text;
        }
        return Timestamps.seconds(nanos(text, SECONDS));
    }

    /** As metav1.MicroTime. */
    static String micros(String text) {
        return Timestamps.micros(nanos(text, MICROS));
    }

    /** Whether this is nothing but a valid moment to the second: the form that nearly all have. */
    private static boolean isPlain(String text) {
        for (var i = 0; i < 19; i++) {
            var c = text.charAt(i);
            var fits =
                    switch (i) {
                        case 4, 7 -> c == '-';
                        case 10 -> c == 'T';
                        case 13, 16 -> c == ':';
                        default -> c >= '0' && c <= '9';
                    };
            if (!fits) {
                return false;
            }
        }
        var month = two(text, 5);
        var day = two(text, 8);
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= 28 // the last days of a month take the long way
                && two(text, 11) <= 23
                && two(text, 14) <= 59
                && two(text, 17) <= 59;
    }

    private static int two(String text, int at) {
        return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
    }

    private static long nanos(String text, String layout) {
        try {
            if (text.length() < 20
                    || text.charAt(10) != 'T'
                    || layout == MICROS && text.charAt(19) != '.') {
                throw new DateTimeException("not of the layout");
            }
            var instant = OffsetDateTime.parse(text).toInstant();
            return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
        } catch (DateTimeException _) {
            throw new Malformed("parsing time " + GoQuote.quote(text) + problem(text, layout));
        }
    }

    // Go names the part of the layout at which it stopped, and what was left of the text then
    private static String problem(String text, String layout) {
        var at = 0;
        for (var part : PARTS) {
            var digits = Character.isDigit(part.charAt(0));
            var end = at + part.length();
            var fits =
                    end <= text.length()
                            && (digits
                                    ? text.substring(at, end)
                                            .chars()
                                            .allMatch(c -> c >= '0' && c <= '9')
                                    : text.startsWith(part, at));
            if (!fits) {
                return cannot(text.substring(at), part, layout);
            }
            var range = digits ? outOfRange(part, Integer.parseInt(text.substring(at, end))) : "";
            if (!range.isEmpty()) {
                return ": " + range + " out of range";
            }
            at = end;
        }
        if (layout == MICROS && !text.startsWith(".", at)) {
            return cannot(text.substring(at), ".000000", layout);
        }
        var zone =
                text.indexOf('Z', at) >= 0
                        || text.indexOf('+', at) >= 0
                        || text.indexOf('-', at) >= 0;
        return zone ? ": day out of range" : cannot(text.substring(at), "Z07:00", layout);
    }

    private static String cannot(String rest, String part, String layout) {
        return " as "
                + GoQuote.quote(layout)
                + ": cannot parse "
                + GoQuote.quote(rest)
                + " as "
                + GoQuote.quote(part);
    }

    private static String outOfRange(String part, int value) {
        return switch (part) {
            case "01" -> value < 1 || value > 12 ? "month" : "";
            case "15" -> value > 23 ? "hour" : "";
            case "04" -> value > 59 ? "minute" : "";
            case "05" -> value > 59 ? "second" : "";
            default -> "";
        };
    }
}
