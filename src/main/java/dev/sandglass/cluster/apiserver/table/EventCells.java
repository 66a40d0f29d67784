package dev.sandglass.cluster.apiserver.table;

import dev.sandglass.api.Ages;
import dev.sandglass.document.Document;
import java.util.Locale;

/** An Event, in whichever group it is asked for. */
final class EventCells {

    private EventCells() {}

    static Object[] of(Document event, long now) {
        var first = event.text("firstTimestamp", event.text("eventTime"));
        var firstAge = Ages.since(first, now);
        var last = event.text("lastTimestamp");
        var lastAge = last.isEmpty() ? firstAge : Ages.since(last, now);
        var count = Math.max(1, event.number("count", 0));
        if (event.get("series") instanceof Document series) {
            lastAge = Ages.since(series.text("lastObservedTime"), now);
            count = series.number("count", 0);
        }
        var about = event.child("involvedObject");
        var kind = about.text("kind").toLowerCase(Locale.ROOT);
        var name = about.text("name");
        return new Object[] {
            lastAge,
            event.text("type"),
            event.text("reason"),
            name.isEmpty() ? kind : kind + "/" + name,
            about.text("fieldPath"),
            source(event),
            event.text("message").strip(),
            firstAge,
            count,
            Cells.name(event)
        };
    }

    private static String source(Document event) {
        var component = Cells.or(event.text("source.component"), event.text("reportingComponent"));
        var host = Cells.or(event.text("source.host"), event.text("reportingInstance"));
        return host.isEmpty() ? component : component + ", " + host;
    }
}
