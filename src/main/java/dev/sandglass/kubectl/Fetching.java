package dev.sandglass.kubectl;

import dev.sandglass.api.Request;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How targets are fetched.
 *
 * @param change changes each request
 * @param subresource what of an object is fetched; empty for the object itself
 * @param labels a label selector; null for none
 * @param fields a field selector; null for none
 * @param chunk how many objects of a list at a time; 0 for all
 */
record Fetching(
        Client client,
        UnaryOperator<Request> change,
        String subresource,
        @Nullable String labels,
        @Nullable String fields,
        long chunk) {

    /** A page of a list; the first for an empty token. */
    Document page(Kind kind, String within, String token) {
        var request = selecting(client.get(Client.path(kind, within)));
        if (chunk != 0) {
            request = request.with("limit", Long.toString(chunk));
        }
        if (!token.isEmpty()) {
            request = request.with("continue", token);
        }
        try {
            return client.object(change.apply(request));
        } catch (Refusal refusal) {
            throw aboutList(refusal, kind);
        }
    }

    /** The request with the selectors in force. */
    Request selecting(Request request) {
        var selecting = request;
        if (labels != null && !labels.isEmpty()) {
            selecting = selecting.with("labelSelector", labels);
        }
        if (fields != null && !fields.isEmpty()) {
            selecting = selecting.with("fieldSelector", fields);
        }
        return selecting;
    }

    private Refusal aboutList(Refusal refusal, Kind kind) {
        if (!refusal.is("BadRequest") && !refusal.isNotFound()) {
            return refusal;
        }
        var subject = "\"" + Target.groupVersionResource(kind) + "\"";
        var noSelector =
                (labels == null || labels.isEmpty()) && (fields == null || fields.isEmpty());
        return refusal.withMessage(
                noSelector
                        ? "Unable to list " + subject + ": " + refusal.said()
                        : "Unable to find "
                                + subject
                                + " that match label selector \""
                                + (labels == null ? "" : labels)
                                + "\", field selector \""
                                + (fields == null ? "" : fields)
                                + "\": "
                                + refusal.said());
    }

    /** An object as it is now. */
    Document fetch(Target target) {
        var path = Client.path(target.kind(), target.namespace(), target.name(), subresource);
        return fetch(client, change.apply(client.get(path)), target.namespace());
    }

    static Document fetch(Client client, Request request, String within) {
        try {
            return client.object(request);
        } catch (Refusal refusal) {
            throw lostNamespace(client, refusal, within);
        }
    }

    /** A missing object in a missing namespace: upstream says that the namespace is not there. */
    private static Refusal lostNamespace(Client client, Refusal refusal, String within) {
        if (!refusal.isNotFound() || within.isEmpty() || within.equals("default")) {
            return refusal;
        }
        try {
            client.object(client.get("/api/v1/namespaces/" + within));
            return refusal;
        } catch (Refusal other) {
            return other.isNotFound() ? other : refusal;
        }
    }

    /** The objects of a list, one by one. */
    static List<Target> items(Document list, Target whole) {
        var items = new ArrayList<Target>();
        for (var item : list.items("items").documents().toList()) {
            var complete =
                    item.has("kind")
                            ? item
                            : item.put("kind", whole.kind().name())
                                    .put("apiVersion", whole.kind().apiVersion());
            items.add(
                    new Target(
                            whole.kind(),
                            item.text("metadata.namespace"),
                            item.text("metadata.name"),
                            whole.source(),
                            complete));
        }
        return items;
    }

    /** The target in its namespace: the one in force if it has none, none if its kind has none. */
    static Target placed(
            Target target, String namespace, boolean defaultNamespace, boolean requireNamespace) {
        if (!target.kind().namespaced()) {
            return target.object() == null || target.namespace().isEmpty()
                    ? target
                    : new Target(
                            target.kind(),
                            "",
                            target.name(),
                            target.source(),
                            target.known().without("metadata.namespace"));
        }
        if (target.namespace().isEmpty() && (defaultNamespace || requireNamespace)) {
            var object = target.object();
            var placed =
                    object == null || namespace.isEmpty()
                            ? object
                            : object.with("metadata.namespace", namespace);
            return new Target(target.kind(), namespace, target.name(), target.source(), placed);
        }
        if (requireNamespace && !target.namespace().equals(namespace)) {
            throw Failure.of(
                    "the namespace from the provided object \""
                            + target.namespace()
                            + "\" does not match the namespace \""
                            + namespace
                            + "\". You must pass '--namespace="
                            + target.namespace()
                            + "' to perform this operation.");
        }
        return target;
    }
}
