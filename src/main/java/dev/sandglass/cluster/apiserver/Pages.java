package dev.sandglass.cluster.apiserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.schema.Prose;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.api.wire.HttpDates;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.discovery.Discovery;
import dev.sandglass.cluster.apiserver.openapi.OpenApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a server has besides objects: discovery, OpenAPI, health, its version. Shared by all
 * clusters of a schema.
 */
final class Pages {

    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String V3 = "/openapi/v3";

    /** Made at its first use; what it serves is the same for all clusters. */
    private static final class Held {
        private static final Pages BUILT_IN = new Pages(Schema.builtIn());
        private static final byte[] PATHS = paths();

        private static byte[] paths() {
            try (var in = Pages.class.getResourceAsStream("paths.json")) {
                var text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
                return text.strip().getBytes(UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Discovery discovery;
    private final Schema schema;
    private @Nullable OpenApi openApi;

    Pages(Schema schema) {
        this.discovery = new Discovery(schema);
        this.schema = schema;
    }

    /** Made when it is asked for: the prose in it is large. */
    private synchronized OpenApi openApi() {
        if (openApi == null) {
            openApi = new OpenApi(schema, Prose.builtIn());
        }
        return openApi;
    }

    static Pages of(Schema schema) {
        return schema == Schema.builtIn() ? Held.BUILT_IN : new Pages(schema);
    }

    /**
     * What pages say of the cluster they are of.
     *
     * @param started when the server began, in seconds since 1970
     * @param now the present moment likewise
     */
    record Facts(String serverAddress, long started, long now) {}

    /** The page at the request's path. */
    Reply serve(Request request, Facts facts) {
        var path = trimmed(request.path());
        var health = Health.page(path, request);
        if (health != null) {
            return health;
        }
        if (path.equals("/")) {
            return new Reply.Raw(200, JSON, Held.PATHS);
        }
        if (path.equals("/version")) {
            return new Reply.Raw(200, JSON, discovery.versionBytes());
        }
        if (path.equals("/api")
                || path.equals("/apis")
                || path.startsWith("/api/")
                || path.startsWith("/apis/")) {
            return discovery(path, request, facts);
        }
        return path.startsWith("/openapi/") ? openApi(path, request, facts) : notFound();
    }

    private static String trimmed(String path) {
        return path.length() > 1 && path.endsWith("/")
                ? path.substring(0, path.length() - 1)
                : path;
    }

    private Reply discovery(String path, Request request, Facts facts) {
        var plain = discovery.plainBytes(path, facts.serverAddress());
        if (plain != null && request.method() != Request.Method.GET) {
            throw Refusals.methodNotAllowed();
        }
        if (request.accept().contains("as=APIGroupDiscoveryList")
                && request.accept().contains("v=v2")) {
            var bytes = discovery.aggregatedBytes(path);
            if (bytes != null) {
                var headers = new TreeMap<String, String>();
                headers.put("Cache-Control", "public");
                headers.put("Etag", discovery.aggregatedTag(path));
                headers.put("Vary", "Accept");
                return new Reply.Raw(200, Discovery.AGGREGATED, bytes, headers);
            }
        }
        return json(plain);
    }

    // ---- OpenAPI: documents, served like files ----

    private Reply openApi(String path, Request request, Facts facts) {
        if (path.equals("/openapi/v2")) {
            var isProtobuf = request.accept().contains(OpenApi.PROTOBUF_V2_ASKED);
            return file(
                    isProtobuf ? OpenApi.PROTOBUF_V2 : JSON,
                    isProtobuf ? openApi().protobufV2() : openApi().documentV2(),
                    file(facts.started()));
        }
        if (path.equals(V3)) {
            return file(TEXT, openApi().index(), file(facts.now()));
        }
        return path.startsWith(V3 + "/")
                ? version3(path.substring(V3.length() + 1), request, facts)
                : notFound();
    }

    private Reply version3(String name, Request request, Facts facts) {
        var body = openApi().document(name);
        if (body == null) {
            return notFound();
        }
        var headers = file(facts.started());
        var hash = Objects.requireNonNull(openApi().hash(name));
        var asked = request.parameterOr("hash", "");
        headers.put("Etag", '"' + hash + '"');
        headers.put("Vary", "Accept");
        if (asked.equals(hash)) {
            headers.put("Cache-Control", "public, immutable");
            headers.put("Expires", HttpDates.text(inAYear(facts.now()), "UTC"));
        } else if (!asked.isEmpty()) {
            headers.put("Location", V3 + "/" + name + "?hash=" + hash);
            return new Reply.Raw(301, TEXT, new byte[0], headers);
        }
        return file(JSON, body, headers);
    }

    private static long inAYear(long second) {
        return OffsetDateTime.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC)
                .plusYears(1)
                .toEpochSecond();
    }

    private static TreeMap<String, String> file(long changed) {
        var headers = new TreeMap<String, String>();
        headers.put("Accept-Ranges", "bytes");
        headers.put("Last-Modified", HttpDates.text(changed, "GMT"));
        return headers;
    }

    private static Reply file(String type, byte[] body, Map<String, String> headers) {
        return new Reply.Raw(200, type, body, headers);
    }

    private static Reply json(byte @Nullable [] bytes) {
        return bytes == null ? notFound() : new Reply.Raw(200, JSON, bytes);
    }

    static Reply text(int code, String text) {
        return new Reply.Raw(
                code, TEXT, text.getBytes(UTF_8), Map.of("X-Content-Type-Options", "nosniff"));
    }

    static Reply notFound() {
        return text(404, "404 page not found\n");
    }
}
