package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.api.Reply;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Stored;
import dev.sandglass.cluster.store.Root;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;

/** {@code list}: the objects of a kind, whole or in chunks. */
final class Lists {

    private final Store store;
    private final Shapes shapes;

    Lists(Store store, Shapes shapes) {
        this.store = store;
        this.shapes = shapes;
    }

    Reply list(Call call) {
        var options = ListOptions.read(call);
        var chunk = chunk(call, options);
        return new Reply.Ok(200, body(call, chunk), call.warnings());
    }

    Document body(Call call, Chunk chunk) {
        return shapes.list(call, chunk.objects(), metadata(chunk));
    }

    /** A part of a list and what its metadata say. */
    record Chunk(List<Document> objects, long revision, String next, long remaining) {}

    Chunk chunk(Call call, ListOptions options) {
        var start = ContinueToken.start(options, store);
        Root root = start.root();
        var resource = Stored.resource(call.kind());
        var prefix = call.namespace().isEmpty() ? "" : call.namespace() + "/";
        var end = call.namespace().isEmpty() ? "" : call.namespace() + "0";
        var from = prefix + start.after();
        var walk = root.iterate(resource, from, end);
        var objects = new ArrayList<Document>();
        var selection = options.selection();
        // what is served from the cache of any age comes whole
        var limit = options.resourceVersion().equals("0") ? 0 : options.limit();
        while (walk.hasNext()) {
            var object = walk.next();
            if (!selection.selects(object)) {
                continue;
            }
            if (limit > 0 && objects.size() == limit) {
                var last = place(objects.getLast(), call.namespace().isEmpty()) + "\0";
                var remaining =
                        selection.isEverything() ? root.countFrom(resource, prefix + last, end) : 0;
                return new Chunk(
                        objects,
                        start.shown(),
                        ContinueToken.encode(start.shown(), lead(resource) + last),
                        remaining);
            }
            objects.add(object);
        }
        return new Chunk(objects, start.shown(), "", 0);
    }

    /** Keys from upstream's cache begin with a slash; Events do not come from it. */
    private static String lead(String resource) {
        return resource.equals("events") ? "" : "/";
    }

    private static String place(Document object, boolean withNamespace) {
        var metadata = object.child("metadata");
        var namespace = metadata.text("namespace");
        return withNamespace && !namespace.isEmpty()
                ? namespace + "/" + metadata.text("name")
                : metadata.text("name");
    }

    private static Document metadata(Chunk chunk) {
        var metadata = Document.of("resourceVersion", Long.toString(chunk.revision()));
        if (!chunk.next().isEmpty()) {
            metadata = metadata.put("continue", chunk.next());
            if (chunk.remaining() > 0) {
                metadata = metadata.put("remainingItemCount", chunk.remaining());
            }
        }
        return metadata;
    }
}
