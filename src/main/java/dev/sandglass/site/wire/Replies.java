package dev.sandglass.site.wire;

import dev.sandglass.api.EncodedBytes;
import dev.sandglass.api.Pieces;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.document.Yaml;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes replies as HTTP: JSON, or YAML for who asks for it. */
@ApplicationScoped
class Replies {

    private static final int PART = 32 * 1024;

    private final EncodedBytes encoded = new EncodedBytes(Schema.builtIn());

    void write(Reply reply, Request request, HttpServerResponse response) {
        response.setStatusCode(reply.code());
        response.putHeader("Cache-Control", "no-cache, private");
        switch (reply) {
            case Reply.Ok(var _, var body, var warnings) -> {
                warn(warnings, response);
                end(body, request, response);
            }
            case Reply.Refused(var status, var warnings) -> {
                warn(warnings, response);
                end(status.document(), request, response);
            }
            case Reply.Raw(var _, var type, var body, var headers) -> {
                headers.forEach(response::putHeader);
                response.putHeader("Content-Type", type);
                response.end(Buffer.buffer(body));
            }
            case Reply.Opened _ ->
                    throw new IllegalArgumentException("goes on, and is no reply to end");
        }
    }

    private void end(Document body, Request request, HttpServerResponse response) {
        if (wantsYaml(request.accept())) {
            response.putHeader("Content-Type", "application/yaml");
            response.end(Buffer.buffer(Yaml.write(body).getBytes(StandardCharsets.UTF_8)));
            return;
        }
        response.putHeader("Content-Type", "application/json");
        var pieces = encoded.line(body);
        response.end(
                pieces.length() > PART && request.method() == Request.Method.GET
                        ? outsideTheHeap(pieces)
                        : Buffer.buffer(pieces.bytes()));
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

    private static boolean wantsYaml(String accept) {
        return accept.startsWith("application/yaml");
    }

    private static void warn(List<String> warnings, HttpServerResponse response) {
        for (var text : warnings) {
            response.headers().add("Warning", "299 - " + Json.quote(text));
        }
    }

    /** An event of a watch, as one line; its object is written once for all watchers. */
    byte[] line(Document event) {
        return encoded.event(event);
    }
}
