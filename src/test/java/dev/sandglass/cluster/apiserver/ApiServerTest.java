package dev.sandglass.cluster.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiServerTest {

    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

    private final Server server = new Server();

    @Test
    void whatIsCreatedCanBeReadListedChangedAndDeleted() {
        var created =
                server.ok(
                        Method.POST,
                        CONFIG_MAPS,
                        "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"v\"}}");
        assertEquals("2026-11-21T12:00:00Z", created.text("metadata.creationTimestamp"));
        assertEquals("default", created.text("metadata.namespace"));
        assertEquals("ConfigMap", created.text("kind"));
        assertEquals(created, server.get(CONFIG_MAPS + "/a"));

        var list = server.get(CONFIG_MAPS);
        assertEquals("ConfigMapList", list.text("kind"));
        assertEquals("a", list.text("items[0].metadata.name"));
        assertEquals("", list.text("items[0].kind"));

        var changed =
                server.ok(Method.PUT, CONFIG_MAPS + "/a", created.with("data.k", "w").toString());
        assertEquals("w", changed.text("data.k"));
        var stale =
                server.refused(
                        Method.PUT, CONFIG_MAPS + "/a", created.with("data.k", "x").toString());
        assertEquals(
                "Operation cannot be fulfilled on configmaps \"a\": the object has been modified;"
                        + " please apply your changes to the latest version and try again",
                stale.text("message"));

        var gone = server.ok(Method.DELETE, CONFIG_MAPS + "/a", "");
        assertEquals("Success", gone.text("status"));
        assertEquals(created.text("metadata.uid"), gone.text("details.uid"));
        assertEquals(
                "configmaps \"a\" not found",
                server.refused(Method.GET, CONFIG_MAPS + "/a", "").text("message"));
    }

    @Test
    void theTextOfASecretIsKeptAsItsData() {
        var secrets = "/api/v1/namespaces/default/secrets";
        var body =
                "{\"metadata\":{\"name\":\"s\"},\"data\":{\"a\":\"QQ==\",\"b\":\"Qg==\"},"
                        + "\"stringData\":{\"b\":\"hello\",\"c\":\"x\"}}";
        for (var made :
                List.of(
                        server.ok(Method.POST, secrets + "?dryRun=All", body),
                        server.ok(Method.POST, secrets, body),
                        server.ok(Method.PUT, secrets + "/s", body))) {
            assertEquals(
                    "{\"a\":\"QQ==\",\"b\":\"aGVsbG8=\",\"c\":\"eA==\"}",
                    made.child("data").toString());
            assertFalse(made.has("stringData"));
        }
    }

    /** Such a patch makes what is not there, so it must not be refused with "not found". */
    @Test
    void serverSideApplySaysThatItIsNotThereYet() {
        var body = "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"}}";
        var patch =
                Server.request(Method.PATCH, CONFIG_MAPS + "/a?fieldManager=kubectl", "")
                        .withBody(
                                new Request.Body.Raw(
                                        body.getBytes(StandardCharsets.UTF_8),
                                        Request.APPLY_PATCH));
        var refused = assertInstanceOf(Reply.Refused.class, server.api.send(patch));
        assertEquals(
                "server-side apply is not there yet: it comes with managed fields",
                refused.status().message());
    }

    @Test
    void longListsComeInChunksOfOneRevision() {
        for (var i = 0; i < 5; i++) {
            server.ok(Method.POST, CONFIG_MAPS, "{\"metadata\":{\"generateName\":\"a\"}}");
        }
        var first = server.get("/api/v1/configmaps?limit=2");
        assertEquals(3, first.number("metadata.remainingItemCount", 0));
        server.ok(Method.POST, CONFIG_MAPS, "{\"metadata\":{\"name\":\"zz\"}}");
        var second =
                server.get(
                        "/api/v1/configmaps?limit=2&continue=" + first.text("metadata.continue"));
        var third =
                server.get(
                        "/api/v1/configmaps?limit=2&continue=" + second.text("metadata.continue"));
        assertEquals(
                first.text("metadata.resourceVersion"), third.text("metadata.resourceVersion"));
        assertEquals(1, third.items("items").size());
        assertEquals("", third.text("metadata.continue"));
    }

    @Test
    void aWatchTellsWhatHappensFromItsRevisionOn() {
        var revision = server.get(CONFIG_MAPS).text("metadata.resourceVersion");
        var opened =
                assertInstanceOf(
                        Reply.Opened.class,
                        server.send(
                                Method.GET,
                                CONFIG_MAPS + "?watch=1&resourceVersion=" + revision,
                                ""));
        server.ok(Method.POST, CONFIG_MAPS, "{\"metadata\":{\"name\":\"a\"}}");
        server.ok(
                Method.PUT,
                CONFIG_MAPS + "/a",
                "{\"metadata\":{\"name\":\"a\"},\"data\":{\"k\":\"v\"}}");
        server.ok(Method.DELETE, CONFIG_MAPS + "/a", "");

        var batch = server.api.poll(opened.cursor());
        assertEquals(
                List.of("ADDED", "MODIFIED", "DELETED"),
                batch.events().stream().map(e -> e.text("type")).toList());
        assertEquals("4", batch.events().getLast().text("object.metadata.resourceVersion"));
        assertTrue(server.api.poll(batch.next()).isEmpty());
    }

    @Test
    void finalizersKeepWhatIsDeleted() {
        server.ok(
                Method.POST,
                CONFIG_MAPS,
                "{\"metadata\":{\"name\":\"a\",\"finalizers\":[\"e.com/f\"]}}");
        var marked = server.ok(Method.DELETE, CONFIG_MAPS + "/a", "");
        assertEquals("2026-11-21T12:00:00Z", marked.text("metadata.deletionTimestamp"));
        server.ok(Method.PUT, CONFIG_MAPS + "/a", "{\"metadata\":{\"name\":\"a\"}}");
        assertEquals(404, server.refused(Method.GET, CONFIG_MAPS + "/a", "").number("code", 0));
    }

    @Test
    void nothingIsMadeInANamespaceThatIsNotThere() {
        var status =
                server.refused(
                        Method.POST,
                        "/api/v1/namespaces/nosuch/configmaps",
                        "{\"metadata\":{\"name\":\"a\"}}");
        assertEquals("namespaces \"nosuch\" not found", status.text("message"));
        assertEquals(Document.of("kind", "namespaces", "name", "nosuch"), status.child("details"));
    }

    @Test
    void aDryRunLeavesNoTrace() {
        var before = server.store.revision();
        server.ok(Method.POST, CONFIG_MAPS + "?dryRun=All", "{\"metadata\":{\"name\":\"a\"}}");
        assertEquals(before, server.store.revision());
    }

    /** A Scale is read with the types of its fields, whichever way it comes. */
    @Test
    void moreReplicasThanANumberHoldsAreNoScale() {
        var server = new Server();
        server.ok(
                Method.POST,
                "/apis/apps/v1/namespaces/default/deployments",
                """
                {"metadata":{"name":"web"},"spec":{"selector":{"matchLabels":{"a":"b"}},
                "template":{"metadata":{"labels":{"a":"b"}},
                "spec":{"containers":[{"name":"c","image":"nginx"}]}}}}""");
        var path = "/apis/apps/v1/namespaces/default/deployments/web/scale";
        var sent = server.get(path).with("spec.replicas", 2147483648L);
        var why =
                "json: cannot unmarshal number 2147483648 into Go struct field"
                        + " ScaleSpec.spec.replicas of type int32";
        assertEquals(
                "Scale in version \"v1\" cannot be handled as a Scale: " + why,
                server.refused(Method.PUT, path, Json.write(sent)).text("message"));
        var patch = server.refused(Method.PATCH, path, "{\"spec\":{\"replicas\":2147483648}}");
        assertEquals(422, patch.number("code", 0));
        assertTrue(patch.text("message").endsWith(": " + why), patch.text("message"));
    }
}
