package dev.sandglass.site.wire;

import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Documents as bytes, kept for a while: the same object read again, or an event for the next watcher, is not written again.
 * Documents never change, so a place in the table is right or it is another document's.
 */
final class Encoded {

    /** By identity; a newer document takes the place of an older one. */
    private record Entry(Document document, byte[] bytes) {}

    private static final int PLACES = 1 << 12;
    private static final int LARGEST = 16 * 1024;

    private final AtomicReferenceArray<Entry> table = new AtomicReferenceArray<>(PLACES);

    /** JSON and a line's end. */
    byte[] line(Document document) {
        var place = System.identityHashCode(document) & (PLACES - 1);
        var known = table.get(place);
        if (known != null && known.document() == document) {
            return known.bytes();
        }
        var json = Json.bytes(document);
        var line = java.util.Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        if (line.length <= LARGEST) {
            table.set(place, new Entry(document, line));
        }
        return line;
    }
}
