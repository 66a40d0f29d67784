package dev.sandglass.site.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sandglass.site.operations.TestDatabase;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Plans;
import dev.sandglass.site.sandboxes.Sandboxes;
import io.netty.buffer.PooledByteBufAllocator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Watches over HTTP/1.1, many at a time. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
class WatchTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";
    private static final String ONE = "watch=true&fieldSelector=metadata.name%3Dbig";
    private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

    @Inject Sandboxes sandboxes;

    @TestHTTPResource("/")
    URI address;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private LiveSandbox sandbox;
    private boolean isGone;

    @BeforeEach
    void makeASandbox() {
        sandbox = sandboxes.make(null, "", Plans.STANDARD, 7, "").join();
    }

    @AfterEach
    void deleteIt() {
        if (!isGone) {
            sandboxes.delete(sandbox).join();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve("/clusters/" + sandbox.id() + path))
                .header("Authorization", "Bearer " + sandbox.adminToken())
                .header("Content-Type", "application/json");
    }

    /** A watch that is open. */
    private BufferedReader watch(String query) throws Exception {
        return watch(query, "Accept", "application/json");
    }

    private BufferedReader watch(String query, String header, String value) throws Exception {
        var request = request(MAPS + "?" + query).header(header, value).build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private void write(String data) throws Exception {
        var map =
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"big\"},"
                        + "\"data\":{\"a\":\""
                        + data
                        + "\"}}";
        var body = HttpRequest.BodyPublishers.ofString(map);
        var put = client.send(request(MAPS + "/big").PUT(body).build(), ofNothing());
        if (put.statusCode() == 404) {
            put = client.send(request(MAPS).POST(body).build(), ofNothing());
        }
        assertTrue(put.statusCode() < 300, "" + put.statusCode());
    }

    private static HttpResponse.BodyHandler<Void> ofNothing() {
        return HttpResponse.BodyHandlers.discarding();
    }

    private static String next(BufferedReader watch) throws Exception {
        var event = JSON.readTree(watch.readLine());
        var data = event.path("object").path("data").path("a").asText();
        return event.path("type").asText() + " " + data.split(" ")[0];
    }

    @Test
    void manyWatchersAreToldTheSame() throws Exception {
        var watches = new ArrayList<BufferedReader>();
        for (var i = 0; i < 40; i++) {
            watches.add(watch(ONE));
        }
        for (var i = 0; i < 30; i++) {
            write(String.valueOf(i));
        }
        var late = watch(ONE);
        for (var watch : watches) {
            assertEquals("ADDED 0", next(watch));
            for (var i = 1; i < 30; i++) {
                assertEquals("MODIFIED " + i, next(watch));
            }
        }
        assertEquals("ADDED 29", next(late));
    }

    /** Go's client asks each time for gzip; an event does not wait in there for others. */
    @Test
    void aWatchIsNotPacked() throws Exception {
        var watch = watch(ONE, "Accept-Encoding", "gzip");

        write("0");

        assertEquals("ADDED 0", next(watch));
    }

    @Test
    void eachGetsItsOwnForm() throws Exception {
        var tables = watch(ONE, "Accept", TABLE);
        var objects = watch(ONE);

        write("0");

        assertEquals("ADDED 0", next(objects));
        var table = JSON.readTree(tables.readLine()).path("object");
        assertEquals("Table", table.path("kind").asText());
        assertEquals("big", table.path("rows").path(0).path("cells").path(0).asText());
    }

    @Test
    void itEndsInTime() throws Exception {
        var watch = watch(ONE + "&timeoutSeconds=1");

        assertEquals(List.of(), watch.lines().toList());
    }

    /** 30 MB that nobody reads are not fetched; then they come in their order, as far as the history remembers. */
    @Test
    void aSlowReaderKeepsNoMemory() throws Exception {
        var watch = watch(ONE);
        var before = PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
        for (var i = 0; i < 30; i++) {
            write(i + " " + "x".repeat(1_000_000));
        }
        var after = PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();

        assertTrue(after - before < 20 << 20, (after - before) + " bytes wait for a reader");
        assertEquals("ADDED 0", next(watch));
        for (var i = 1; i < 30; i++) {
            var event = JSON.readTree(watch.readLine());
            var object = event.path("object");
            if (event.path("type").asText().equals("ERROR")) {
                assertEquals(410, object.path("code").asInt());
                return;
            }
            assertEquals("" + i, object.path("data").path("a").asText().split(" ")[0]);
        }
    }

    @Test
    void itEndsWithItsSandbox() throws Exception {
        var watch = watch(ONE);

        sandboxes.delete(sandbox).join();
        isGone = true;

        assertEquals(List.of(), watch.lines().toList());
    }
}
