package dev.sandglass.api;

import dev.sandglass.document.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has come since a {@link Cursor}.
 *
 * @param events a watch's events, each {@code {type, object}}
 * @param out bytes of a log or of standard output
 * @param err bytes of standard error
 * @param next where to poll from next
 * @param end how it ended (exec: upstream's Status with the exit code), or null while it goes on
 */
public record Batch(
        List<Document> events, byte[] out, byte[] err, Cursor next, @Nullable Document end) {

    private static final byte[] NONE = new byte[0];

    public static Batch events(List<Document> events, Cursor next) {
        return new Batch(events, NONE, NONE, next, null);
    }

    public static Batch bytes(byte[] out, byte[] err, Cursor next) {
        return new Batch(List.of(), out, err, next, null);
    }

    public Batch ended(Document status) {
        return new Batch(events, out, err, next, status);
    }

    /** Whether there is nothing to tell. */
    public boolean isEmpty() {
        return events.isEmpty() && out.length == 0 && err.length == 0 && end == null;
    }
}
