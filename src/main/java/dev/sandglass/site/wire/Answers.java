package dev.sandglass.site.wire;

import dev.sandglass.api.Pieces;
import dev.sandglass.api.wire.HttpAnswer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** Sends answers in the form that {@link dev.sandglass.api.wire.HttpForm} gave them. */
final class Answers {

    private static final int PART = 32 * 1024;

    private Answers() {}

    static void send(HttpAnswer answer, HttpServerRequest request) {
        head(answer, request);
        var response = request.response();
        if (request.method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", Integer.toString(answer.pieces().length()));
            response.end();
        } else {
            response.end(
                    answer.pieces().length() > PART
                            ? outsideTheHeap(answer.pieces())
                            : Buffer.buffer(answer.body()));
        }
    }

    /**
     * Where the network takes them from, which also gives the places back: a long list is copied once. In parts that netty has
     * in stock, for a place made anew would first be filled with zeros.
     */
    @SuppressWarnings("deprecation")
    private static Buffer outsideTheHeap(Pieces pieces) {
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
        return Buffer.buffer((ByteBuf) whole.addComponent(true, part));
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
        if (!answer.date().isEmpty()) {
            response.putHeader("Date", answer.date());
        }
    }
}
