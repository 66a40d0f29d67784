package dev.sandglass.api;

/**
 * Spans of time as upstream rounds them for people: {@code 45s}, {@code 2m10s}, {@code 5h3m},
 * {@code 3d}.
 */
public final class Ages {

    private static final long SECOND = 1_000_000_000L;

    private Ages() {}

    /** The time since a timestamp of the API; {@code <unknown>} when there is none. */
    public static String since(String timestamp, long now) {
        return timestamp.isEmpty() ? "<unknown>" : human(now - Timestamps.nanos(timestamp));
    }

    /** A span of nanoseconds in at most two units; follows {@code duration.HumanDuration}. */
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
        var days = hours / 24;
        if (hours < 192) {
            return two(days, "d", hours % 24, "h");
        }
        if (days < 365 * 2) {
            return days + "d";
        }
        return days < 365 * 8 ? two(days / 365, "y", days % 365, "d") : days / 365 + "y";
    }

    private static String two(long big, String bigUnit, long small, String smallUnit) {
        return small == 0 ? big + bigUnit : big + bigUnit + small + smallUnit;
    }
}
