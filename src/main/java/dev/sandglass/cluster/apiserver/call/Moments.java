package dev.sandglass.cluster.apiserver.call;

/** Points in time as the API writes them, without the cost of general formatting. */
public final class Moments {

    private static final long SECOND = 1_000_000_000L;

    private Moments() {}

    /** {@code 2026-11-21T14:38:51Z} of epoch nanoseconds. */
    public static String seconds(long nanos) {
        return date(Math.floorDiv(nanos, SECOND), new StringBuilder(20)).append('Z').toString();
    }

    /** {@code 2026-11-21T14:38:51.000042Z} of epoch nanoseconds. */
    public static String micros(long nanos) {
        var out = date(Math.floorDiv(nanos, SECOND), new StringBuilder(27)).append('.');
        var micros = Math.floorMod(nanos, SECOND) / 1000;
        for (var unit = 100_000L; unit > 0; unit /= 10) {
            out.append((char) ('0' + micros / unit % 10));
        }
        return out.append('Z').toString();
    }

    private static StringBuilder date(long seconds, StringBuilder out) {
        var days = Math.floorDiv(seconds, 86_400L);
        var rest = (int) Math.floorMod(seconds, 86_400L);
        // Civil date of a day number, with years that begin in March.
        var z = days + 719_468;
        var era = Math.floorDiv(z, 146_097L);
        var dayOfEra = (int) Math.floorMod(z, 146_097L);
        var year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100);
        var month = (5 * dayOfYear + 2) / 153;
        var day = dayOfYear - (153 * month + 2) / 5 + 1;
        var civilMonth = month < 10 ? month + 3 : month - 9;
        var civilYear = (int) (year + era * 400) + (civilMonth <= 2 ? 1 : 0);
        two(two(out, civilYear / 100), civilYear % 100).append('-');
        two(out, civilMonth).append('-');
        two(out, day).append('T');
        two(out, rest / 3600).append(':');
        two(out, rest / 60 % 60).append(':');
        return two(out, rest % 60);
    }

    private static StringBuilder two(StringBuilder out, int value) {
        return out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }

    /** Epoch nanoseconds of a time that the API wrote; -1 when there is none. */
    public static long parse(String text) {
        return text.isEmpty() ? -1 : nanos(java.time.Instant.parse(text));
    }

    private static long nanos(java.time.Instant instant) {
        return instant.getEpochSecond() * SECOND + instant.getNano();
    }
}
