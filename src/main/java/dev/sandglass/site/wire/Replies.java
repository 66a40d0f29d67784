package dev.sandglass.site.wire;

import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.document.Yaml;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes replies as HTTP: JSON, or YAML for who asks for it. */
@ApplicationScoped
class Replies {

    private final Encoded encoded = new Encoded();

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
        response.end(Buffer.buffer(encoded.line(body)));
    }

    private static boolean wantsYaml(String accept) {
        return accept.startsWith("application/yaml");
    }

    private static void warn(List<String> warnings, HttpServerResponse response) {
        for (var text : warnings) {
            response.headers().add("Warning", "299 - " + Json.quote(text));
        }
    }

    /** An event of a watch, as one line; made once for all watchers. */
    byte[] line(Document event) {
        return encoded.line(event);
    }
}
