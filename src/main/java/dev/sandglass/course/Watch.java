package dev.sandglass.course;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a prediction measures: {@code max of count(pods where app = web) for 30s} is the largest
 * number seen in the 30 seconds of cluster time after the command.
 */
public record Watch(Fold fold, Count count, Duration length) {

    private static final Pattern FORM =
            Pattern.compile("(max|min|last) of (count\\(.*\\)) for (\\S+)");

    /** What becomes of the numbers seen. */
    public enum Fold {
        MAX,
        MIN,
        LAST;

        long of(long before, long now) {
            return switch (this) {
                case MAX -> Math.max(before, now);
                case MIN -> Math.min(before, now);
                case LAST -> now;
            };
        }
    }

    static Watch read(String text) {
        var match = FORM.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "\""
                            + text
                            + "\" measures nothing; write"
                            + " max|min|last of count(…) for DURATION");
        }
        return new Watch(
                Fold.valueOf(match.group(1).toUpperCase(Locale.ROOT)),
                Count.read(match.group(2)),
                Spans.read(match.group(3)));
    }
}
