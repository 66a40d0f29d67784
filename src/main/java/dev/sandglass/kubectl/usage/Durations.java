package dev.sandglass.kubectl.usage;

import dev.sandglass.document.GoQuote;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/** Durations as Go reads them: {@code 1h30m}, {@code 1.5s}, {@code 300ms}. */
public final class Durations {

    private static final Map<String, Long> NANOS =
            Map.of(
                    "ns", 1L,
                    "us", 1_000L,
                    "µs", 1_000L,
                    "ms", 1_000_000L,
                    "s", 1_000_000_000L,
                    "m", 60_000_000_000L,
                    "h", 3_600_000_000_000L);

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @throws UsageError with Go's message
     */
    public static Duration parse(String text) {
        var rest = text;
        var sign = 1;
        if (rest.startsWith("-") || rest.startsWith("+")) {
            sign = rest.startsWith("-") ? -1 : 1;
            rest = rest.substring(1);
        }
        if (rest.equals("0")) {
            return Duration.ZERO;
        }
        if (rest.isEmpty()) {
            throw invalid(text);
        }
        var total = 0L;
        while (!rest.isEmpty()) {
            var digits = span(rest, 0, true);
            if (digits == 0 || rest.substring(0, digits).equals(".")) {
                throw invalid(text);
            }
            var unitEnd = span(rest, digits, false);
            if (unitEnd == digits) {
                throw new UsageError("time: missing unit in duration " + GoQuote.quote(text));
            }
            var unit = NANOS.get(rest.substring(digits, unitEnd));
            if (unit == null) {
                throw new UsageError(
                        "time: unknown unit "
                                + GoQuote.quote(rest.substring(digits, unitEnd))
                                + " in duration "
                                + GoQuote.quote(text));
            }
            total +=
                    new BigDecimal("0" + rest.substring(0, digits))
                            .multiply(BigDecimal.valueOf(unit))
                            .longValue();
            rest = rest.substring(unitEnd);
        }
        return Duration.ofNanos(sign * total);
    }

    private static int span(String text, int from, boolean digits) {
        var i = from;
        while (i < text.length()
                && (text.charAt(i) == '.' || Character.isDigit(text.charAt(i))) == digits) {
            i++;
        }
        return i;
    }

    private static UsageError invalid(String text) {
        return new UsageError("time: invalid duration " + GoQuote.quote(text));
    }

    /** As Go prints it: {@code 1m30s}, {@code 500ms}, {@code 0s}. */
    public static String format(Duration duration) {
        var nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        var sign = nanos < 0 ? "-" : "";
        nanos = Math.abs(nanos);
        if (nanos < 1_000_000_000L) {
            var unit = nanos < 1_000 ? "ns" : nanos < 1_000_000 ? "µs" : "ms";
            return sign
                    + plain(BigDecimal.valueOf(nanos).divide(BigDecimal.valueOf(NANOS.get(unit))))
                    + unit;
        }
        var hours = nanos / NANOS.get("h");
        var minutes = nanos / NANOS.get("m") % 60;
        var seconds =
                plain(
                        BigDecimal.valueOf(nanos % NANOS.get("m"))
                                .divide(BigDecimal.valueOf(1_000_000_000L)));
        return sign
                + (hours > 0 ? hours + "h" : "")
                + (hours > 0 || minutes > 0 ? minutes + "m" : "")
                + seconds
                + "s";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
