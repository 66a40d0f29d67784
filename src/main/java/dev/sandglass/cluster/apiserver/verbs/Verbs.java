package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.DeleteOptions;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.call.WriteOptions;
import dev.sandglass.cluster.apiserver.registry.Registry;
import dev.sandglass.cluster.apiserver.strategy.Strategies;
import dev.sandglass.cluster.apiserver.call.Stored;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.document.Document;

/** From method and path to the verb, and through it to the reply. */
public final class Verbs {

    private final Registry registry;
    private final Lists lists;
    private final Watches watches;

    public Verbs(Registry registry, Store store) {
        this.registry = registry;
        this.lists = new Lists(store);
        this.watches = new Watches(store, lists);
    }

    /** The verb as discovery and authorization name it; empty when the path does not know the method. */
    public static String verb(Call call) {
        var route = call.route();
        var verb = switch (call.request().method()) {
            case GET, HEAD -> readVerb(call);
            case POST -> route.isCollection() || !route.subresource().isEmpty() ? "create" : "";
            case PUT -> route.isCollection() ? "" : "update";
            case PATCH -> route.isCollection() ? "" : "patch";
            case DELETE -> route.isCollection() ? "deletecollection" : "delete";
            case OPTIONS -> "";
        };
        return isServed(call.kind(), route.subresource(), verb) ? verb : "";
    }

    private static String readVerb(Call call) {
        if (!call.route().subresource().isEmpty()) {
            return "get";
        }
        if (ListOptions.isWatch(call.request())) {
            return "watch";
        }
        return call.route().isCollection() ? "list" : "get";
    }

    private static boolean isServed(Kind kind, String subresource, String verb) {
        if (subresource.isEmpty()) {
            return kind.can(verb);
        }
        var found = kind.subresource(subresource);
        return found != null && found.can(verb);
    }

    /** Does what the call asks. */
    public Reply serve(Call call) {
        var verb = verb(call);
        var needsNamespace = verb.equals("create") && call.kind().namespaced() && call.namespace().isEmpty();
        if (needsNamespace || verb.equals("deletecollection") && call.kind().namespaced() && call.namespace().isEmpty()) {
            throw Refusals.methodNotAllowed();
        }
        return switch (verb) {
            case "get" -> ok(call, registry.get(call, call.route().name()));
            case "list" -> lists.list(call);
            case "watch" -> watches.open(call);
            case "create" -> create(call);
            case "update" -> update(call);
            case "patch" -> throw Refusals.serviceUnavailable("patches come with the next slice");
            case "delete" -> delete(call);
            case "deletecollection" -> deleteCollection(call);
            default -> throw Refusals.methodNotAllowed();
        };
    }

    /** What has come since a watch was last looked at. */
    public Batch poll(Call call, Cursor.Watch cursor) {
        return watches.poll(call, cursor);
    }

    private static Reply ok(Call call, Document object) {
        return new Reply.Ok(200, object, call.warnings());
    }

    private Reply create(Call call) {
        WriteOptions.check(call.request(), "CreateOptions");
        var created = registry.create(call, Bodies.object(call));
        return new Reply.Ok(201, created, call.warnings());
    }

    private Reply update(Call call) {
        WriteOptions.check(call.request(), "UpdateOptions");
        var sent = Bodies.object(call);
        var name = call.route().name();
        var sentName = sent.text("metadata.name");
        if (!sentName.equals(name)) {
            throw Refusals.badRequest(
                    sentName.isEmpty()
                            ? "name must be provided"
                            : "the name of the object (%s) does not match the name on the URL (%s)"
                                    .formatted(sentName, name));
        }
        var written = registry.update(call, name, _ -> sent);
        return new Reply.Ok(written.created() ? 201 : 200, written.object(), call.warnings());
    }

    private Reply delete(Call call) {
        var options = DeleteOptions.read(Bodies.document(call.request().body()), call);
        var outcome = registry.delete(call, call.route().name(), options);
        var strategy = Strategies.of(Stored.resource(call.kind()));
        if (!outcome.gone() || strategy.returnsDeleted()) {
            return ok(call, outcome.object());
        }
        var details = Refusals.details(call.resource(), call.route().name())
                .put("uid", outcome.object().text("metadata.uid"));
        return ok(
                call,
                Document.of(
                        "kind", "Status",
                        "apiVersion", "v1",
                        "metadata", Document.EMPTY,
                        "status", "Success",
                        "details", details));
    }

    private Reply deleteCollection(Call call) {
        var options = DeleteOptions.read(Bodies.document(call.request().body()), call);
        var chunk = lists.chunk(call, ListOptions.read(call));
        for (var object : chunk.objects()) {
            registry.delete(call, object.text("metadata.name"), options);
        }
        return new Reply.Ok(200, Lists.body(call.kind(), chunk), call.warnings());
    }
}
