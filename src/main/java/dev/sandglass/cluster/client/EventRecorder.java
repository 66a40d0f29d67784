package dev.sandglass.cluster.client;

import dev.sandglass.api.Event;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Request;
import dev.sandglass.api.Timestamps;
import dev.sandglass.api.Typed;
import dev.sandglass.document.Document;
import java.util.function.LongSupplier;

/**
 * Writes {@code v1 Event} objects: what a component tells people about an object. Follows
 * client-go's recorder and correlator: the same words again raise a count, a tenth message of one
 * reason is combined with those after it, and one object may have 25 events at once, then one more
 * each five minutes.
 *
 * <p>Upstream writes events in the background; here they are written at once and cost the component
 * no time.
 */
public final class EventRecorder {

    public static final String NORMAL = "Normal";
    public static final String WARNING = "Warning";

    /** Who speaks: the component, and the host it runs on (kubelets only). */
    public record Source(String component, String host) {}

    private final Client client;
    private final Source source;
    private final LongSupplier clock;
    private final EventCorrelator correlator = new EventCorrelator();
    private long lastMoment;

    EventRecorder(Client client, Source source, LongSupplier clock) {
        this.client = client;
        this.source = source;
        this.clock = clock;
    }

    /** Something ordinary happened to the object. */
    public void normal(Typed object, String reason, String message) {
        record(object, NORMAL, reason, message);
    }

    /** Something went wrong with the object. */
    public void warning(Typed object, String reason, String message) {
        record(object, WARNING, reason, message);
    }

    public void record(Typed object, String type, String reason, String message) {
        record(reference(object), type, reason, message);
    }

    /** What an event says about whom: an {@code ObjectReference}. */
    public static Document reference(Typed object) {
        return reference(object, "");
    }

    /** The same with the path of a field: {@code spec.containers{web}}. */
    public static Document reference(Typed object, String fieldPath) {
        var document = object.document();
        var reference =
                Document.of(
                        "kind", document.get("kind"),
                        "name", object.name(),
                        "uid", object.uid(),
                        "apiVersion", document.get("apiVersion"),
                        "resourceVersion", object.resourceVersion());
        if (!object.namespace().isEmpty()) {
            reference = reference.put("namespace", object.namespace());
        }
        return fieldPath.isEmpty() ? reference : reference.put("fieldPath", fieldPath);
    }

    /** The general form, about whatever the reference says. */
    public void record(Document about, String type, String reason, String message) {
        lastMoment = Math.max(clock.getAsLong(), lastMoment + 1_000); // a name holds its moment
        var namespace = about.text("namespace", "default");
        var verdict = correlator.correlate(source, about, type, reason, message, lastMoment);
        switch (verdict) {
            case EventCorrelator.Verdict.TooMany() -> {}
            case EventCorrelator.Verdict.New(var said, var isCombined) ->
                    create(namespace, about, type, reason, said, lastMoment, 1, "", isCombined);
            case EventCorrelator.Verdict.Repeated(var said, var count, var first, var isCombined) ->
                    raise(namespace, about, type, reason, said, count, first, isCombined);
        }
    }

    private void raise(
            String namespace,
            Document about,
            String type,
            String reason,
            String message,
            int count,
            long first,
            boolean isCombined) {
        var now = Timestamps.seconds(lastMoment);
        var name = name(about, first);
        var patch = Document.of("count", count, "lastTimestamp", now, "message", message);
        var key = new ObjectKey(Event.RESOURCE.name(), namespace, name);
        var answer =
                client.attempt(
                        () ->
                                client.patch(
                                        Event.RESOURCE,
                                        key,
                                        "",
                                        patch,
                                        Request.STRATEGIC_MERGE_PATCH));
        if (answer.isRefused("NotFound")) { // forgotten by the server after an hour
            create(namespace, about, type, reason, message, first, count, now, isCombined);
        }
    }

    private void create(
            String namespace,
            Document about,
            String type,
            String reason,
            String message,
            long first,
            int count,
            String last,
            boolean isCombined) {
        var from = Document.of("component", source.component());
        if (!source.host().isEmpty()) {
            from = from.put("host", source.host());
        }
        var firstTime = Timestamps.seconds(first);
        var event =
                Document.of(
                        "kind", "Event",
                        "apiVersion", "v1",
                        "metadata", Document.of("name", name(about, first), "namespace", namespace),
                        "involvedObject", about,
                        "reason", reason,
                        "message", message,
                        "source", from,
                        "firstTimestamp", firstTime,
                        "lastTimestamp", last.isEmpty() ? firstTime : last,
                        "count", count,
                        "type", type,
                        "reportingComponent", isCombined ? "" : source.component(),
                        "reportingInstance", isCombined ? "" : source.host());
        client.attempt(() -> client.create(Event.RESOURCE, namespace, event));
    }

    private static String name(Document about, long moment) {
        return about.text("name") + "." + Long.toHexString(moment);
    }

    /** What was said lately, as data. */
    public record State(long lastMoment, EventCorrelator.State correlator) {}

    public State freeze() {
        return new State(lastMoment, correlator.freeze());
    }

    public void thaw(State state) {
        lastMoment = state.lastMoment();
        correlator.thaw(state.correlator());
    }
}
