package dev.sandglass.document;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times and durations between their texts in JSON and their numbers in protobuf. */
final class ProtoTimes {

    private static final long SECOND = 1_000_000_000L;
    private static final DateTimeFormatter SECONDS = format("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final DateTimeFormatter MICROS = format("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    private ProtoTimes() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, java.util.Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    static long nanos(String text) {
        try {
            var instant = OffsetDateTime.parse(text).toInstant();
            return instant.getEpochSecond() * SECOND + instant.getNano();
        } catch (DateTimeException _) {
            throw new Malformed("parsing time " + GoQuote.quote(text));
        }
    }

    static String text(long seconds, long nanos, boolean micro) {
        try {
            return (micro ? MICROS : SECONDS).format(Instant.ofEpochSecond(seconds, nanos));
        } catch (DateTimeException | ArithmeticException _) {
            throw new Malformed("proto: time out of range");
        }
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
            var number = new java.math.BigDecimal(text.substring(from, at));
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
            total += number.multiply(java.math.BigDecimal.valueOf(unit)).longValue();
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
        return java.math.BigDecimal.valueOf(size)
                .divide(java.math.BigDecimal.valueOf(unit))
                .stripTrailingZeros()
                .toPlainString();
    }
}
