package dev.sandglass.course;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Transport;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * A prediction being decided: the cluster is watched, so that no moment between two looks is
 * missed. Plain data:
 * {@link #look} gives the next state.
 *
 * @param counted the names of the objects that count at the newest revision seen
 * @param value what the watch says so far
 */
public record Measuring(
        String id, Watch watch, Instant until, Set<String> counted, long value, Cursor cursor) {

    public Measuring {
        counted = Set.copyOf(counted);
    }

    /** Begins at the present moment of cluster time. */
    public static Measuring begin(Block.Predict prediction, Transport transport, Instant now) {
        var watch = prediction.watch();
        var list = Reads.list(transport, watch.count());
        var counted = new TreeSet<String>();
        list.items("items")
                .documents()
                .filter(object -> watch.count().passes(object))
                .forEach(object -> counted.add(object.text("metadata.name")));
        var request =
                Request.get(Reads.path(watch.count().kind(), watch.count().namespace()), Reads.WHO)
                        .with("watch", "true")
                        .with("resourceVersion", list.text("metadata.resourceVersion"));
        if (!(transport.send(request) instanceof Reply.Opened(var cursor))) {
            throw new IllegalStateException("the API server opened no watch for " + request.path());
        }
        return new Measuring(
                prediction.id(), watch, now.plus(watch.length()), counted, counted.size(), cursor);
    }

    /** Takes in everything that was written since. */
    public Measuring look(Transport transport) {
        var batch = transport.poll(cursor);
        return batch.events().isEmpty() ? this : taking(batch);
    }

    private Measuring taking(Batch batch) {
        var names = new TreeSet<>(counted);
        var folded = value;
        for (var event : batch.events()) {
            var object = event.child("object");
            var name = object.text("metadata.name", "");
            var counts = !event.text("type").equals("DELETED") && watch.count().passes(object);
            if (counts) {
                names.add(name);
            } else {
                names.remove(name);
            }
            folded = watch.fold().of(folded, names.size());
        }
        return new Measuring(id, watch, until, names, folded, batch.next());
    }

    /** Whether the time is over and the value stands. */
    public boolean isDecided(Instant now) {
        return !now.isBefore(until);
    }
}
