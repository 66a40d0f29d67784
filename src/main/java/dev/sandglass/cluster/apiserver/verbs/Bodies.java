package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.api.Request;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.defaults.Defaults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;

/** Reads the objects that requests carry. */
final class Bodies {

    private Bodies() {}

    /** The object of a create or an update, of the kind that the path names, with its defaults. */
    static Document object(Call call) {
        var kind = call.kind();
        var sent = document(call.request().body());
        var apiVersion = sent.text("apiVersion", kind.apiVersion());
        var name = sent.text("kind", kind.name());
        if (!apiVersion.equals(kind.apiVersion()) || !name.equals(kind.name())) {
            throw Refusals.badRequest(
                    "%s in version \"%s\" cannot be handled as a %s: converting (%s.%s) to (core.%s): unknown conversion"
                            .formatted(
                                    name, kind.version(), kind.name(), kind.version(), name, kind.name()));
        }
        return completed(sent, call);
    }

    /** The object with kind, version and defaults. */
    static Document completed(Document sent, Call call) {
        var kind = call.kind();
        var typed = sent.put("apiVersion", kind.apiVersion()).put("kind", kind.name());
        return Defaults.apply(kind.apiVersion(), kind.name(), typed);
    }

    /** The tree of any body; empty when there is none. */
    static Document document(Request.Body body) {
        return switch (body) {
            case Request.Body.None _ -> Document.EMPTY;
            case Request.Body.Tree(var document, _) -> document;
            case Request.Body.Raw(var bytes, _) -> bytes.length == 0
                    ? Document.EMPTY
                    : Json.object(bytes);
        };
    }
}
