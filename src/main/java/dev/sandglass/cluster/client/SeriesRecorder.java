package dev.sandglass.cluster.client;

import dev.sandglass.api.Event;
import dev.sandglass.api.Timestamps;
import dev.sandglass.api.Typed;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Part;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes events of the newer kind, {@code events.k8s.io/v1}: a repetition becomes a series. Follows
 * client-go's {@code tools/events}: the second of a kind is written at once, later ones are only
 * counted, and the count is written when there was none for six minutes.
 */
public final class SeriesRecorder implements Part {

    private static final Duration FINISH = Duration.ofMinutes(6);

    private final Surroundings around;
    private final String part;
    private final Client client;
    private final String controller;
    private final String instance;
    private final TreeMap<String, Series> running = new TreeMap<>();
    private long lastMoment;

    /**
     * @param part what it is called on the timeline, where its maker puts it
     * @param controller who reports: {@code default-scheduler}
     * @param host where it runs
     */
    public SeriesRecorder(
            Surroundings around, String part, Client sender, String controller, String host) {
        this.around = around;
        this.part = part;
        this.client = sender;
        this.controller = controller;
        this.instance = controller + "-" + host;
    }

    @Override
    public String name() {
        return part;
    }

    /**
     * Something happened to the object; the action is what was tried: {@code Binding}, {@code
     * Scheduling}.
     */
    public void record(Typed object, String type, String reason, String action, String note) {
        lastMoment = Math.max(around.now(), lastMoment + 1_000); // a name holds its moment
        var key =
                String.join(
                        " ", object.namespace(), object.name(), object.uid(), type, action, reason);
        var known = running.get(key);
        if (known == null) {
            var event = event(object, type, reason, action, note);
            running.put(key, new Series(event, 1, lastMoment));
            client.attempt(() -> client.create(Event.NEWER, namespace(event), event));
            around.timeline().setNoLater(part, "finish", around.now() + FINISH.toNanos());
            return;
        }
        var longer = new Series(known.event(), known.count() + 1, lastMoment);
        running.put(key, longer);
        if (longer.count() == 2) {
            write(longer);
        }
    }

    private Document event(Typed object, String type, String reason, String action, String note) {
        var name = object.name() + "." + Long.toHexString(lastMoment);
        var namespace = object.namespace().isEmpty() ? "default" : object.namespace();
        return Document.of(
                "kind", "Event",
                "apiVersion", "events.k8s.io/v1",
                "metadata", Document.of("name", name, "namespace", namespace),
                "eventTime", Timestamps.micros(lastMoment),
                "reportingController", controller,
                "reportingInstance", instance,
                "action", action,
                "reason", reason,
                "regarding", EventRecorder.reference(object),
                "note", note,
                "type", type);
    }

    private static String namespace(Document event) {
        return event.text("metadata.namespace");
    }

    private void write(Series series) {
        var event = series.event();
        var last = Timestamps.micros(series.last());
        var said = Document.of("count", series.count(), "lastObservedTime", last);
        var key = Event.NEWER.key(namespace(event), event.text("metadata.name"));
        var answer =
                client.attempt(() -> client.patch(Event.NEWER, key, Document.of("series", said)));
        if (answer.isRefused("NotFound")) {
            var whole = event.put("series", said);
            client.attempt(() -> client.create(Event.NEWER, namespace(event), whole));
        }
    }

    @Override
    public void wake(String key) {
        var over = around.now() - FINISH.toNanos();
        for (var entry : List.copyOf(running.entrySet())) {
            var series = entry.getValue();
            if (series.last() < over) {
                if (series.count() > 2) {
                    write(series);
                }
                running.remove(entry.getKey());
            }
        }
        if (!running.isEmpty()) {
            around.timeline().set(part, "finish", FINISH);
        }
    }

    /** Forgets what is running, as a process that ends. */
    public void stop() {
        running.clear();
        around.timeline().cancel(part, "finish");
    }

    /** An event, how often it was seen, and when last. */
    public record Series(Document event, int count, long last) {}

    /** The recorder as data. */
    public record State(long lastMoment, Map<String, Series> running) {}

    @Override
    public State freeze() {
        return new State(lastMoment, new TreeMap<>(running));
    }

    @Override
    public void thaw(@Nullable Object frozen) {
        var state = (State) Objects.requireNonNull(frozen);
        lastMoment = state.lastMoment();
        running.clear();
        running.putAll(state.running());
    }
}
