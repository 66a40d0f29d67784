package dev.sandglass.site.lessons;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, as one would say it. */
final class Ago {

    private Ago() {}

    static String of(Instant then, Instant now) {
        var minutes = Duration.between(then, now).toMinutes();
        if (minutes < 1) {
            return "just now";
        }
        if (minutes < 60) {
            return counted(minutes, "minute");
        }
        return minutes < 48 * 60
                ? counted(minutes / 60, "hour")
                : counted(minutes / 60 / 24, "day");
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s") + " ago";
    }
}
