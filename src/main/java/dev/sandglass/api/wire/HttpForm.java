package dev.sandglass.api.wire;

import dev.sandglass.api.Cursor;
import dev.sandglass.api.EncodedBytes;
import dev.sandglass.api.Pieces;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Status;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.api.wire.HttpAnswer.Length;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.document.Protobuf;
import dev.sandglass.document.Yaml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns replies into HTTP as upstream's {@code responsewriters} do: the media type that was asked for, lines for who
 * reads with curl or a browser, gzip for what is large.
 *
 * <p>One serves all clusters of a schema, and may be used by any thread.
 */
public final class HttpForm {

    /** Larger bodies are packed for who takes that. */
    private static final int PACKED_FROM = 128 * 1024;

    private static final byte[] NOTHING = new byte[0];
    private static final Header NOT_STORED = new Header("Cache-Control", "no-cache, private");
    private static final Header NO_SNIFFING = new Header("X-Content-Type-Options", "nosniff");
    private static final Header JSON = new Header("Content-Type", Accept.JSON);
    private static final String CACHING = "Cache-Control";

    /** Made at its first use. */
    private static final class Held {
        private static final HttpForm BUILT_IN = new HttpForm(Schema.builtIn());
    }

    /**
     * What a client asked, as far as the form of the answer depends on it.
     *
     * @param takesGzip whether Accept-Encoding names gzip
     * @param known the tag in If-None-Match, or empty
     */
    public record Asked(Request request, boolean takesGzip, String known) {
        public Asked(Request request) {
            this(request, false, "");
        }
    }

    private final Schema schema;
    private final EncodedBytes encoded;
    private final HttpDates dates = new HttpDates();

    public HttpForm(Schema schema) {
        this.schema = schema;
        this.encoded = new EncodedBytes(schema);
    }

    /** The form of what all clusters serve. */
    public static HttpForm builtIn() {
        return Held.BUILT_IN;
    }

    /** The answer; of something that goes on its head, with an empty body. */
    public HttpAnswer of(Asked asked, Reply reply, Heading heading) {
        return switch (reply) {
            case Reply.Ok(var code, var body, var warnings) ->
                    object(asked, code, body, headers(heading, warnings, false), heading);
            case Reply.Refused(var status, var warnings) ->
                    object(
                            asked,
                            status.code(),
                            status.document(),
                            refused(status, headers(heading, warnings, isByAuthorizer(status))),
                            heading);
            case Reply.Raw raw -> raw(asked, raw, heading);
            case Reply.Opened(var cursor) -> opened(asked, cursor, heading);
        };
    }

    /** An event of a watch in this form: a line of JSON, or a frame of protobuf. */
    public byte[] event(String mediaType, Document event) {
        if (mediaType.equals(Accept.PROTOBUF)) {
            var sealed = sealed(event.child("object"));
            if (sealed != null) {
                return Protobuf.watchFrame(event.text("type"), sealed);
            }
        }
        return encoded.event(event);
    }

    // ---- bodies ----

    private HttpAnswer object(
            Asked asked, int code, Document body, List<Header> headers, Heading heading) {
        var type = Accept.mediaType(asked.request().accept());
        var bytes =
                switch (type) {
                    case Accept.YAML -> Yaml.write(body).getBytes(StandardCharsets.UTF_8);
                    case Accept.PROTOBUF -> sealed(body);
                    default -> null;
                };
        if (bytes == null) {
            type = Accept.JSON;
        }
        var pieces =
                bytes != null
                        ? Pieces.of(bytes)
                        : wantsLines(asked.request())
                                ? Pieces.of(encoded.json(body, true))
                                : encoded.line(body);
        headers.add(type.equals(Accept.JSON) ? JSON : new Header("Content-Type", type));
        if (asked.takesGzip() && pieces.length() > PACKED_FROM) {
            pieces = Pieces.of(packed(pieces));
            headers.add(new Header("Content-Encoding", "gzip"));
            headers.add(new Header("Vary", "Accept-Encoding"));
        }
        return answer(code, headers, pieces, Length.HELD_BACK, heading);
    }

    /** The object in its envelope; null when it has no form in protobuf. */
    private byte @Nullable [] sealed(Document object) {
        var apiVersion = object.text("apiVersion");
        var slash = apiVersion.indexOf('/');
        var group = slash < 0 ? "" : apiVersion.substring(0, slash);
        var type = schema.type(group, apiVersion.substring(slash + 1), object.text("kind"));
        return type == null || type.name().endsWith("Table") ? null : Protobuf.seal(object, type);
    }

    private HttpAnswer raw(Asked asked, Reply.Raw raw, Heading heading) {
        var tag = raw.headers().get("Etag");
        var headers = headers(heading, List.of(), false);
        raw.headers().forEach((name, value) -> headers.add(new Header(name, value)));
        if (raw.headers().containsKey(CACHING)) {
            headers.remove(NOT_STORED);
        }
        if (tag != null && tag.equals(asked.known())) {
            return answer(304, headers, Pieces.of(NOTHING), Length.HELD_BACK, heading);
        }
        headers.add(new Header("Content-Type", raw.contentType()));
        var isFile = raw.headers().containsKey("Accept-Ranges");
        var isJson = raw.contentType().startsWith(Accept.JSON);
        var body = raw.body();
        if (isJson && !isFile && wantsLines(asked.request())) {
            body = Json.pretty(body);
        }
        var length =
                isFile
                        ? Length.KNOWN
                        : heading.flowSchema().isEmpty() ? Length.OPEN : Length.HELD_BACK;
        return answer(raw.code(), headers, Pieces.of(body), length, heading);
    }

    private HttpAnswer opened(Asked asked, Cursor cursor, Heading heading) {
        var headers = headers(heading, List.of(), false);
        return switch (cursor) {
            case Cursor.Watch _ -> {
                headers.add(new Header("Content-Type", watchType(asked.request())));
                yield answer(200, headers, Pieces.of(NOTHING), Length.OPEN, heading);
            }
            case Cursor.Log _ -> {
                headers.add(new Header("Content-Type", "text/plain"));
                yield answer(200, headers, Pieces.of(NOTHING), Length.OPEN, heading);
            }
            case Cursor.Stream _, Cursor.Forward _ -> {
                var status =
                        new Status(400, "BadRequest", "Upgrade request required", Document.EMPTY);
                yield object(asked, 400, status.document(), headers, heading);
            }
        };
    }

    private static String watchType(Request request) {
        var type = Accept.mediaType(request.accept());
        return type.equals(Accept.PROTOBUF) ? type + ";stream=watch" : Accept.JSON;
    }

    private static byte[] packed(Pieces pieces) {
        var out = new ByteArrayOutputStream(pieces.length() / 4);
        try (var zip =
                new GZIPOutputStream(out) {
                    {
                        def.setLevel(Deflater.BEST_SPEED);
                    }
                }) {
            for (var piece : pieces.all()) {
                zip.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Whether JSON is to be broken into lines: asked for, or for who reads it in a terminal or a browser. */
    static boolean wantsLines(Request request) {
        var pretty = request.query().isEmpty() ? null : request.parameter("pretty");
        if (pretty != null && !pretty.isEmpty()) {
            return switch (pretty) {
                case "1", "t", "T", "true", "TRUE", "True" -> true;
                default -> false;
            };
        }
        var agent = request.userAgent();
        return agent.startsWith("curl")
                || agent.startsWith("Wget")
                || agent.startsWith("Mozilla/5.0");
    }

    // ---- headers ----

    private static List<Header> headers(
            Heading heading, List<String> warnings, boolean isByAuthorizer) {
        var headers = new ArrayList<Header>(8 + warnings.size());
        if (!heading.auditId().isEmpty()) {
            headers.add(new Header("Audit-Id", heading.auditId()));
        }
        headers.add(NOT_STORED);
        if (!heading.flowSchema().isEmpty()) {
            headers.add(new Header("X-Kubernetes-Pf-Flowschema-Uid", heading.flowSchema()));
            headers.add(new Header("X-Kubernetes-Pf-Prioritylevel-Uid", heading.priorityLevel()));
        }
        for (var warning : warnings) {
            headers.add(new Header("Warning", "299 - " + quoted(warning)));
        }
        if (isByAuthorizer) {
            headers.add(NO_SNIFFING);
        }
        return headers;
    }

    private static List<Header> refused(Status status, List<Header> headers) {
        var seconds = status.details().number("retryAfterSeconds", 0);
        if (seconds > 0) {
            headers.add(new Header("Retry-After", Long.toString(seconds)));
        }
        return headers;
    }

    /** The refusals of the authorizer are written elsewhere than those of admission. */
    private static boolean isByAuthorizer(Status status) {
        return status.code() == 403
                && status.message().contains("forbidden: User \"")
                && status.message().contains("\" cannot ");
    }

    /** A quoted string of HTTP. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private HttpAnswer answer(
            int code, List<Header> headers, Pieces body, Length length, Heading heading) {
        headers.sort(Comparator.comparing(Header::name)); // stable: warnings keep their order
        return new HttpAnswer(code, headers, body, length, dates.of(heading.now()));
    }
}
