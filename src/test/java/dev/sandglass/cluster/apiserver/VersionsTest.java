package dev.sandglass.cluster.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Request.Method;
import dev.sandglass.document.Document;
import org.junit.jupiter.api.Test;

class VersionsTest {

    private final Server server = new Server();

    /** As the scheduler writes it. */
    @Test
    void eventsOfBothGroupsAreTheSameObjects() {
        server.ok(
                Method.POST,
                "/apis/events.k8s.io/v1/namespaces/default/events",
                """
                {"metadata":{"name":"web.1"},"eventTime":"2026-11-21T12:00:00.000001Z","reason":"Scheduled",
                 "action":"Binding","note":"Successfully assigned default/web to node01","type":"Normal",
                 "reportingController":"default-scheduler","reportingInstance":"default-scheduler-controlplane",
                 "regarding":{"kind":"Pod","name":"web","namespace":"default"}}\
                """);
        var core = server.get("/api/v1/namespaces/default/events/web.1");
        assertEquals("v1", core.text("apiVersion"));
        assertEquals("Pod", core.text("involvedObject.kind"));
        assertEquals("Successfully assigned default/web to node01", core.text("message"));
        assertEquals("default-scheduler", core.text("reportingComponent"));
        assertEquals(Document.EMPTY, core.get("source"));
        assertTrue(core.has("firstTimestamp"));
        assertNull(core.get("firstTimestamp"));

        var shown =
                server.get("/apis/events.k8s.io/v1/namespaces/default/events").child("items[0]");
        assertEquals("web", shown.text("regarding.name"));
        assertEquals("", shown.text("message"));
    }

    @Test
    void questionsAreAnsweredAndNotStored() {
        var who = server.ok(Method.POST, "/apis/authentication.k8s.io/v1/selfsubjectreviews", "{}");
        assertEquals("kubernetes-admin", who.text("status.userInfo.username"));
        var mayI =
                server.ok(
                        Method.POST,
                        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                        "{\"spec\":{\"resourceAttributes\":{\"verb\":\"get\",\"resource\":\"pods\"}}}");
        assertTrue(mayI.flag("status.allowed"));
        assertEquals(3, server.get("/api/v1/componentstatuses").items("items").size());
    }
}
