package dev.sandglass.kubectl.printing;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** How long ago something was, as kubectl rounds it: {@code 45s}, {@code 2m10s}, {@code 5h3m}, {@code 3d}. */
public final class Ages {

    private static final long SECOND = 1_000_000_000L;

    private Ages() {}

    /** The time since a timestamp of the API; {@code <unknown>} when there is none. */
    public static String since(String timestamp, long now) {
        var nanos = nanos(timestamp);
        return nanos == 0 ? "<unknown>" : human(now - nanos);
    }

    /** Epoch nanoseconds of a timestamp of the API; 0 for none. */
    public static long nanos(String timestamp) {
        if (timestamp.isEmpty()) {
            return 0;
        }
        try {
            var instant = Instant.parse(timestamp);
            return instant.getEpochSecond() * SECOND + instant.getNano();
        } catch (DateTimeParseException _) {
            return 0;
        }
    }

    /** A span of time in at most two units. */
    public static String human(long nanos) {
        var seconds = nanos / SECOND;
        if (seconds < -1) {
            return "<invalid>";
        }
        if (seconds < 0) {
            return "0s";
        }
        if (seconds < 120) {
            return seconds + "s";
        }
        var minutes = seconds / 60;
        if (minutes < 10) {
            return two(minutes, "m", seconds % 60, "s");
        }
        if (minutes < 180) {
            return minutes + "m";
        }
        var hours = minutes / 60;
        if (hours < 8) {
            return two(hours, "h", minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        if (hours < 192) {
            return two(hours / 24, "d", hours % 24, "h");
        }
        if (hours < 24 * 365 * 2) {
            return hours / 24 + "d";
        }
        if (hours < 24 * 365 * 8) {
            return two(hours / 24 / 365, "y", hours / 24 % 365, "d");
        }
        return hours / 24 / 365 + "y";
    }

    private static String two(long big, String bigUnit, long small, String smallUnit) {
        return small == 0 ? big + bigUnit : big + bigUnit + small + smallUnit;
    }
}
