package dev.sandglass.cli;

import dev.sandglass.api.Decoder;
import dev.sandglass.api.Request;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.Protobuf;
import dev.sandglass.document.Yaml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a client asked for, in a form that can be compared: the body by its meaning, whether it came as JSON, YAML or protobuf;
 * the moments that a client writes into it as a mark, for clients have clocks of their own.
 */
record Asked(String method, String path, String query, String body) {

    private static final Pattern MOMENT =
            Pattern.compile(
                    "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)");

    private static final Pattern KEPT =
            Pattern.compile("/api|/api/v1|/apis|/apis/[^/]+/[^/]+|/openapi/.*");

    /** Whether kubectl keeps the answer in its cache, so that asking depends on what ran before. */
    static boolean isKept(Request request) {
        return request.method() == Request.Method.GET && KEPT.matcher(request.path()).matches();
    }

    static Asked of(Request request) {
        var query = new TreeMap<>(request.query());
        query.computeIfPresent("fieldSelector", (_, it) -> List.of(inOrder(it.getFirst())));
        if (query.containsKey("watch")) {
            query.computeIfPresent("timeoutSeconds", (_, _) -> List.of("<chance>"));
            query.computeIfPresent("timeout", (_, _) -> List.of("<chance>"));
        }
        var type = contentType(request.body());
        var patch = request.method() == Request.Method.PATCH ? type + " " : "";
        var body =
                MOMENT.matcher(patch + Json.write(sorted(meaning(request.body()))))
                        .replaceAll("<time>");
        return new Asked(request.method().name(), request.path(), query.toString(), body);
    }

    /** The terms of a selector, which upstream writes in the order in which a map of Go happens to be. */
    private static String inOrder(String selector) {
        return Stream.of(selector.split(",")).sorted().collect(Collectors.joining(","));
    }

    private static String contentType(Request.Body body) {
        return switch (body) {
            case Request.Body.None _ -> "";
            case Request.Body.Tree(_, var type) -> type;
            case Request.Body.Raw(_, var type) -> type;
        };
    }

    private static @Nullable Object meaning(Request.Body body) {
        return switch (body) {
            case Request.Body.None _ -> null;
            case Request.Body.Tree(var document, _) -> typed(document);
            case Request.Body.Raw(var bytes, _) when bytes.length == 0 -> null;
            case Request.Body.Raw(var bytes, _) when Protobuf.isEnvelope(bytes) ->
                    typed(unsealed(bytes));
            case Request.Body.Raw(var bytes, var type) -> typed(text(bytes, type));
        };
    }

    private static @Nullable Object text(byte[] bytes, String type) {
        try {
            return type.contains("yaml") ? Yaml.parse(bytes) : Json.parse(bytes);
        } catch (Malformed _) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static Document unsealed(byte[] bytes) {
        var envelope = Protobuf.open(bytes);
        var version = envelope.apiVersion();
        var slash = version.indexOf('/');
        var group = slash < 0 ? "" : version.substring(0, slash);
        var type = Schema.builtIn().type(group, version.substring(slash + 1), envelope.kind());
        if (type == null) {
            throw new IllegalStateException("no kind " + version + " " + envelope.kind());
        }
        return Protobuf.read(envelope.raw(), type)
                .put("apiVersion", version)
                .put("kind", envelope.kind());
    }

    /** Objects of known kinds without the zeros that one form writes and another leaves out. */
    private static @Nullable Object typed(@Nullable Object value) {
        if (!(value instanceof Document document)) {
            return value;
        }
        var version = document.text("apiVersion");
        var slash = version.indexOf('/');
        var group = slash < 0 ? "" : version.substring(0, slash);
        var type =
                Schema.builtIn().type(group, version.substring(slash + 1), document.text("kind"));
        if (type == null) {
            return document;
        }
        try {
            var decoded = Decoder.decode(document, type);
            return decoded.faults().isEmpty() ? decoded.document() : document;
        } catch (Malformed _) {
            return document;
        }
    }

    private static @Nullable Object sorted(@Nullable Object value) {
        return switch (value) {
            case Document document -> {
                var fields = new TreeMap<String, Object>();
                document.forEach(
                        (key, field) -> {
                            var inner = sorted(field);
                            var isEmpty = inner instanceof Document d && d.isEmpty();
                            if (inner != null && !isEmpty) {
                                fields.put(key, inner);
                            }
                        });
                yield Document.copyOf(fields);
            }
            case Items items -> Items.copyOf(items.stream().map(Asked::sorted).toList());
            case null, default -> value;
        };
    }

    @Override
    public String toString() {
        return method + " " + path + " " + query + " " + body;
    }
}
