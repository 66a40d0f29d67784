package dev.sandglass.site.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sandglass.desk.ClockCommand;
import dev.sandglass.site.operations.TestDatabase;
import dev.sandglass.site.sandboxes.Input;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Plans;
import dev.sandglass.site.sandboxes.Sandboxes;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Watches that begin while much happens, as an informer of Go's begins them: what is there, then the bookmark, then every
 * change once and in its order. A client that is told an old state last keeps it for good.
 */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
class WatchOrderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
    private static final String WATCH =
            "/api/v1/namespaces/default/pods?watch=true&sendInitialEvents=true&allowWatchBookmarks=true"
                    + "&resourceVersionMatch=NotOlderThan&timeoutSeconds=5";
    private static final int WATCHERS = 8;
    private static final int WATCHES_EACH = 6;
    private static final int WRITES_AT_MOST = 1_000;

    @Inject Sandboxes sandboxes;

    @TestHTTPResource("/")
    URI address;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private LiveSandbox sandbox;

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve("/clusters/" + sandbox.id() + path))
                .header("Authorization", "Bearer " + sandbox.adminToken());
    }

    private void send(HttpRequest.Builder request, String type) throws Exception {
        var answer =
                client.send(request.header("Content-Type", type).build(), BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 300, answer.body());
    }

    /** Up and down, until the watchers have seen enough. */
    private Void scale(AtomicBoolean isEnough) throws Exception {
        for (var i = 0; i < WRITES_AT_MOST && !isEnough.get(); i++) {
            var body = "{\"spec\": {\"replicas\": " + i % 6 + "}}";
            send(
                    request(DEPLOYMENTS + "/web").method("PATCH", BodyPublishers.ofString(body)),
                    "application/merge-patch+json");
        }
        return null;
    }

    /** Opens one watch after the other; each of them ends by itself, on a machine that stands still before much has come. */
    private Void watchOften() throws Exception {
        var listed = 0;
        for (var i = 0; i < WATCHES_EACH; i++) {
            var answer = client.send(request(WATCH).build(), BodyHandlers.ofInputStream());
            assertEquals(200, answer.statusCode());
            try (var lines =
                    new BufferedReader(
                            new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                var seen = new Seen();
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    seen.take(JSON.readTree(line));
                }
                listed += seen.isListed ? 1 : 0;
            }
        }
        assertTrue(listed > WATCHES_EACH / 2, listed + " came to the bookmark");
        return null;
    }

    /** What a client knows. */
    private static final class Seen {

        private final Set<String> names = new HashSet<>();
        private long revision;
        private boolean isListed;

        void take(JsonNode event) {
            var type = event.path("type").asText();
            var metadata = event.path("object").path("metadata");
            var name = metadata.path("name").asText();
            var number = metadata.path("resourceVersion").asLong();
            switch (type) {
                case "ADDED" -> assertTrue(names.add(name), () -> "there already: " + event);
                case "MODIFIED" -> assertTrue(names.contains(name), () -> "not there: " + event);
                case "DELETED" -> assertTrue(names.remove(name), () -> "not there: " + event);
                default -> assertEquals("BOOKMARK", type, event::toString);
            }
            if (isListed) {
                var isLater = type.equals("BOOKMARK") ? number >= revision : number > revision;
                assertTrue(isLater, () -> "after " + revision + " came " + event);
            } else {
                assertTrue(type.equals("ADDED") || number >= revision, event::toString);
            }
            revision = Math.max(revision, number);
            isListed |= metadata.path("annotations").has("k8s.io/initial-events-end");
        }
    }

    @Test
    void everyWatchSeesEveryChangeOnceAndInItsOrder() throws Exception {
        sandbox = sandboxes.make(null, "", Plans.STANDARD, 7, "").join();
        sandbox.input(new Input.Turn(new ClockCommand.Speed(10))).join();
        var web =
                """
                {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {
                  "replicas": 3, "selector": {"matchLabels": {"app": "web"}}, "template": {
                    "metadata": {"labels": {"app": "web"}},
                    "spec": {"containers": [{"name": "c", "image": "nginx:1.29"}]}}}}""";
        send(request(DEPLOYMENTS).POST(BodyPublishers.ofString(web)), "application/json");
        var isEnough = new AtomicBoolean();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var writer = workers.submit(() -> scale(isEnough));
            Callable<Void> watcher = this::watchOften;
            var watchers =
                    IntStream.range(0, WATCHERS).mapToObj(_ -> workers.submit(watcher)).toList();
            try {
                for (var each : watchers) {
                    each.get();
                }
            } finally {
                isEnough.set(true);
            }
            writer.get();
        } finally {
            sandboxes.delete(sandbox).join();
        }
    }
}
