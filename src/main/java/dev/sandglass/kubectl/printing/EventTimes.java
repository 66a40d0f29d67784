package dev.sandglass.kubectl.printing;

import dev.sandglass.api.Ages;
import dev.sandglass.document.Document;

/** When an Event was: {@code 12s}, or {@code 4s (x3 over 40s)} when it came again. */
public final class EventTimes {

    private EventTimes() {}

    public static String interval(Document event, long now) {
        var begin = event.text("eventTime");
        var first = Ages.since(begin.isEmpty() ? event.text("firstTimestamp") : begin, now);
        if (event.get("series") != null) {
            return Ages.since(event.text("series.lastObservedTime"), now)
                    + " (x"
                    + event.number("series.count", 0)
                    + " over "
                    + first
                    + ")";
        }
        var count = event.number("count", 0);
        return count > 1
                ? Ages.since(event.text("lastTimestamp"), now)
                        + " (x"
                        + count
                        + " over "
                        + first
                        + ")"
                : first;
    }
}
