package dev.sandglass.site.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.site.accounts.Learners;
import dev.sandglass.site.operations.TestDatabase;
import dev.sandglass.site.sandboxes.Plans;
import dev.sandglass.site.sandboxes.Sandboxes;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A page that reads fast and draws slowly. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
@Tag("server")
class DrawnTest {

    private static final int KIBIBYTE = 1024;

    @Inject Sandboxes sandboxes;
    @Inject Learners learners;

    @TestHTTPResource("/")
    URI address;

    private final AtomicLong came = new AtomicLong();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private void read(RawSocket socket) {
        var tail = "";
        try {
            for (var frame = socket.receive(); frame != null; frame = socket.receive()) {
                came.addAndGet(frame.payload().length);
                tail = (tail + frame.text()).substring(Math.max(0, tail.length() - 100));
                if (tail.contains("end-42")) {
                    end.complete(null);
                }
            }
        } catch (IOException e) {
            end.completeExceptionally(e);
        }
    }

    private static void say(RawSocket socket, String word) throws IOException {
        socket.send(1, word.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void noMoreIsSentThanIsDrawnAndALittle() throws Exception {
        var learner = learners.make();
        var sandbox = sandboxes.make(learner.id(), "", Plans.STANDARD, 7, "").join();
        try (var socket = new RawSocket(address)) {
            var cookie = "Cookie: " + Learners.COOKIE + "=" + learner.cookie();
            socket.upgrade("/sandboxes/" + sandbox.id() + "/terminals/act", cookie);
            var at = socket.receive().text();
            say(socket, at.replace("at", "drawn"));
            Thread.ofVirtual().start(() -> read(socket));
            sandbox.await(it -> it.terminal("act").prompt() != null ? true : null).join();
            socket.type("seq 1000000; echo end-$((6*7))\r");
            sandbox.await(
                            it ->
                                    it.shown("act") > 6_000_000
                                                    && it.terminal("act").prompt() != null
                                            ? true
                                            : null)
                    .join();
            assertTrue(came.get() < 600 * KIBIBYTE, came + " bytes came to a page that drew none");
            say(socket, "{\"drawn\":9000000000000000}");
            end.join();
            assertTrue(came.get() < 1_200 * KIBIBYTE, came + " bytes came");
        }
    }
}
