package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.api.Request;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.cluster.apiserver.call.Refusal;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import dev.sandglass.document.JsonPatch;
import dev.sandglass.document.Malformed;
import dev.sandglass.document.MergePatch;
import dev.sandglass.document.StrategicPatch;

/**
 * {@code patch}: which sort of patch a request carries, and the object that it makes of the one
 * that is there.
 */
final class Patches {

    private final Schema schema;

    Patches(Schema schema) {
        this.schema = schema;
    }

    /** The object after the call's patch; {@code current} is as clients see it. */
    Document apply(Call call, Document current) {
        var body = call.request().body();
        return switch (contentType(body)) {
            case Request.MERGE_PATCH -> mergePatch(body, current);
            case Request.STRATEGIC_MERGE_PATCH -> strategic(body, current, call);
            case Request.JSON_PATCH -> jsonPatch(body, current);
            default ->
                    throw Refusals.generic(
                            415, "UnsupportedMediaType", "415: Unsupported Media Type");
        };
    }

    /** Refuses what this server does not do yet: before it looks for the object, which such a patch would make too. */
    static void refuseApply(Call call) {
        if (contentType(call.request().body()).equals(Request.APPLY_PATCH)) {
            throw Refusals.plain(
                    415,
                    "UnsupportedMediaType",
                    "server-side apply is not there yet: it comes with managed fields");
        }
    }

    static boolean isStrategic(Call call) {
        return contentType(call.request().body()).equals(Request.STRATEGIC_MERGE_PATCH);
    }

    private static String contentType(Request.Body body) {
        var type =
                switch (body) {
                    case Request.Body.None _ -> "";
                    case Request.Body.Tree(_, var contentType) -> contentType;
                    case Request.Body.Raw(_, var contentType) -> contentType;
                };
        return Bodies.mediaType(type);
    }

    private static Document tree(Request.Body body, String prefix) {
        try {
            return Bodies.document(body);
        } catch (Malformed malformed) {
            throw Refusals.badRequest(prefix + malformed.getMessage());
        }
    }

    private static Document mergePatch(Request.Body body, Document current) {
        return MergePatch.apply(current, tree(body, "error decoding patch: "));
    }

    private static Document jsonPatch(Request.Body body, Document current) {
        var operations = operations(body);
        try {
            if (JsonPatch.apply(current, operations) instanceof Document patched) {
                return patched;
            }
        } catch (Malformed _) {
            // upstream does not say what was wrong
        }
        throw Refusals.generic(
                422, "Invalid", "the server rejected our request due to an error in our request");
    }

    private static Items operations(Request.Body body) {
        try {
            var value =
                    switch (body) {
                        case Request.Body.Raw(var bytes, _) -> Json.parse(bytes);
                        case Request.Body.Tree(var document, _) -> document;
                        case Request.Body.None _ -> null;
                    };
            if (value instanceof Items items) {
                return items;
            }
            throw new Malformed(
                    "json: cannot unmarshal "
                            + Json.typeName(value)
                            + " into Go value of type []handlers.jsonPatchOp");
        } catch (Malformed malformed) {
            throw Refusals.badRequest("error decoding patch: " + malformed.getMessage());
        }
    }

    private Document strategic(Request.Body body, Document current, Call call) {
        var patch = tree(body, "");
        var isScale = call.route().subresource().equals("scale");
        var type = isScale ? schema.type("autoscaling", "v1", "Scale") : schema.type(call.kind());
        if (type == null) {
            throw new IllegalStateException("no type of " + call.kind());
        }
        try {
            return StrategicPatch.apply(current, patch, type);
        } catch (Malformed malformed) {
            throw Refusals.unforeseen(malformed.getMessage());
        }
    }

    /** The refusal of a patch whose result is no object of the kind. */
    static Refusal invalid(Object patched, String why) {
        var faults = new Faults();
        faults.invalid("patch", Json.write(patched), why);
        return new Refusal(faults.status(new Refusals.About("", ""), ""));
    }
}
