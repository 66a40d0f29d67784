package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.api.Decoded;
import dev.sandglass.api.Decoder;
import dev.sandglass.api.Request;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.api.wire.Accept;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Refusal;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.call.WriteOptions;
import dev.sandglass.cluster.apiserver.defaults.Defaults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.Protobuf;
import dev.sandglass.document.Yaml;
import java.util.List;
import java.util.Objects;

/** Reads the objects that requests carry: into the type that the path names, with its defaults. */
final class Bodies {

    /** What a real API server takes. */
    private static final int MOST_BYTES = 3 * 1024 * 1024;

    /** What etcd takes of one object. */
    private static final int MOST_STORED_BYTES = 1536 * 1024;

    /** Group versions that a real server still knows, though it serves them no more. */
    private static final List<String> FORMER =
            List.of(
                    "extensions/v1beta1",
                    "apps/v1beta1",
                    "apps/v1beta2",
                    "batch/v1beta1",
                    "policy/v1beta1",
                    "networking.k8s.io/v1beta1",
                    "autoscaling/v2beta1",
                    "autoscaling/v2beta2",
                    "rbac.authorization.k8s.io/v1beta1",
                    "rbac.authorization.k8s.io/v1alpha1",
                    "storage.k8s.io/v1beta1",
                    "events.k8s.io/v1beta1",
                    "discovery.k8s.io/v1beta1");

    private final Schema schema;

    Bodies(Schema schema) {
        this.schema = schema;
    }

    /** The object of a create or an update. */
    Document object(Call call) {
        var body = call.request().body();
        return switch (body) {
            case Request.Body.None _ -> read(Document.EMPTY, call);
            case Request.Body.Tree(var document, _) -> read(document, call);
            case Request.Body.Raw(var bytes, var contentType) ->
                    switch (mediaType(contentType)) {
                        case "", Accept.JSON -> json(limited(bytes), call);
                        case Accept.YAML -> yaml(limited(bytes), call);
                        case Accept.PROTOBUF -> protobuf(limited(bytes), call);
                        default ->
                                throw Refusals.unsupportedMediaType(
                                        "application/json, application/yaml,"
                                                + " application/vnd.kubernetes.protobuf");
                    };
        };
    }

    static String mediaType(String contentType) {
        var end = contentType.indexOf(';');
        return end < 0 ? contentType : contentType.substring(0, end).strip();
    }

    private static byte[] limited(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw Refusals.plain(
                    413,
                    "RequestEntityTooLarge",
                    "Request entity too large: limit is " + MOST_BYTES);
        }
        if (bytes.length > MOST_STORED_BYTES) {
            throw Refusals.unforeseen("etcdserver: request is too large");
        }
        return bytes;
    }

    private Document json(byte[] bytes, Call call) {
        Json.Located located;
        Document head;
        try {
            located = Json.locating(bytes);
            head =
                    switch (located.value()) {
                        case Document document -> document;
                        case null -> Document.EMPTY;
                        case Object other ->
                                throw new Malformed(
                                        "json: cannot unmarshal "
                                                + Json.typeName(other)
                                                + " into Go value of type struct { APIVersion"
                                                + " string \"json:\\\"apiVersion,omitempty\\\"\";"
                                                + " Kind string \"json:\\\"kind,omitempty\\\"\" }");
                    };
        } catch (Malformed malformed) {
            throw unrecognized(
                    call,
                    "couldn't get version/kind; json parse error: " + malformed.getMessage(),
                    bytes);
        }
        requireKind(head, call);
        return decoded(call, () -> Decoder.decode(bytes, located, schema.type(call.kind())));
    }

    private Document yaml(byte[] bytes, Call call) {
        try {
            if (Yaml.parse(bytes) instanceof Document document) {
                return read(document, call);
            }
            return read(Document.EMPTY, call);
        } catch (Malformed malformed) {
            throw unrecognized(call, malformed.getMessage(), bytes);
        }
    }

    private Document protobuf(byte[] bytes, Call call) {
        Document tree;
        try {
            tree = unsealed(bytes, schema);
        } catch (Malformed malformed) {
            throw unrecognized(call, malformed.getMessage(), bytes);
        }
        return read(tree, call);
    }

    /** The object in an envelope of protobuf, with its kind and version. */
    private static Document unsealed(byte[] bytes, Schema schema) {
        var envelope = Protobuf.open(bytes);
        var apiVersion = envelope.apiVersion();
        var slash = apiVersion.indexOf('/');
        var group = slash < 0 ? "" : apiVersion.substring(0, slash);
        var type = schema.type(group, apiVersion.substring(slash + 1), envelope.kind());
        if (type == null) {
            throw new Malformed(
                    ("no kind \"%s\" is registered for version \"%s\" in scheme"
                                    + " \"pkg/runtime/scheme.go:111\"")
                            .formatted(envelope.kind(), apiVersion));
        }
        return Protobuf.read(envelope.raw(), type)
                .put("apiVersion", apiVersion)
                .put("kind", envelope.kind());
    }

    private Document read(Document tree, Call call) {
        requireKind(tree, call);
        return decoded(call, () -> Decoder.decode(tree, schema.type(call.kind())));
    }

    private interface Reading {
        Decoded read();
    }

    private Document decoded(Call call, Reading reading) {
        try {
            return told(reading.read(), call);
        } catch (Malformed malformed) {
            throw notA(call, malformed.getMessage());
        }
    }

    /** The object, its strict faults told in the way that the request asks for. */
    private Document told(Decoded decoded, Call call) {
        if (!decoded.faults().isEmpty()) {
            switch (WriteOptions.fieldValidation(call.request())) {
                case STRICT -> throw notA(call, decoded.strictMessage());
                case WARN -> decoded.faults().forEach(call::warn);
                case IGNORE -> {}
            }
        }
        return completed(decoded.document(), call);
    }

    /** The object with kind, version and defaults. */
    private Document completed(Document object, Call call) {
        var kind = call.kind();
        var typed = object.put("apiVersion", kind.apiVersion()).put("kind", kind.name());
        var filled = Defaults.apply(kind.apiVersion(), kind.name(), typed);
        var stored = Versions.stored(kind, filled);
        if (stored == filled) {
            return filled;
        }
        var type = schema.type("", stored.text("apiVersion"), stored.text("kind"));
        return Decoder.decode(stored, Objects.requireNonNull(type)).document();
    }

    /** What a patch made, as an object of the kind. */
    Document patched(Document patched, Call call) {
        if (!patched.text("kind").equals(call.kind().name())
                || !patched.text("apiVersion").equals(call.kind().apiVersion())) {
            throw Patches.invalid(patched, unknownConversion(patched, call.kind()));
        }
        try {
            return told(Decoder.decode(patched, schema.type(call.kind())), call);
        } catch (Malformed malformed) {
            throw Patches.isStrategic(call)
                    ? StrategicFault.of(document(call.request().body()), malformed.getMessage())
                    : Patches.invalid(patched, malformed.getMessage());
        }
    }

    /** What a PUT or PATCH of a subresource carries: a Scale is read as one, with the types of its fields. */
    Document ofSubresource(Document object, Call call) {
        if (!call.route().subresource().equals("scale")) {
            return object;
        }
        try {
            var type = Objects.requireNonNull(schema.type("autoscaling", "v1", "Scale"));
            return Decoder.decode(object, type).document();
        } catch (Malformed malformed) {
            throw refusedScale(object, call, malformed.getMessage());
        }
    }

    private static Refusal refusedScale(Document object, Call call, String why) {
        if (call.request().method() != Request.Method.PATCH) {
            return Refusals.badRequest(
                    "Scale in version \"v1\" cannot be handled as a Scale: " + why);
        }
        return Patches.isStrategic(call)
                ? StrategicFault.of(document(call.request().body()), why)
                : Patches.invalid(object, why);
    }

    // ---- refusals ----

    private static void requireKind(Document object, Call call) {
        var kind = call.kind();
        var apiVersion = object.text("apiVersion", kind.apiVersion());
        var name = object.text("kind", kind.name());
        if (apiVersion.isEmpty()) {
            apiVersion = kind.apiVersion();
        }
        if (name.isEmpty()) {
            name = kind.name();
        }
        if (name.equals(kind.name()) && apiVersion.equals(kind.apiVersion())) {
            return;
        }
        if (name.equals(kind.name()) && FORMER.contains(apiVersion)) {
            throw Refusals.badRequest(
                    "the API version in the data (%s) does not match the expected API version (%s)"
                            .formatted(apiVersion, kind.apiVersion()));
        }
        var slash = apiVersion.indexOf('/');
        var version = slash < 0 ? apiVersion : apiVersion.substring(slash + 1);
        var why = unknownConversion(object.put("kind", name).put("apiVersion", apiVersion), kind);
        throw Refusals.badRequest(
                "%s in version \"%s\" cannot be handled as a %s: %s"
                        .formatted(name, version, kind.name(), why));
    }

    private static String unknownConversion(Document object, Kind kind) {
        var apiVersion = object.text("apiVersion");
        var name = object.text("kind");
        if (Schema.builtIn().kinds().of(apiVersion, name) == null) {
            return ("no kind \"%s\" is registered for version \"%s\" in scheme"
                            + " \"pkg/runtime/scheme.go:111\"")
                    .formatted(name, apiVersion);
        }
        var slash = apiVersion.indexOf('/');
        var dot = kind.group().indexOf('.');
        var group = dot < 0 ? kind.group() : kind.group().substring(0, dot);
        return "converting (%s.%s) to (%s.%s): unknown conversion"
                .formatted(
                        slash < 0 ? apiVersion : apiVersion.substring(slash + 1),
                        name,
                        group.isEmpty() ? "core" : group,
                        kind.name());
    }

    private static Refusal notA(Call call, String why) {
        var kind = call.kind();
        return Refusals.badRequest(
                "%s in version \"%s\" cannot be handled as a %s: %s"
                        .formatted(kind.name(), kind.version(), kind.name(), why));
    }

    private static Refusal unrecognized(Call call, String why, byte[] bytes) {
        return Refusals.badRequest(
                "the object provided is unrecognized (must be of type %s): %s (%s)"
                        .formatted(call.kind().name(), why, Summary.of(bytes)));
    }

    /** The options of a deletion; empty when there are none. */
    Document deleteOptions(Request.Body body) {
        var tree = tree(body);
        var type = schema.type("", "v1", "DeleteOptions");
        return tree.isEmpty() || type == null ? tree : Decoder.decode(tree, type).document();
    }

    /** The tree of any body, such as options; empty when there is none. */
    Document tree(Request.Body body) {
        return body instanceof Request.Body.Raw(var bytes, var contentType)
                        && mediaType(contentType).equals(Accept.PROTOBUF)
                ? unsealed(limited(bytes), schema)
                : document(body);
    }

    /** The tree of a body of JSON or YAML; empty when there is none. */
    static Document document(Request.Body body) {
        return switch (body) {
            case Request.Body.None _ -> Document.EMPTY;
            case Request.Body.Tree(var document, _) -> document;
            case Request.Body.Raw(var bytes, var contentType) -> {
                if (bytes.length == 0) {
                    yield Document.EMPTY;
                }
                var isYaml = mediaType(contentType).equals(Accept.YAML);
                yield isYaml && Yaml.parse(limited(bytes)) instanceof Document document
                        ? document
                        : Json.object(limited(bytes));
            }
        };
    }
}
