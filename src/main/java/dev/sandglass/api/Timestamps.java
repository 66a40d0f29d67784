package dev.sandglass.api;

import java.time.Instant;

/** Moments as the API writes them: {@code 2026-11-21T12:02:00Z}, or with microseconds. */
public final class Timestamps {

    private static final long SECOND = 1_000_000_000L;

    private Timestamps() {}

    /** metav1.Time: whole seconds. */
    public static String seconds(long epochNanos) {
        var out = new char[20];
        date(Math.floorDiv(epochNanos, SECOND), out);
        out[19] = 'Z';
        return new String(out);
    }

    /** metav1.MicroTime: always six digits of a second. */
    public static String micros(long epochNanos) {
        var out = new char[27];
        date(Math.floorDiv(epochNanos, SECOND), out);
        out[19] = '.';
        digits(out, 20, 6, Math.floorMod(epochNanos, SECOND) / 1_000);
        out[26] = 'Z';
        return new String(out);
    }

    /** Epoch nanoseconds of either form; {@link Long#MIN_VALUE} for the empty string. */
    public static long nanos(String text) {
        if (text.isEmpty()) {
            return Long.MIN_VALUE;
        }
        if (text.length() == 20 && text.charAt(19) == 'Z') {
            return SECOND * epochSecond(text);
        }
        if (text.length() == 27 && text.charAt(26) == 'Z') {
            return SECOND * epochSecond(text) + 1_000L * number(text, 20, 6);
        }
        var instant = Instant.parse(text);
        return instant.getEpochSecond() * SECOND + instant.getNano();
    }

    private static long epochSecond(String text) {
        var day = daysFromCivil(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2));
        return day * 86_400L
                + number(text, 11, 2) * 3_600L
                + number(text, 14, 2) * 60L
                + number(text, 17, 2);
    }

    private static int number(String text, int from, int length) {
        var value = 0;
        for (var i = from; i < from + length; i++) {
            value = 10 * value + text.charAt(i) - '0';
        }
        return value;
    }

    private static void date(long epochSecond, char[] out) {
        var days = Math.floorDiv(epochSecond, 86_400L);
        var rest = (int) Math.floorMod(epochSecond, 86_400L);
        var shifted = days + 719_468;
        var era = Math.floorDiv(shifted, 146_097L);
        var dayOfEra = shifted - era * 146_097;
        var yearOfEra =
                (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var shiftedMonth = (5 * dayOfYear + 2) / 153; // March is 0: the leap day comes last
        var month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        digits(out, 0, 4, yearOfEra + era * 400 + (month <= 2 ? 1 : 0));
        out[4] = '-';
        digits(out, 5, 2, month);
        out[7] = '-';
        digits(out, 8, 2, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1);
        out[10] = 'T';
        digits(out, 11, 2, rest / 3_600);
        out[13] = ':';
        digits(out, 14, 2, rest / 60 % 60);
        out[16] = ':';
        digits(out, 17, 2, rest % 60);
    }

    private static long daysFromCivil(int year, int month, int day) {
        var y = month <= 2 ? year - 1 : year;
        var era = Math.floorDiv(y, 400);
        var yearOfEra = y - era * 400;
        var dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        var dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    private static void digits(char[] out, int at, int count, long value) {
        for (var i = at + count - 1; i >= at; i--) {
            out[i] = (char) ('0' + value % 10);
            value /= 10;
        }
    }
}
