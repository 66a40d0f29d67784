package dev.sandglass.site.wire;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Push;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Looker;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.spdy.DefaultSpdyDataFrame;
import io.netty.handler.codec.spdy.DefaultSpdyRstStreamFrame;
import io.netty.handler.codec.spdy.DefaultSpdySynReplyFrame;
import io.netty.handler.codec.spdy.SpdyDataFrame;
import io.netty.handler.codec.spdy.SpdyFrameCodec;
import io.netty.handler.codec.spdy.SpdyPingFrame;
import io.netty.handler.codec.spdy.SpdyRstStreamFrame;
import io.netty.handler.codec.spdy.SpdyStreamStatus;
import io.netty.handler.codec.spdy.SpdySynStreamFrame;
import io.netty.handler.codec.spdy.SpdyVersion;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A port-forward on a WebSocket, in upstream's protocol {@code SPDY/3.1+portforward.k8s.io}: the messages are the bytes of
 * SPDY, in which each connection is two streams of one {@code requestid}, one for data and one for what went wrong. Like
 * upstream's, it knows no windows.
 */
final class Tunnel {

    static final String PROTOCOL = "SPDY/3.1+portforward.k8s.io";

    private static final int PIECE = 32 * 1024;

    /** More connections than that at a time are turned away. */
    private static final int CONNECTIONS_AT_MOST = 64;

    /** The two streams of a connection; -1 while they are not there. */
    private static final class Pair {
        private int error = -1;
        private int data = -1;
        private Cursor.@Nullable Forward cursor;
        private @Nullable Future<?> waiting;
        private boolean over;

        void end() {
            over = true;
            if (waiting != null) {
                waiting.cancel(false);
            }
        }
    }

    private final LiveSandbox sandbox;
    private final Cursor.Forward way;
    private final Looker looker;
    private final Context context = Vertx.currentContext();
    private final EmbeddedChannel spdy =
            new EmbeddedChannel(new SpdyFrameCodec(SpdyVersion.SPDY_3_1));
    private final Map<String, Pair> pairs = new HashMap<>();
    private final Map<Integer, Pair> streams = new HashMap<>();
    private @Nullable ServerWebSocket socket;
    private @Nullable Inflow inflow;
    private @Nullable Outflow outflow;
    private int last;

    Tunnel(LiveSandbox sandbox, Cursor.Forward way) {
        this.sandbox = sandbox;
        this.way = way;
        this.looker = sandbox.looker();
    }

    void begin(HttpServerRequest request) {
        request.toWebSocket()
                .onFailure(_ -> end())
                .onSuccess(
                        it -> {
                            socket = it;
                            inflow = new Inflow(sandbox, it, context);
                            outflow = new Outflow(it);
                            it.binaryMessageHandler(this::receive);
                            it.closeHandler(_ -> hangUp());
                            it.exceptionHandler(_ -> {});
                        });
    }

    private void hangUp() {
        inflow.push(way, new Push.HangUp());
        end();
    }

    private void end() {
        pairs.values().forEach(Pair::end);
        spdy.finishAndReleaseAll();
        looker.close();
    }

    // ---- what the client says ----

    private void receive(Buffer message) {
        if (!spdy.isOpen()) {
            return;
        }
        spdy.writeInbound(Unpooled.wrappedBuffer(message.getBytes()));
        for (var frame = spdy.readInbound(); frame != null; frame = spdy.readInbound()) {
            try {
                hear(frame);
            } finally {
                ReferenceCountUtil.release(frame);
            }
        }
        flush();
    }

    private void hear(Object frame) {
        switch (frame) {
            case SpdySynStreamFrame opened -> open(opened);
            case SpdyDataFrame data -> {
                var pair = streams.get(data.streamId());
                if (pair != null && pair.data == data.streamId() && pair.cursor != null) {
                    say(pair.cursor, data);
                }
            }
            case SpdyRstStreamFrame reset -> {
                var pair = streams.remove(reset.streamId());
                if (pair != null && pair.data == reset.streamId() && pair.cursor != null) {
                    drop(pair);
                }
            }
            case SpdyPingFrame ping -> spdy.writeOutbound(ping);
            default -> {} // settings, windows, farewells: nothing hangs on them
        }
    }

    private void say(Cursor.Forward to, SpdyDataFrame data) {
        if (data.content().isReadable()) {
            inflow.push(to, new Push.Input(ByteBufUtil.getBytes(data.content())));
        }
        if (data.isLast()) {
            inflow.push(to, new Push.EndOfInput());
        }
    }

    private void open(SpdySynStreamFrame opened) {
        var id = opened.streamId();
        var headers = opened.headers();
        var type = String.valueOf(headers.get("streamtype"));
        var port = String.valueOf(headers.get("port"));
        var request = String.valueOf(headers.get("requestid"));
        var isKnown = pairs.containsKey(request) || pairs.size() < CONNECTIONS_AT_MOST;
        if (!port.matches("[1-9][0-9]{0,4}") || !isKnown) {
            spdy.writeOutbound(new DefaultSpdyRstStreamFrame(id, SpdyStreamStatus.REFUSED_STREAM));
            return;
        }
        var reply = new DefaultSpdySynReplyFrame(id);
        reply.headers().set("requestid", request); // clients cannot read an empty block
        spdy.writeOutbound(reply);
        var pair = pairs.computeIfAbsent(request, _ -> new Pair());
        streams.put(id, pair);
        if (type.equals("error")) {
            pair.error = id;
        } else {
            pair.data = id;
        }
        if (pair.error >= 0 && pair.data >= 0 && pair.cursor == null) {
            pair.cursor = way.connection(++last, Integer.parseInt(port));
            inflow.push(pair.cursor, new Push.Input(new byte[0]));
            next(pair, pair.cursor);
        }
    }

    private void drop(Pair pair) {
        pair.end();
        inflow.push(pair.cursor, new Push.HangUp());
        pairs.values().remove(pair);
        streams.values().removeIf(pair::equals);
    }

    // ---- what the Pod says ----

    private void next(Pair pair, Cursor.Forward cursor) {
        if (pair.over) {
            return;
        }
        var news = sandbox.next(cursor);
        pair.waiting = news;
        news.whenCompleteAsync(
                (batch, failure) -> {
                    if (failure instanceof CancellationException) {
                        return; // by whoever ended it
                    }
                    if (failure != null) {
                        socket.close((short) 1012);
                    } else if (!pair.over) {
                        send(pair, batch);
                    }
                },
                task -> context.runOnContext(_ -> task.run()));
    }

    private void send(Pair pair, Batch batch) {
        for (var from = 0; from < batch.out().length; from += PIECE) {
            var count = Math.min(PIECE, batch.out().length - from);
            var piece = Unpooled.copiedBuffer(batch.out(), from, count);
            spdy.writeOutbound(new DefaultSpdyDataFrame(pair.data, piece));
        }
        if (batch.end() == null) {
            flush();
            var cursor = (Cursor.Forward) batch.next();
            outflow.whenThereIsRoom(() -> next(pair, cursor));
            return;
        }
        last(pair.error, batch.end().text("message"));
        last(pair.data, "");
        flush();
        drop(pair);
    }

    /** The last bytes of a stream. */
    private void last(int stream, String text) {
        var frame =
                new DefaultSpdyDataFrame(
                        stream, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
        frame.setLast(true);
        spdy.writeOutbound(frame);
    }

    private void flush() {
        for (ByteBuf bytes = spdy.readOutbound(); bytes != null; bytes = spdy.readOutbound()) {
            if (!socket.isClosed()) {
                socket.writeBinaryMessage(Buffer.buffer(ByteBufUtil.getBytes(bytes)));
            }
            bytes.release();
        }
    }
}
