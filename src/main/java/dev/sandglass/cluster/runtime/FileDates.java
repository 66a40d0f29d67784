package dev.sandglass.cluster.runtime;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments in the names of files. */
final class FileDates {

    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("uuuu_MM_dd_HH_mm_ss.").withZone(ZoneOffset.UTC);

    private FileDates() {}

    /**
     * {@code 2026_11_21_12_00_00.704121913}: the folder that holds one version of a volume's files.
     */
    static String folderName(long epochNanos) {
        var instant = Instant.ofEpochSecond(0, epochNanos);
        return FOLDER.format(instant) + epochNanos % 1_000_000_000L;
    }
}
