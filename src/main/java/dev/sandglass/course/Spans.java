package dev.sandglass.course;

import java.time.Duration;
import java.util.regex.Pattern;

/** Durations as authors write them: {@code 30s}, {@code 2m}, {@code 1m30s}. */
final class Spans {

    private static final Pattern FORM = Pattern.compile("(?:(\\d+)m)?(?:(\\d+)s)?");

    private Spans() {}

    static Duration read(String text) {
        var match = FORM.matcher(text.strip());
        if (text.isBlank() || !match.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no duration; write 30s, 2m or 1m30s");
        }
        return Duration.ofMinutes(whole(match.group(1))).plusSeconds(whole(match.group(2)));
    }

    private static long whole(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
