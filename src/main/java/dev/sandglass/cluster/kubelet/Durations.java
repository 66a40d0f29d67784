package dev.sandglass.cluster.kubelet;

/** Durations as Go prints them. */
final class Durations {

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private Durations() {}

    /**
     * {@code 323ms}, {@code 1.204s}, {@code 10s}, {@code 1m20s}, {@code 5m0s}: at most milliseconds
     * are shown.
     */
    static String words(long nanos) {
        var millis = nanos / MILLI;
        if (nanos < SECOND) {
            return millis + "ms";
        }
        var minutes = millis / 60_000;
        var rest = millis % 60_000;
        var seconds = rest / 1000 + fraction(rest % 1000) + "s";
        return minutes == 0 ? seconds : minutes + "m" + seconds;
    }

    private static String fraction(long millis) {
        if (millis == 0) {
            return "";
        }
        var digits = Long.toString(1000 + millis).substring(1);
        while (digits.endsWith("0")) {
            digits = digits.substring(0, digits.length() - 1);
        }
        return "." + digits;
    }
}
