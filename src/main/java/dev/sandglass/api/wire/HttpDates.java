package dev.sandglass.api.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as HTTP writes them; the last second is remembered, for most answers come in it. */
public final class HttpDates {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private record Known(long second, String text) {}

    private volatile Known last = new Known(0, text(0, "GMT"));

    /** {@code Sat, 21 Nov 2026 12:36:19 GMT}. */
    String of(long nanos) {
        var second = Math.floorDiv(nanos, 1_000_000_000L);
        var known = last;
        if (known.second() != second) {
            known = new Known(second, text(second, "GMT"));
            last = known;
        }
        return known.text();
    }

    /** A second since 1970 with the zone called so. */
    public static String text(long second, String zone) {
        return FORM.format(Instant.ofEpochSecond(second)) + " " + zone;
    }
}
