package dev.sandglass.document;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and durations between their texts in JSON and their numbers in protobuf. */
final class ProtoTimes {

    private static final long SECOND = 1_000_000_000L;
    private static final long YEAR_10000 = 253_402_300_800L;
    private static final DateTimeFormatter SECONDS = format("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter MICROS = format("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    private ProtoTimes() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    static long nanos(String text) {
        try {
            return text.length() == 20 && text.charAt(19) == 'Z' && text.charAt(10) == 'T'
                    ? toTheSecond(text)
                    : slowly(text);
        } catch (DateTimeException _) {
            throw new Malformed("parsing time " + GoQuote.quote(text));
        }
    }

    private static long toTheSecond(String text) {
        var day = LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2));
        var second = number(text, 11, 2) * 3600L + number(text, 14, 2) * 60 + number(text, 17, 2);
        return (day.toEpochDay() * 86_400 + second) * SECOND;
    }

    private static int number(String text, int from, int length) {
        var value = 0;
        for (var i = from; i < from + length; i++) {
            value = 10 * value + text.charAt(i) - '0';
        }
        return value;
    }

    private static long slowly(String text) {
        var instant = OffsetDateTime.parse(text).toInstant();
        return instant.getEpochSecond() * SECOND + instant.getNano();
    }

    static String text(long seconds, long nanos, boolean micro) {
        if (!micro && seconds >= 0 && seconds < YEAR_10000) {
            return inSeconds(seconds);
        }
        try {
            return (micro ? MICROS : SECONDS).format(Instant.ofEpochSecond(seconds, nanos));
        } catch (DateTimeException | ArithmeticException _) {
            throw new Malformed("proto: time out of range");
        }
    }

    private static String inSeconds(long seconds) {
        var day = LocalDate.ofEpochDay(seconds / 86_400);
        var rest = (int) (seconds % 86_400);
        var out = new StringBuilder(20);
        two(two(out, day.getYear() / 100, ""), day.getYear() % 100, "-");
        two(two(out, day.getMonthValue(), "-"), day.getDayOfMonth(), "T");
        two(two(out, rest / 3600, ":"), rest / 60 % 60, ":");
        return two(out, rest % 60, "Z").toString();
    }

    private static StringBuilder two(StringBuilder out, int number, String behind) {
        return out.append((char) ('0' + number / 10))
                .append((char) ('0' + number % 10))
                .append(behind);
    }

    /** Nanoseconds of a duration as Go writes it: {@code 1h2m3.5s}. */
    static long duration(String text) {
        var total = 0L;
        var at = text.startsWith("-") ? 1 : 0;
        while (at < text.length()) {
            var from = at;
            while (at < text.length() && "0123456789.".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            var number = new BigDecimal(text.substring(from, at));
            from = at;
            while (at < text.length() && "0123456789.".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            var unit =
                    switch (text.substring(from, at)) {
                        case "h" -> 3600 * SECOND;
                        case "m" -> 60 * SECOND;
                        case "s" -> SECOND;
                        case "ms" -> 1_000_000L;
                        case "us", "µs", "μs" -> 1_000L;
                        case "ns", "" -> 1L;
                        default ->
                                throw new Malformed(
                                        "time: invalid duration " + GoQuote.quote(text));
                    };
            total += number.multiply(BigDecimal.valueOf(unit)).longValue();
        }
        return text.startsWith("-") ? -total : total;
    }

    /** A duration as Go writes it. */
    static String duration(long nanos) {
        var size = Math.abs(nanos);
        var sign = nanos < 0 ? "-" : "";
        if (size == 0) {
            return "0s";
        }
        if (size < SECOND) {
            var unit = size < 1_000 ? "ns" : size < 1_000_000 ? "µs" : "ms";
            var one = size < 1_000 ? 1 : size < 1_000_000 ? 1_000 : 1_000_000;
            return sign + fraction(size, one) + unit;
        }
        var duration = Duration.ofNanos(size);
        var out = new StringBuilder(sign);
        if (duration.toHours() > 0) {
            out.append(duration.toHours()).append('h');
        }
        if (duration.toMinutes() > 0) {
            out.append(duration.toMinutesPart()).append('m');
        }
        return out.append(fraction(size % (60 * SECOND), SECOND)).append('s').toString();
    }

    private static String fraction(long size, long unit) {
        return BigDecimal.valueOf(size)
                .divide(BigDecimal.valueOf(unit))
                .stripTrailingZeros()
                .toPlainString();
    }
}
