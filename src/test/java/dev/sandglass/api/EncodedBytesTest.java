package dev.sandglass.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class EncodedBytesTest {

    private static final Document POD =
            Document.of(
                    "apiVersion",
                    "v1",
                    "kind",
                    "Pod",
                    "metadata",
                    Document.of("uid", "u", "name", "a", "labels", Document.of("z", "1", "b", "2")),
                    "spec",
                    Document.of(
                            "restartPolicy",
                            "Always",
                            "containers",
                            Items.of(Document.of("name", "c", "image", "i"))),
                    "status",
                    Document.EMPTY);

    private final EncodedBytes encoded = new EncodedBytes(Schema.builtIn());

    private static final String INNER =
            "\"metadata\":{\"name\":\"a\",\"uid\":\"u\",\"labels\":{\"b\":\"2\",\"z\":\"1\"}},\"spec\":{\"containers\":"
                    + "[{\"name\":\"c\",\"image\":\"i\"}],\"restartPolicy\":\"Always\"},\"status\":{}";

    @Test
    void keysComeInTheOrderOfTheServer() {
        assertEquals("{\"kind\":\"Pod\",\"apiVersion\":\"v1\"," + INNER + "}\n", json(POD));
    }

    @Test
    void listsAndEventsHoldTheSameBytes() {
        json(POD);
        var item = POD.remove("kind").remove("apiVersion");
        var list =
                Document.of(
                        "kind",
                        "PodList",
                        "apiVersion",
                        "v1",
                        "metadata",
                        Document.of("resourceVersion", "7"),
                        "items",
                        Items.of(item, item));
        assertEquals(
                "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"7\"},\"items\":[{"
                        + INNER
                        + "},{"
                        + INNER
                        + "}]}\n",
                json(list));
        assertEquals(
                "{\"type\":\"ADDED\",\"object\":{\"kind\":\"Pod\",\"apiVersion\":\"v1\","
                        + INNER
                        + "}}\n",
                text(encoded.event(Document.of("type", "ADDED", "object", POD))));
    }

    /** A dry run may share its metadata with what is stored. */
    @Test
    void anotherObjectWithTheSameMetadataIsNotTaken() {
        json(POD);
        var other = POD.with("status.phase", "Running");
        assertEquals(
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\","
                        + INNER.replace("\"status\":{}", "\"status\":{\"phase\":\"Running\"}")
                        + "}\n",
                json(other));
    }

    /** Tables carry the metadata alone, of objects that are read whole, too. */
    @Test
    void metadataAloneIsWrittenBesideTheWholeObject() {
        json(POD);
        var alone =
                POD.remove("spec")
                        .remove("status")
                        .put("kind", "PartialObjectMetadata")
                        .put("apiVersion", "meta.k8s.io/v1");
        assertEquals(
                "{\"kind\":\"PartialObjectMetadata\",\"apiVersion\":\"meta.k8s.io/v1\","
                        + INNER.substring(0, INNER.indexOf(",\"spec\""))
                        + "}\n",
                json(alone));
        assertEquals("{\"kind\":\"Pod\",\"apiVersion\":\"v1\"," + INNER + "}\n", json(POD));
    }

    @Test
    void aListMayBeEmptyAndItsItemsMayBeTo() {
        var none = list(Items.EMPTY);
        assertEquals(
                "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":[]}\n",
                json(none));
        assertEquals(
                json(none).replace("[]", "[{},{}]"),
                json(list(Items.of(Document.EMPTY, Document.EMPTY))));
    }

    /** Nearly all: very few fall on a place that too many others share. */
    @Test
    void thousandObjectsAreKeptBesideEachOther() {
        var items = new Object[1_000];
        Arrays.setAll(items, i -> POD.with("metadata.name", "p" + i).remove("kind"));
        var list = list(Items.of(items));
        var first = encoded.line(list).all();
        var again = encoded.line(list).all();
        var kept = new HashSet<>(first); // arrays are equal only to themselves
        var anew = again.stream().filter(it -> it.length > 100 && !kept.contains(it)).count();
        assertEquals(1_000, again.stream().filter(it -> it.length > 100).count());
        assertTrue(anew < 40, anew + " of 1,000 were written anew");
    }

    private static Document list(Items items) {
        return Document.of(
                "kind", "PodList", "apiVersion", "v1", "metadata", Document.EMPTY, "items", items);
    }

    private String json(Document document) {
        return text(encoded.json(document, false));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
