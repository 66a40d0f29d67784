package dev.sandglass.site.wire;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.document.Malformed;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Looker;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * An exec or attach on a WebSocket, in upstream's protocol {@code v5.channel.k8s.io}: the first byte of a frame is the
 * channel (0 input, 1 output, 2 errors, 3 how it ended, 4 the window's size, 255 and a channel: that one is closed).
 */
final class Attached {

    private static final byte STDIN = 0;
    private static final byte STDOUT = 1;
    private static final byte STDERR = 2;
    private static final byte STATUS = 3;
    private static final byte RESIZE = 4;
    private static final byte CLOSE = (byte) 255;
    private static final int PIECE = 32 * 1024;
    private static final int LARGEST_WINDOW = 1_000;

    private final LiveSandbox sandbox;
    private final Cursor process;
    private final Looker looker;
    private final Context context = Vertx.currentContext();
    private @Nullable ServerWebSocket socket;
    private @Nullable Inflow inflow;
    private @Nullable Outflow outflow;
    private @Nullable Future<?> waiting;

    Attached(LiveSandbox sandbox, Cursor process) {
        this.sandbox = sandbox;
        this.process = process;
        this.looker = sandbox.looker();
    }

    void begin(HttpServerRequest request) {
        request.toWebSocket()
                .onFailure(_ -> looker.close())
                .onSuccess(
                        it -> {
                            socket = it;
                            inflow = new Inflow(sandbox, it, context);
                            outflow = new Outflow(it);
                            it.binaryMessageHandler(this::receive);
                            it.closeHandler(_ -> hangUp());
                            it.exceptionHandler(_ -> {});
                            next(process);
                        });
    }

    private void receive(Buffer frame) {
        if (frame.length() == 0) {
            return;
        }
        switch (frame.getByte(0)) {
            case STDIN -> push(new Push.Input(frame.getBytes(1, frame.length())));
            case RESIZE -> resize(frame.getBytes(1, frame.length()));
            case CLOSE -> {
                if (frame.length() > 1 && frame.getByte(1) == STDIN) {
                    push(new Push.EndOfInput());
                }
            }
            default -> {} // no other channel is the client's
        }
    }

    private void resize(byte[] json) {
        try {
            if (Json.parse(json) instanceof Document size) {
                push(new Push.Resize(cells(size, "Width", 80), cells(size, "Height", 24)));
            }
        } catch (Malformed noSize) {
            // upstream lets it pass, too
        }
    }

    private static int cells(Document size, String name, int fallback) {
        return Math.clamp(size.number(name, fallback), 1, LARGEST_WINDOW);
    }

    private void push(Push push) {
        inflow.push(process, push);
    }

    private void onContext(Runnable task) {
        context.runOnContext(_ -> task.run());
    }

    private void hangUp() {
        push(new Push.HangUp());
        if (waiting != null) {
            waiting.cancel(false); // or the sandbox would look for it as long as the process lives
        }
        looker.close();
    }

    private void next(Cursor cursor) {
        if (socket.isClosed()) {
            return;
        }
        var news = sandbox.next(cursor);
        waiting = news;
        news.whenCompleteAsync(
                (batch, failure) -> {
                    if (failure != null && !socket.isClosed()) {
                        socket.close((short) 1012);
                    } else if (failure == null) {
                        send(batch);
                    }
                },
                this::onContext);
    }

    private void send(Batch batch) {
        if (socket.isClosed()) {
            return;
        }
        write(STDERR, batch.err());
        write(STDOUT, batch.out());
        if (batch.end() != null) {
            write(STATUS, Json.write(batch.end()).getBytes(StandardCharsets.UTF_8));
            socket.close((short) 1000);
        } else {
            outflow.whenThereIsRoom(() -> next(batch.next()));
        }
    }

    private void write(byte channel, byte[] data) {
        for (var from = 0; from < data.length; from += PIECE) {
            var count = Math.min(PIECE, data.length - from);
            socket.writeBinaryMessage(
                    Buffer.buffer(count + 1).appendByte(channel).appendBytes(data, from, count));
        }
    }
}
