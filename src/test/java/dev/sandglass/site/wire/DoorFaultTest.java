package dev.sandglass.site.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Status;
import dev.sandglass.document.Document;
import dev.sandglass.site.sandboxes.Sandboxes;
import dev.sandglass.site.sandboxes.TestSandboxes;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong on the way in or out must not keep a client waiting. */
class DoorFaultTest {

    /** No header's value may have a line's end: the answer breaks while it is sent. */
    private static final Reply UNSENDABLE =
            new Reply.Raw(200, "text/plain\nand more", new byte[] {1});

    private static final String STATUS =
            """
            {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",\
            "message":"Internal error occurred: the simulation of this cluster failed; this is our mistake",\
            "reason":"InternalError",\
            "details":{"causes":[{"message":"the simulation of this cluster failed; this is our mistake"}]},\
            "code":500}
            """;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, HttpClient.Version version)
            throws Exception {
        var asked =
                request.uri(podsOf(TestSandboxes.answering(UNSENDABLE, UNSENDABLE)))
                        .timeout(Duration.ofSeconds(60))
                        .build();
        try (var client = HttpClient.newBuilder().version(version).build()) {
            return client.send(asked, BodyHandlers.ofString());
        }
    }

    private URI podsOf(Sandboxes sandboxes) throws Exception {
        var router = Router.router(vertx);
        new Door(sandboxes).open(router);
        var listening = vertx.createHttpServer().requestHandler(router).listen(0, "localhost");
        var port = listening.toCompletionStage().toCompletableFuture().get().actualPort();
        var id = TestSandboxes.made(sandboxes).id();
        return URI.create("http://localhost:" + port + "/clusters/" + id + "/api/v1/pods");
    }

    private static void assertIsTold(HttpResponse<String> answer) {
        assertEquals(STATUS, answer.body());
        assertEquals(500, answer.statusCode());
        assertEquals("application/json", answer.headers().firstValue("Content-Type").orElse(null));
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void whoAsksIsTold(HttpClient.Version version) throws Exception {
        assertIsTold(send(HttpRequest.newBuilder().GET(), version));
    }

    /** Its answer comes when it is written down, on another thread's word. */
    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void whoChangesSomethingIsTold(HttpClient.Version version) throws Exception {
        assertIsTold(send(HttpRequest.newBuilder().POST(BodyPublishers.ofString("{}")), version));
    }

    /** What is typed into an exec and is not taken was lost in silence; its end, too, for which the program waited. */
    @Test
    void whoseInputIsNotTakenIsTold() throws Exception {
        var exec = new Reply.Opened(new Cursor.Stream("node01", "web", 1, 0, 0));
        var full =
                new Reply.Refused(new Status(429, "TooManyRequests", "too much", Document.EMPTY));
        var pods = podsOf(TestSandboxes.answering(exec, full));
        try (var client = new RawSocket(pods)) {
            assertEquals("HTTP/1.1 101 Switching Protocols", client.upgrade(pods.getPath()));
            client.send(2, new byte[] {0, 'x'});

            assertEquals("closed 1013 too much", client.receive().text());
        }
    }
}
