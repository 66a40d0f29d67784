package dev.sandglass.site.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sandglass.site.accounts.Learners;
import dev.sandglass.site.operations.TestDatabase;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Plans;
import dev.sandglass.site.sandboxes.Sandboxes;
import io.netty.buffer.PooledByteBufAllocator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever comes to the sockets and the door is answered with one clear sentence, and costs little. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
class HostileInputTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    @Inject Sandboxes sandboxes;
    @Inject Learners learners;

    @TestHTTPResource("/")
    URI address;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Learners.Made learner;
    private LiveSandbox sandbox;

    @BeforeEach
    void makeASandbox() {
        learner = learners.make();
        sandbox = sandboxes.make(learner.id(), "", Plans.STANDARD, 7, "").join();
    }

    // ---- the door ----

    private String post(String type, HttpRequest.BodyPublisher body, String... headers)
            throws Exception {
        var request =
                HttpRequest.newBuilder(address.resolve("/clusters/" + sandbox.id() + MAPS))
                        .header("Content-Type", type)
                        .header("Authorization", "Bearer " + sandbox.adminToken())
                        .POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return status(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    private static String status(HttpResponse<String> answer) throws Exception {
        var status = JSON.readTree(answer.body());
        assertEquals("Status", status.path("kind").asText(), answer.body());
        assertEquals(answer.statusCode(), status.path("code").asInt());
        return answer.statusCode()
                + " "
                + status.path("reason").asText()
                + ": "
                + status.path("message").asText();
    }

    private static HttpRequest.BodyPublisher text(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private static String map(String data) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"big\"},\"data\":{\"a\":\""
                + data
                + "\"}}";
    }

    @Test
    void aBodyThatIsTooLarge() throws Exception {
        var large = map("x".repeat(Door.LARGEST_BODY));
        var refusal = "413 RequestEntityTooLarge: Request entity too large: limit is 3145728";

        assertEquals(refusal, post("application/json", text(large)));
        var withoutLength =
                HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes()));
        assertEquals(refusal, post("application/json", withoutLength));
    }

    @Test
    void anObjectThatIsTooLarge() throws Exception {
        assertEquals(
                "500 : etcdserver: request is too large",
                post("application/json", text(map("x".repeat(1_600_000)))));
    }

    @Test
    void aliasesThatMakeMuchOfLittle() throws Exception {
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i))
                    .append("*a%d,".formatted(i - 1).repeat(9))
                    .append("]\n");
        }

        assertEquals(
                "400 BadRequest: the object provided is unrecognized (must be of type ConfigMap): yaml:"
                        + " document contains excessive aliasing"
                        + " (61303a20266130205b782c782c782c782c782c782c782c782c785d0a6131 ...)",
                post("application/yaml", text(bomb.toString())));
    }

    @Test
    void depthWithoutEnd() throws Exception {
        var deep = "[".repeat(100_000);

        assertEquals(
                "400 BadRequest: the object provided is unrecognized (must be of type ConfigMap): couldn't"
                        + " get version/kind; json parse error: exceeded max depth ({\"apiVersion\":\"v1\",\"kind\":\"Con ...)",
                post("application/json", text(map("").replace("\"\"", deep))));
        assertTrue(
                post("application/yaml", text("a: " + deep)).startsWith("400 BadRequest: "),
                "and in YAML");
    }

    @Test
    void aTokenThatIsNone() throws Exception {
        var request =
                HttpRequest.newBuilder(address.resolve("/clusters/" + sandbox.id() + MAPS))
                        .header("Authorization", "Bearer " + "x".repeat(20_000));
        var other = sandboxes.make(null, "", Plans.STANDARD, 8, "").join();
        var others =
                HttpRequest.newBuilder(address.resolve("/clusters/" + sandbox.id() + MAPS))
                        .header("Authorization", "Bearer " + other.adminToken());

        for (var each : new HttpRequest.Builder[] {request, others}) {
            assertEquals(
                    "401 Unauthorized: Unauthorized",
                    status(client.send(each.build(), HttpResponse.BodyHandlers.ofString())));
        }
    }

    /** The learner's cookie opens no cluster, and another site's page can do nothing with it. */
    @Test
    void aCookieIsNoProof() throws Exception {
        var request =
                HttpRequest.newBuilder(address.resolve("/clusters/" + sandbox.id() + MAPS))
                        .header("Cookie", Learners.COOKIE + "=" + learner.cookie());

        assertEquals(
                "403 Forbidden: configmaps is forbidden: User \"system:anonymous\" cannot list resource"
                        + " \"configmaps\" in API group \"\" in the namespace \"default\"",
                status(client.send(request.build(), HttpResponse.BodyHandlers.ofString())));
    }

    /** Who has proved nothing may not be somebody else either. */
    @Test
    void nobodyActsAsTheAdministrator() throws Exception {
        var request =
                HttpRequest.newBuilder(address.resolve("/clusters/" + sandbox.id() + MAPS))
                        .header("Impersonate-User", "kubernetes-admin")
                        .header("Impersonate-Group", "system:masters");

        assertEquals(
                "403 Forbidden: users \"kubernetes-admin\" is forbidden: User \"system:anonymous\" cannot"
                        + " impersonate resource \"users\" in API group \"\" at the cluster scope",
                status(client.send(request.build(), HttpResponse.BodyHandlers.ofString())));
    }

    // ---- sockets ----

    private String cookie() {
        return "Cookie: " + Learners.COOKIE + "=" + learner.cookie();
    }

    private String terminal(LiveSandbox of) {
        return "/sandboxes/" + of.id() + "/terminals/act";
    }

    @Test
    void aPageOfAnotherSite() throws Exception {
        try (var socket = new RawSocket(address)) {
            assertEquals(
                    "HTTP/1.1 403 Forbidden",
                    socket.upgrade(
                            terminal(sandbox), cookie(), "Origin: https://elsewhere.example"));
        }
    }

    @Test
    void somebodyElsesSandbox() throws Exception {
        var other = sandboxes.make(learners.make().id(), "", Plans.STANDARD, 8, "").join();
        try (var socket = new RawSocket(address)) {
            assertEquals(
                    "HTTP/1.1 101 Switching Protocols", socket.upgrade(terminal(other), cookie()));
            assertEquals(
                    "closed 4403 This sandbox belongs to somebody else.", socket.receive().text());
        }
        try (var socket = new RawSocket(address)) {
            socket.upgrade("/sandboxes/0123456789abcdef01234567/terminals/act", cookie());
            assertEquals(
                    "closed 4404 This sandbox is not there any more.", socket.receive().text());
        }
    }

    @Test
    void moreSocketsThanPagesNeed() throws Exception {
        var open = new ArrayList<RawSocket>();
        try {
            for (var i = 0; i < 40; i++) {
                open.add(picture());
                assertEquals(1, open.getLast().receive().opcode());
            }
            try (var oneMore = picture()) {
                assertEquals(
                        "closed 4429 Too many connections to this sandbox are open.",
                        oneMore.receive().text());
            }
            open.removeFirst().close();
            for (var isIn = false; !isIn; ) { // the server learns of it a moment later
                try (var again = picture()) {
                    isIn = again.receive().opcode() == 1;
                }
            }
        } finally {
            for (var socket : open) {
                socket.close();
            }
        }
    }

    private RawSocket picture() throws Exception {
        var socket = new RawSocket(address);
        socket.upgrade("/sandboxes/" + sandbox.id() + "/state", cookie());
        return socket;
    }

    @Test
    void aMessageThatIsTooLarge() throws Exception {
        try (var socket = new RawSocket(address)) {
            socket.upgrade(terminal(sandbox), cookie());
            socket.send(2, new byte[140_000]);
            assertEquals("closed 1009 A message may have at most 131072 bytes.", last(socket));
        }
        try (var socket = new RawSocket(address)) {
            socket.upgrade(terminal(sandbox), cookie());
            socket.send(2, new byte[300_000]);
            assertEquals("no close", last(socket));
        }
    }

    @Test
    void aWordThatIsNone() throws Exception {
        for (var word :
                new String[] {"{\"resize\":[1]}", "rubbish", "{\"run\":7}", "[".repeat(5_000)}) {
            try (var socket = new RawSocket(address)) {
                socket.upgrade(terminal(sandbox), cookie());
                socket.send(1, word.getBytes());
                assertEquals("closed 1008 That is no message a terminal knows.", last(socket));
            }
        }
    }

    @Test
    void aPasteThatIsTooLarge() throws Exception {
        try (var socket = new RawSocket(address)) {
            socket.upgrade(terminal(sandbox), cookie());
            awaitText(socket, "learner@desk:~$ ");
            socket.type("sleep 1000\r");
            sandbox.await(it -> it.terminal("act").prompt() == null ? true : null).join();
            socket.type("x".repeat(100_000));
            awaitText(socket, "At most 65536 bytes may be pasted at once.");
        }
    }

    private static String last(RawSocket socket) throws Exception {
        for (var frame = socket.receive(); frame != null; frame = socket.receive()) {
            if (frame.opcode() == 8) {
                return frame.text();
            }
        }
        return "no close";
    }

    private static void awaitText(RawSocket socket, String text) throws Exception {
        var all = new StringBuilder();
        while (all.indexOf(text) < 0) {
            all.append(socket.receive().text());
        }
    }

    // ---- slow readers ----

    private static long inBuffers() {
        var metric = PooledByteBufAllocator.DEFAULT.metric();
        return metric.usedDirectMemory() + metric.usedHeapMemory();
    }

    /** A terminal that shows 30 MB to somebody who does not read: 256 KiB of it are kept. */
    @Test
    void aTerminalThatIsNotRead() throws Exception {
        try (var socket = new RawSocket(address)) {
            socket.upgrade(terminal(sandbox), cookie());
            awaitText(socket, "learner@desk:~$ ");
            var before = inBuffers();
            socket.type(
                    "a=xxxxxxxxxxxxxxxx; for i in 1 2 3 4 5 6 7 8 9 10; do a=$a$a; done;"
                            + " for i in $(seq 2000); do echo $a; done; echo end-$((6*7))\r");
            sandbox.await(
                            it ->
                                    it.shown("act") > 30_000_000
                                                    && it.terminal("act").prompt() != null
                                            ? true
                                            : null)
                    .join();
            var after = inBuffers();

            assertTrue(after - before < 16 << 20, (after - before) + " bytes wait for a reader");
            var read = 0L;
            var skipped = false;
            for (var text = socket.receive().text(); ; text = socket.receive().text()) {
                read += text.length();
                skipped |= text.startsWith("{\"at\":");
                if (text.contains("end-42")) {
                    break;
                }
            }
            assertTrue(skipped && read < 20_000_000, read + " bytes were read");
        }
    }

    /** A watch of 100 MB that nobody reads is not fetched; then all of it comes, in its order. */
    @Test
    void aWatchThatIsNotRead() throws Exception {
        try (var socket = new RawSocket(address)) {
            socket.say(
                    "GET /clusters/"
                            + sandbox.id()
                            + MAPS
                            + "?watch=true&fieldSelector=metadata.name%3Dbig HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer "
                            + sandbox.adminToken()
                            + "\r\n\r\n");
            assertEquals("HTTP/1.0 200 OK", socket.head());
            var before = inBuffers();
            var path = address.resolve("/clusters/" + sandbox.id() + MAPS + "/big");
            post("application/json", map("0"));
            for (var i = 1; i <= 100; i++) {
                var put =
                        HttpRequest.newBuilder(path)
                                .header("Content-Type", "application/json")
                                .header("Authorization", "Bearer " + sandbox.adminToken())
                                .PUT(text(map(i + " " + "x".repeat(1_000_000))));
                var answer = client.send(put.build(), HttpResponse.BodyHandlers.discarding());
                assertEquals(200, answer.statusCode());
            }
            var after = inBuffers();
            assertTrue(after - before < 24 << 20, (after - before) + " bytes wait for a reader");
            assertComesInOrder(socket);
        }
    }

    /** Every update in its order; or the sentence that history has been forgotten, as upstream says it to the slow. */
    private static void assertComesInOrder(RawSocket socket) throws Exception {
        var expected = 0;
        for (var line = socket.line(); line != null && expected <= 100; line = socket.line()) {
            if (line.startsWith("{\"type\":\"ERROR\"")) {
                assertEquals(410, JSON.readTree(line).path("object").path("code").asInt());
                return;
            }
            if (line.startsWith("{\"type\":")) {
                var data = JSON.readTree(line).path("object").path("data").path("a").asText();
                assertEquals(String.valueOf(expected), data.split(" ")[0]);
                expected++;
            }
        }
        assertEquals(101, expected);
    }

    private String post(String type, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(address.resolve("/clusters/" + sandbox.id() + MAPS))
                        .header("Content-Type", type)
                        .header("Authorization", "Bearer " + sandbox.adminToken())
                        .POST(text(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
