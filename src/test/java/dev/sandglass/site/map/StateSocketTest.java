package dev.sandglass.site.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Request;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.site.accounts.Learners;
import dev.sandglass.site.operations.TestDatabase;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Plans;
import dev.sandglass.site.sandboxes.Sandboxes;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
class StateSocketTest {

    private static final Credential ADMIN =
            new Credential.Component("test", List.of("system:masters"));

    @Inject Sandboxes sandboxes;
    @Inject Learners learners;

    @TestHTTPResource("/")
    URI address;

    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private Learners.Made learner;
    private LiveSandbox sandbox;

    @BeforeEach
    void makeASandbox() {
        learner = learners.make();
        sandbox = sandboxes.make(learner.id(), "", Plans.STANDARD, 7, "").join();
    }

    private WebSocket connect(String... headers) {
        var listener =
                new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(
                            WebSocket socket, CharSequence text, boolean last) {
                        part.append(text);
                        if (last) {
                            heard.add(part.toString());
                            part.setLength(0);
                        }
                        socket.request(1);
                        return null;
                    }

                    @Override
                    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                        heard.add("closed " + code + " " + reason);
                        return null;
                    }
                };
        var builder = HttpClient.newHttpClient().newWebSocketBuilder();
        for (var i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        var socket =
                URI.create(
                        "ws://localhost:"
                                + address.getPort()
                                + "/sandboxes/"
                                + sandbox.id()
                                + "/state");
        return builder.buildAsync(socket, listener).join();
    }

    private WebSocket connectAsOwner() {
        return connect("Cookie", Learners.COOKIE + "=" + learner.cookie());
    }

    private String hear(String begins) throws InterruptedException {
        return hear(begins, "");
    }

    private String hear(String begins, String holds) throws InterruptedException {
        while (true) {
            var word = heard.poll(5, TimeUnit.MINUTES);
            assertTrue(word != null, "nothing begins with " + begins + " and holds " + holds);
            if (word.startsWith(begins) && word.contains(holds)) {
                return word;
            }
        }
    }

    @Test
    void showsTheBoardAndWhatChanges() throws Exception {
        var socket = connectAsOwner();
        var board = hear("{\"board\":");
        assertTrue(board.contains("\"name\":\"controlplane\""), board);

        var pod =
                Document.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Pod",
                        "metadata",
                        Document.of("name", "lonely"),
                        "spec",
                        Document.of(
                                "nodeName",
                                "node01",
                                "containers",
                                Items.of(Document.of("name", "c", "image", "nginx:1.29"))));
        sandbox.ask(
                        Request.of(Request.Method.POST, "/api/v1/namespaces/default/pods", ADMIN)
                                .withBody(pod))
                .join();

        var change = hear("{\"pod\":");
        assertTrue(
                change.contains("\"name\":\"lonely\"") && change.contains("\"ready\":\"0/1\""),
                change);
        socket.abort();
    }

    @Test
    void obeysTheClock() throws Exception {
        var socket = connectAsOwner();
        hear("{\"clock\":");

        socket.sendText("{\"clock\":\"60\"}", true).join();
        hear("{\"clock\":", "\"running\":true,\"speed\":60");
        socket.sendText("{\"clock\":\"pause\"}", true).join();
        hear("{\"clock\":", "\"running\":false,\"speed\":0");
        socket.sendText("{\"clock\":\"soon\"}", true).join();
        assertEquals("closed 1008 That is no message the sandbox knows.", hear("closed"));
    }

    @Test
    void letsNobodyElseIn() throws Exception {
        connect("Cookie", Learners.COOKIE + "=" + learners.make().cookie());

        assertEquals("closed 4403 This sandbox belongs to somebody else.", hear("closed"));
    }

    @Test
    void refusesAPageOfAnotherSite() {
        var failure =
                assertThrows(
                        CompletionException.class,
                        () ->
                                connect(
                                        "Cookie",
                                        Learners.COOKIE + "=" + learner.cookie(),
                                        "Origin",
                                        "https://elsewhere.example"));

        var refused = (WebSocketHandshakeException) failure.getCause();
        assertEquals(403, refused.getResponse().statusCode());
    }
}
