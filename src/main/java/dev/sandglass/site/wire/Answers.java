package dev.sandglass.site.wire;

import dev.sandglass.api.Pieces;
import dev.sandglass.api.wire.HttpAnswer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** Sends answers in the form that {@link dev.sandglass.api.wire.HttpForm} gave them. */
final class Answers {

    private static final int PART = 32 * 1024;
    private static final CharSequence PACKED = HttpHeaders.CONTENT_ENCODING;

    private Answers() {}

    static void send(HttpAnswer answer, HttpServerRequest request) {
        head(answer, request);
        var response = request.response();
        if (request.method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", Integer.toString(answer.pieces().length()));
            response.end();
        } else {
            end(answer, response);
        }
    }

    @SuppressWarnings("deprecation") // of making a Buffer of netty's
    private static void end(HttpAnswer answer, HttpServerResponse response) {
        if (answer.pieces().length() <= PART) {
            response.end(Buffer.buffer(Unpooled.wrappedBuffer(answer.body())));
            return;
        }
        var bytes = outsideTheHeap(answer.pieces());
        response.end(Buffer.buffer(bytes)).onComplete(_ -> bytes.release()); // Vert.x does not
    }

    /**
     * Where the network takes them from: a long list is copied once. In parts that netty has in stock, for a place made anew
     * would first be filled with zeros.
     */
    private static ByteBuf outsideTheHeap(Pieces pieces) {
        var stock = PooledByteBufAllocator.DEFAULT;
        var whole = stock.compositeDirectBuffer(pieces.length() / PART + 1);
        var part = stock.directBuffer(PART, PART);
        for (var piece : pieces.all()) {
            var from = 0;
            while (piece.length - from > part.writableBytes()) {
                var fits = part.writableBytes();
                whole.addComponent(true, part.writeBytes(piece, from, fits));
                part = stock.directBuffer(PART, PART);
                from += fits;
            }
            part.writeBytes(piece, from, piece.length - from);
        }
        return whole.addComponent(true, part);
    }

    /** Status and headers, to be sent with the first bytes of the body. */
    static void head(HttpAnswer answer, HttpServerRequest request) {
        var response = request.response();
        response.setStatusCode(answer.code());
        for (var header : answer.headers()) {
            if (header.name().equals("Warning")) {
                response.headers().add(header.name(), header.value());
            } else {
                response.putHeader(header.name(), header.value());
            }
        }
        if (isPackedByItself(request) && !response.headers().contains(PACKED)) {
            response.putHeader(PACKED, HttpHeaders.IDENTITY); // taken off again on the way
        }
        if (!answer.date().isEmpty()) {
            response.putHeader("Date", answer.date());
        }
    }

    /** The server would pack whatever it is asked to; but the form knows what to pack, and a watch must not wait in there. */
    private static boolean isPackedByItself(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_1_1
                && request.headers().contains(HttpHeaders.ACCEPT_ENCODING);
    }
}
