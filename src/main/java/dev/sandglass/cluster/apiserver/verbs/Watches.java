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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code watch}: what changes from a revision on. An object that leaves the selection is shown as
 * deleted, one that
 * enters it as added.
 */
final class Watches {

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    private final Store store;
    private final Lists lists;
    private final Shapes shapes;

    Watches(Store store, Lists lists, Shapes shapes) {
        this.store = store;
        this.lists = lists;
        this.shapes = shapes;
    }

    Reply open(Call call) {
        var options = ListOptions.read(call);
        var version = options.resourceVersion();
        var fromNow = version.isEmpty() || version.equals("0") || options.sendInitialEvents();
        var revision = fromNow ? store.revision() : version(version);
        return new Reply.Opened(
                new Cursor.Watch(call.request(), revision, fromNow, false, call.now(), call.now()));
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
        var isOver =
                options.timeoutSeconds() > 0
                        && call.now() - cursor.opened() >= options.timeoutSeconds() * SECOND;
        var batch =
                cursor.initial() ? initial(call, options, cursor) : changes(call, options, cursor);
        return isOver && batch.end() == null ? batch.ended(Document.EMPTY) : batch;
    }

    private Batch changes(Call call, ListOptions options, Cursor.Watch cursor) {
        var isMarked = options.bookmarks() && isBookmarkDue(call.now(), options, cursor);
        if (cursor.revision() >= store.revision() && !isMarked) {
            return Batch.events(List.of(), cursor);
        }
        if (cursor.revision() < store.compacted()) {
            return tooOld(cursor);
        }
        var events = new ArrayList<Document>();
        var begun = cursor.begun();
        if (cursor.revision() < store.revision()) {
            for (var change : store.since(cursor.revision())) {
                var event =
                        isAbout(call, change)
                                ? event(call, change, options.selection(), !begun)
                                : null;
                if (event != null) {
                    events.add(event);
                    begun = true;
                }
            }
        }
        var next = cursor.at(Math.max(cursor.revision(), store.revision()), begun);
        if (!isMarked) {
            return Batch.events(events, next);
        }
        events.add(bookmark(call, next.revision(), Document.EMPTY));
        return Batch.events(
                events,
                new Cursor.Watch(
                        next.request(), next.revision(), false, begun, next.opened(), call.now()));
    }

    /** Each minute, and twice in the last two seconds: the second comes of how upstream sorts watchers by second. */
    private static boolean isBookmarkDue(long now, ListOptions options, Cursor.Watch cursor) {
        var end = cursor.opened() + options.timeoutSeconds() * SECOND;
        var isLast =
                options.timeoutSeconds() > 2
                        && (isPast(end - 2 * SECOND, now, cursor)
                                || isPast(end - SECOND, now, cursor));
        return isLast || now - cursor.marked() >= MINUTE;
    }

    private static boolean isPast(long moment, long now, Cursor.Watch cursor) {
        return now >= moment && cursor.marked() < moment;
    }

    private Batch initial(Call call, ListOptions options, Cursor.Watch cursor) {
        var events = new ArrayList<Document>();
        var plain = withoutVersion(call);
        var chunk = lists.chunk(plain, ListOptions.read(plain));
        for (var object : chunk.objects()) {
            events.add(event("ADDED", shapes.event(call, object, events.isEmpty())));
        }
        if (options.sendInitialEvents() && options.bookmarks()) {
            events.add(
                    bookmark(
                            call,
                            chunk.revision(),
                            Document.of(
                                    "annotations",
                                    Document.of("k8s.io/initial-events-end", "true"))));
        }
        return Batch.events(events, cursor.at(chunk.revision(), !events.isEmpty()));
    }

    private static Call withoutVersion(Call call) {
        var query = new TreeMap<>(call.request().query());
        query.keySet()
                .removeAll(
                        List.of(
                                "resourceVersion",
                                "resourceVersionMatch",
                                "sendInitialEvents",
                                "limit"));
        return call.with(call.request().withQuery(query));
    }

    private static boolean isAbout(Call call, Change change) {
        return change.key().resource().equals(Stored.resource(call.kind()))
                && (call.namespace().isEmpty()
                        || call.namespace().equals(change.key().namespace()));
    }

    private @Nullable Document event(
            Call call, Change change, Selection selection, boolean isFirst) {
        var before = change.before();
        var after = change.after();
        var was = before != null && selection.selects(before);
        var is = after != null && selection.selects(after);
        if (is) {
            return event(was ? "MODIFIED" : "ADDED", shapes.event(call, after, isFirst));
        }
        if (!was) {
            return null;
        }
        var gone = before.with("metadata.resourceVersion", Long.toString(change.revision()));
        return event("DELETED", shapes.event(call, gone, isFirst));
    }

    private static Document event(String type, Document object) {
        return Document.of("type", type, "object", object);
    }

    private Document bookmark(Call call, long revision, Document more) {
        var metadata = Document.of("resourceVersion", Long.toString(revision)).putAll(more);
        return event("BOOKMARK", shapes.bookmark(call, metadata));
    }

    private Batch tooOld(Cursor.Watch cursor) {
        var message =
                "too old resource version: " + cursor.revision() + " (" + store.compacted() + ")";
        var status = Refusals.expired(message).status().document();
        return Batch.events(List.of(event("ERROR", status)), cursor).ended(status);
    }
}
