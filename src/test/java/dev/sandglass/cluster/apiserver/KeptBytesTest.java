package dev.sandglass.cluster.apiserver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Reply;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.api.wire.Heading;
import dev.sandglass.api.wire.HttpForm;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.document.Protobuf;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bytes of objects are kept by one form for all clusters: nobody may be told by them what is not so. */
class KeptBytesTest {

    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final HttpForm FORM = HttpForm.builtIn();

    private final Server server = new Server();
    private final Server other = new Server();

    @BeforeEach
    void fill() {
        for (var name : new String[] {"a", "b", "c"}) {
            create(server, name, "ours");
            create(other, name, "theirs");
        }
    }

    private static void create(Server server, String name, String owner) {
        server.ok(
                Method.POST,
                MAPS,
                """
                {"metadata":{"name":"%s","labels":{"n":"%1$s"}},"data":{"of":"%s"}}"""
                        .formatted(name, owner));
    }

    private static String list(Server server, String query) {
        return new String(bytes(server, query, ""), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Server server, String query, String accept) {
        var request = Server.request(Method.GET, MAPS + query, "").withAccept(accept);
        var asked = new HttpForm.Asked(request);
        return FORM.of(asked, server.api.send(request), Heading.NONE).body();
    }

    /** What the same reply looks like where nothing is kept yet. */
    private static String anew(Server server, String query) {
        var request = Server.request(Method.GET, MAPS + query, "");
        var form = new HttpForm(Schema.builtIn());
        var answer = form.of(new HttpForm.Asked(request), server.api.send(request), Heading.NONE);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void whatChangedBetweenTwoListsShows() {
        var before = list(server, "");
        assertEquals(before, list(server, ""));
        server.ok(Method.PATCH, MAPS + "/b", "{\"data\":{\"of\":\"changed\"}}");
        var after = list(server, "");
        assertTrue(after.contains("\"data\":{\"of\":\"changed\"}"), after);
        assertEquals(anew(server, ""), after);
        server.ok(Method.DELETE, MAPS + "/b", "");
        assertFalse(list(server, "").contains("changed"));
        create(server, "b", "ours");
        assertEquals(anew(server, ""), list(server, ""));
    }

    /** A revision of the past holds the objects as they were. */
    @Test
    void thePastIsShownAsItWas() {
        var before = list(server, "");
        var revision = server.store.revision();
        server.ok(Method.PATCH, MAPS + "/b", "{\"data\":{\"of\":\"changed\"}}");
        list(server, "");
        assertEquals(
                before,
                list(server, "?resourceVersion=" + revision + "&resourceVersionMatch=Exact"));
    }

    /** The two have made the same steps: all but their data is equal. */
    @Test
    void twoClustersNeverSeeEachOthersBytes() {
        for (var round = 0; round < 2; round++) {
            assertFalse(list(server, "").contains("theirs"));
            assertFalse(list(other, "").contains("ours"));
        }
        assertEquals(list(server, "").replace("ours", "theirs"), list(other, ""));
    }

    @Test
    void selectorsAndPartsOfAListHoldTheirObjectsOnly() {
        list(server, "");
        for (var query :
                new String[] {
                    "?labelSelector=n%3Db",
                    "?labelSelector=n%21%3Db",
                    "?fieldSelector=metadata.name%3Dc",
                    "?limit=2"
                }) {
            assertEquals(anew(server, query), list(server, query), query);
        }
        var first = Json.object(list(server, "?limit=2"));
        assertEquals(2, first.items("items").size());
        var rest = list(server, "?limit=2&continue=" + first.text("metadata.continue"));
        var items = Json.object(rest).items("items");
        assertEquals(1, items.size());
        assertEquals("c", items.document(0).text("metadata.name"));
    }

    @Test
    void otherFormsAreOfTheSameObjects() {
        list(server, "");
        server.ok(Method.PATCH, MAPS + "/b", "{\"data\":{\"of\":\"changed\"}}");
        list(server, "");
        var table = Json.object(bytes(server, "", TablesTest.TABLE + ";q=1"));
        assertEquals(3, table.items("rows").size());
        var row = table.items("rows").document(1);
        assertEquals("b", row.items("cells").get(0));
        assertEquals("PartialObjectMetadata", row.text("object.kind"));
        assertEquals(
                row.child("object.metadata"),
                Json.object(list(server, "")).items("items").document(1).child("metadata"));
        var yaml = new String(bytes(server, "", "application/yaml"), StandardCharsets.UTF_8);
        assertTrue(yaml.contains("    of: changed\n"), yaml);
        var type = Objects.requireNonNull(Schema.builtIn().type("", "v1", "ConfigMapList"));
        var reply = (Reply.Ok) server.send(Method.GET, MAPS, "");
        assertArrayEquals(
                Protobuf.seal(reply.body(), type),
                bytes(server, "", "application/vnd.kubernetes.protobuf"));
    }

    /** What a dry run shows shares parts with what is stored, and is not. */
    @Test
    void whatWasOnlyTriedIsNotKeptForWhatIs() {
        var before = list(server, "");
        var request =
                Server.request(
                        Method.PATCH, MAPS + "/b?dryRun=All", "{\"data\":{\"of\":\"tried\"}}");
        var tried = FORM.of(new HttpForm.Asked(request), server.api.send(request), Heading.NONE);
        assertTrue(new String(tried.body(), StandardCharsets.UTF_8).contains("tried"));
        assertEquals(before, list(server, ""));
    }

    /** A watch's events and a GET hold the bytes of the list's items. */
    @Test
    void oneObjectIsWrittenOnceForAll() {
        var item = Json.object(list(server, "")).items("items").document(1);
        var get = Server.request(Method.GET, MAPS + "/b", "");
        var got = FORM.of(new HttpForm.Asked(get), server.api.send(get), Heading.NONE);
        var object = Json.object(got.body());
        assertEquals(item, object.remove("kind").remove("apiVersion"));
        var stored = ((Reply.Ok) server.api.send(get)).body();
        var event = FORM.event("application/json", Document.of("type", "ADDED", "object", stored));
        assertEquals(object, Json.object(event).child("object"));
    }
}
