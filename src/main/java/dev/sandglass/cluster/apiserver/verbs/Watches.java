package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Change;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.call.Stored;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code watch}: what changes from a revision on. An object that leaves the selection is shown as deleted, one that
 * enters it as added.
 */
final class Watches {

    private final Store store;
    private final Lists lists;

    Watches(Store store, Lists lists) {
        this.store = store;
        this.lists = lists;
    }

    Reply open(Call call) {
        var options = ListOptions.read(call);
        var version = options.resourceVersion();
        var fromNow = version.isEmpty() || version.equals("0") || options.sendInitialEvents();
        var revision = fromNow ? store.revision() : version(version);
        return new Reply.Opened(
                new Cursor.Watch(call.request(), revision, fromNow, List.of()));
    }

    private static long version(String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException _) {
            throw Refusals.unforeseen(
                    "resourceVersion: Invalid value: "
                            + Refusals.quoted(text)
                            + ": strconv.ParseUint: parsing "
                            + Refusals.quoted(text)
                            + ": invalid syntax");
        }
    }

    Batch poll(Call call, Cursor.Watch cursor) {
        var options = ListOptions.read(call);
        if (cursor.initial()) {
            return initial(call, options, cursor);
        }
        if (cursor.revision() >= store.revision()) {
            return Batch.events(List.of(), cursor);
        }
        if (!store.remembers(cursor.revision())) {
            return tooOld(cursor);
        }
        var events = new ArrayList<Document>();
        for (var change : store.since(cursor.revision())) {
            if (isAbout(call, change)) {
                var event = event(change, options.selection());
                if (event != null) {
                    events.add(event);
                }
            }
        }
        return Batch.events(events, at(cursor, store.revision()));
    }

    private Batch initial(Call call, ListOptions options, Cursor.Watch cursor) {
        var events = new ArrayList<Document>();
        var chunk = lists.chunk(call, ListOptions.read(withoutVersion(call)));
        for (var object : chunk.objects()) {
            events.add(event("ADDED", object));
        }
        if (options.sendInitialEvents() && options.bookmarks()) {
            events.add(initialEventsEnd(call, chunk.revision()));
        }
        return Batch.events(events, at(cursor, chunk.revision()));
    }

    private static Call withoutVersion(Call call) {
        var query = new java.util.TreeMap<>(call.request().query());
        query.keySet().removeAll(
                List.of("resourceVersion", "resourceVersionMatch", "sendInitialEvents", "limit"));
        return call.with(call.request().withQuery(query));
    }

    private static Cursor.Watch at(Cursor.Watch cursor, long revision) {
        return new Cursor.Watch(cursor.request(), revision, false, cursor.known());
    }

    private static boolean isAbout(Call call, Change change) {
        return change.key().resource().equals(Stored.resource(call.kind()))
                && (call.namespace().isEmpty()
                        || call.namespace().equals(change.key().namespace()));
    }

    private static @Nullable Document event(Change change, Selection selection) {
        var before = change.before();
        var after = change.after();
        var was = before != null && selection.selects(before);
        var is = after != null && selection.selects(after);
        if (is) {
            return event(was ? "MODIFIED" : "ADDED", after);
        }
        if (!was) {
            return null;
        }
        var revision = Long.toString(change.revision());
        return event("DELETED", before.with("metadata.resourceVersion", revision));
    }

    private static Document event(String type, Document object) {
        return Document.of("type", type, "object", object);
    }

    private static Document initialEventsEnd(Call call, long revision) {
        var metadata = Document.of(
                "resourceVersion", Long.toString(revision),
                "annotations", Document.of("k8s.io/initial-events-end", "true"));
        return event(
                "BOOKMARK",
                Document.of(
                        "kind", call.kind().name(),
                        "apiVersion", call.kind().apiVersion(),
                        "metadata", metadata));
    }

    private Batch tooOld(Cursor.Watch cursor) {
        var message = "too old resource version: " + cursor.revision() + " (" + store.compacted() + ")";
        var status = Refusals.expired(message).status().document();
        return Batch.events(List.of(event("ERROR", status)), cursor).ended(status);
    }
}
