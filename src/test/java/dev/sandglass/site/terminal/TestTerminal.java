package dev.sandglass.site.terminal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assertions;

/** A browser's terminal without a browser: what it was sent, in plain text. */
public final class TestTerminal implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder words = new StringBuilder();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private long bytes;

    private TestTerminal(HttpClient client, URI address) {
        socket = client.newWebSocketBuilder().buildAsync(address, this).join();
    }

    public static TestTerminal connect(HttpClient client, URI address) {
        return new TestTerminal(client, address);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        synchronized (text) {
            words.append(data);
            text.notifyAll();
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        synchronized (text) {
            bytes += data.remaining();
            text.append(StandardCharsets.UTF_8.decode(data));
            text.notifyAll();
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(null);
        return null;
    }

    public void type(String keys) {
        socket.sendBinary(ByteBuffer.wrap(keys.getBytes(StandardCharsets.UTF_8)), true).join();
    }

    public void say(String json) {
        socket.sendText(json, true).join();
    }

    public String words() {
        synchronized (text) {
            return words.toString();
        }
    }

    /** What it has shown, without control sequences, once that is as asked. */
    public String await(Predicate<String> asked) {
        return Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(5),
                () -> {
                    synchronized (text) {
                        while (!asked.test(plain())) {
                            text.wait();
                        }
                        return plain();
                    }
                },
                () -> "the terminal shows\n" + plain());
    }

    private String plain() {
        synchronized (text) {
            return text.toString().replaceAll("\u001b\\[[?0-9;]*[a-zA-Z]|\u001b[=>]|\r", "");
        }
    }

    public void close() {
        socket.abort();
    }
}
