package dev.sandglass.api;

import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import dev.sandglass.document.KeyOrder;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Replies as the bytes that a real API server sends: keys in the order of Go's structs, a newline
 * at the end.
 *
 * <p>What an object consists of is written once and kept for a while, whoever asks for it: alone,
 * in a list or in a
 * watch's event. An object is known again by the identity of its parts, so a list can strip the
 * kind from its items
 * and an event can wrap them.
 *
 * <pre>
 *   kept   "metadata":{…},"spec":{…},"status":{…}
 *   GET    {"kind":"Pod","apiVersion":"v1",kept}
 *   LIST   {"kind":"PodList",…,"items":[{kept},{kept}]}
 *   WATCH  {"type":"ADDED","object":{"kind":"Pod","apiVersion":"v1",kept}}
 * </pre>
 *
 * <p>One of these serves all clusters of a process; it is bounded and may be used by any thread.
 */
public final class EncodedBytes {

    private static final int PLACES = 1 << 13;

    /** So many objects may fall on one another's place: were it one, some of a list's would always be written anew. */
    private static final int ROWS = 4;

    private static final int LARGEST = 16 * 1024;
    private static final byte[] NOTHING = new byte[0];
    private static final byte[] NEW_LINE = {'\n'};
    private static final byte[] COMMA = {','};
    private static final byte[] OPEN = {'{'};
    private static final byte[] CLOSE = {'}'};
    private static final byte[] NEXT = {'}', ',', '{'};

    /** An object without kind and version, and the bytes between its braces. */
    private record Entry(Document bare, byte[] inner) {}

    private final Schema schema;
    private final @Nullable KeyOrder listMetadata;
    private final AtomicReferenceArray<@Nullable Entry> kept = new AtomicReferenceArray<>(PLACES);

    public EncodedBytes(Schema schema) {
        this.schema = schema;
        this.listMetadata = schema.type("io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta");
    }

    /** A reply's body as compact JSON, or indented by two blanks and without the last newline. */
    public byte[] json(Document body, boolean pretty) {
        var pieces = pieces(body);
        return pretty ? Json.pretty(pieces.bytes()) : pieces.put(NEW_LINE).bytes();
    }

    /** A reply's body as compact JSON and a newline, not yet put together. */
    public Pieces line(Document body) {
        return pieces(body).put(NEW_LINE);
    }

    private Pieces pieces(Document body) {
        var out = new Pieces();
        body(body, out);
        return out;
    }

    /** An event of a watch as one line. */
    public byte[] event(Document event) {
        var out = new Pieces();
        out.put("{\"type\":").put(Json.quote(event.text("type"))).put(",\"object\":");
        body(event.child("object"), out);
        return out.put("}\n").bytes();
    }

    private void body(Document body, Pieces out) {
        var kind = body.text("kind");
        var apiVersion = body.text("apiVersion");
        if (kind.equals("Table")) {
            table(body, out);
        } else if (kind.endsWith("List") && body.get("items") instanceof Items items) {
            list(body, kind, apiVersion, items, out);
        } else {
            object(body, kind, apiVersion, out);
        }
    }

    private void object(Document object, String kind, String apiVersion, Pieces out) {
        head(kind, apiVersion, out);
        var inner = inner(object, kind, apiVersion);
        if (inner.length > 0) {
            out.put(COMMA).put(inner);
        }
        out.put(CLOSE);
    }

    private static void head(String kind, String apiVersion, Pieces out) {
        out.put("{\"kind\":\"" + kind + "\",\"apiVersion\":\"" + apiVersion + "\"");
    }

    private void list(Document list, String kind, String apiVersion, Items items, Pieces out) {
        head(kind, apiVersion, out);
        out.put(",\"metadata\":").put(Json.bytes(list.get("metadata"), listMetadata));
        out.put(",\"items\":[");
        if (items.size() > 0 && items.document(0).has("kind")) {
            said(items, out);
        } else {
            unsaid(items, kind.substring(0, kind.length() - "List".length()), apiVersion, out);
        }
        out.put("]}");
    }

    /** Items that each say their kind: metadata alone does. */
    private void said(Items items, Pieces out) {
        for (var i = 0; i < items.size(); i++) {
            if (i > 0) {
                out.put(COMMA);
            }
            var item = items.document(i);
            object(item, item.text("kind"), item.text("apiVersion"), out);
        }
    }

    /** Items whose kind the list says. */
    private void unsaid(Items items, String kind, String apiVersion, Pieces out) {
        for (var i = 0; i < items.size(); i++) {
            out.put(i == 0 ? OPEN : NEXT).put(inner(items.document(i), kind, apiVersion));
        }
        if (!items.isEmpty()) {
            out.put(CLOSE);
        }
    }

    private void table(Document table, Pieces out) {
        head("Table", table.text("apiVersion"), out);
        var order = order(table.text("apiVersion"), "Table");
        out.put(",\"metadata\":").put(Json.bytes(table.get("metadata"), inside(order, "metadata")));
        out.put(",\"columnDefinitions\":")
                .put(
                        Json.bytes(
                                table.get("columnDefinitions"),
                                inside(order, "columnDefinitions")));
        out.put(",\"rows\":[");
        var conditions = inside(inside(order, "rows"), "conditions");
        var rows = table.items("rows");
        for (var i = 0; i < rows.size(); i++) {
            var row = rows.document(i);
            out.put(i == 0 ? "{\"cells\":" : ",{\"cells\":").put(Json.bytes(row.get("cells")));
            if (row.has("conditions")) {
                out.put(",\"conditions\":").put(Json.bytes(row.get("conditions"), conditions));
            }
            out.put(",\"object\":");
            if (row.get("object") instanceof Document object) {
                body(object, out);
            } else {
                out.put("null");
            }
            out.put(CLOSE);
        }
        out.put("]}");
    }

    private static @Nullable KeyOrder inside(@Nullable KeyOrder order, String key) {
        return order == null ? null : order.inside(key);
    }

    private @Nullable KeyOrder order(String apiVersion, String kind) {
        var slash = apiVersion.indexOf('/');
        var group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return schema.type(group, apiVersion.substring(slash + 1), kind);
    }

    // ---- what is kept ----

    private byte[] inner(Document object, String kind, String apiVersion) {
        var bare = object.remove("apiVersion").remove("kind");
        var key = bare.get("metadata");
        if (key == null) {
            return written(bare, kind, apiVersion);
        }
        var place = place(key);
        for (var i = place; i < place + ROWS; i++) {
            var known = kept.getAcquire(i);
            if (known != null && known.bare.hasSameParts(bare)) {
                return known.inner;
            }
        }
        var inner = written(bare, kind, apiVersion);
        if (inner.length <= LARGEST) {
            keep(place, new Entry(bare, inner));
        }
        return inner;
    }

    private static int place(Object key) {
        var hash = System.identityHashCode(key);
        return (hash ^ hash >>> 13) & PLACES - ROWS;
    }

    /** In front; the oldest there goes. A race loses one of them, or keeps it twice. */
    private void keep(int place, Entry entry) {
        for (var i = place + ROWS - 1; i > place; i--) {
            kept.setRelease(i, kept.getAcquire(i - 1));
        }
        kept.setRelease(place, entry);
    }

    private byte[] written(Document bare, String kind, String apiVersion) {
        return bare.isEmpty() ? NOTHING : Json.inside(bare, order(apiVersion, kind));
    }
}
