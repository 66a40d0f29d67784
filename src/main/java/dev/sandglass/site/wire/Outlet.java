package dev.sandglass.site.wire;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/** How the bytes of something that goes on get into its connection. */
sealed interface Outlet {

    /** Nothing is empty here: an empty chunk would be the end. */
    void write(byte[] bytes);

    void flush();

    /** The way for this request; its response has begun. */
    static Outlet of(HttpServerRequest request, Loop loop) {
        var encoder = request.version() == HttpVersion.HTTP_1_1 ? encoder(request) : null;
        return encoder == null
                ? new Response(request.response())
                : new Connection(encoder, loop);
    }

    private static @Nullable ChannelHandlerContext encoder(HttpServerRequest request) {
        return request.connection() instanceof ConnectionBase connection
                ? connection.channel().pipeline().context(HttpResponseEncoder.class)
                : null;
    }

    /** HTTP/2, and HTTP/1.0: as any response. */
    record Response(HttpServerResponse response) implements Outlet {
        @Override
        @SuppressWarnings("deprecation") // of making a Buffer of netty's
        public void write(byte[] bytes) {
            response.write(Buffer.buffer(Unpooled.wrappedBuffer(bytes)));
        }

        @Override
        public void flush() {}
    }

    /**
     * HTTP/1.1: a chunk is made once for all who are told of it, and written behind the encoder, which would make it again for
     * each of them.
     */
    record Connection(ChannelHandlerContext encoder, Loop loop) implements Outlet {
        @Override
        public void write(byte[] bytes) {
            encoder.write(loop.chunkOf(bytes), encoder.voidPromise());
        }

        @Override
        public void flush() {
            encoder.flush();
        }
    }
}
