package dev.sandglass.api.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncomingTest {

    private static Request read(String target, Map<String, List<String>> headers) {
        return new Incoming("GET", target, headers, "", new byte[0]).request();
    }

    @Test
    void pathAndQueryAreDecoded() {
        var request =
                read(
                        "/api/v1/namespaces/a%2Db/pods?fieldSelector=metadata.name%3Dx&command=a&command=b+c&watch",
                        Map.of());
        assertEquals("/api/v1/namespaces/a-b/pods", request.path());
        assertEquals("metadata.name=x", request.parameter("fieldSelector"));
        assertEquals(List.of("a", "b c"), request.query().get("command"));
        assertEquals("", request.parameter("watch"));
    }

    @Test
    void whoItIsFromIsReadAsUpstreamReadsIt() {
        var token = Map.of("authorization", List.of("bearer  abc "));
        assertEquals(new Credential.Token("abc"), read("/", token).credential());
        assertEquals(Credential.ANONYMOUS, read("/", Map.of()).credential());
        var both = new Incoming("GET", "/", token, "PEM", new byte[0]).request();
        assertEquals(new Credential.Certificate("PEM"), both.credential());
    }

    @Test
    void whoActsAsAnotherSaysSo() {
        var headers =
                Map.of(
                        "impersonate-user", List.of("jane"),
                        "Impersonate-Group", List.of("a", "b"),
                        "Impersonate-Extra-Scopes%2Fx", List.of("view"));
        assertEquals(
                new Credential.Impersonating(
                        Credential.ANONYMOUS,
                        "jane",
                        "",
                        List.of("a", "b"),
                        Map.of("scopes/x", List.of("view"))),
                read("/", headers).credential());
    }

    @Test
    void theFormOfTheAnswerIsKnown() {
        var headers =
                Map.of(
                        "Accept-Encoding", List.of("deflate, gzip"),
                        "If-None-Match", List.of("\"x\""));
        var asked = new Incoming("OPTIONS", "/", headers, "", new byte[0]).asked();
        assertTrue(asked.takesGzip());
        assertEquals("\"x\"", asked.known());
        assertEquals(Request.Method.OPTIONS, asked.request().method());
    }
}
