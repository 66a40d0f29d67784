package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.KubeletPort;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.cluster.apiserver.call.Accepted;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.DeleteOptions;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.call.ServiceAccountTokens;
import dev.sandglass.cluster.apiserver.call.WriteOptions;
import dev.sandglass.cluster.apiserver.registry.Registry;
import dev.sandglass.cluster.apiserver.subresources.Subresource;
import dev.sandglass.cluster.apiserver.subresources.Subresources;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.document.Document;
import java.util.List;

/** From method and path to the verb, and through it to the reply. */
public final class Verbs {

    private final Registry registry;
    private final Lists lists;
    private final Watches watches;
    private final Shapes shapes;
    private final Bodies bodies;
    private final Patches patches;
    private final Subresources subresources;
    private final Schema schema;

    public Verbs(
            Store store,
            Schema schema,
            Registry registry,
            KubeletPort kubelets,
            ServiceAccountTokens tokens) {
        this.schema = schema;
        this.registry = registry;
        this.shapes = new Shapes(schema);
        this.lists = new Lists(store, shapes);
        this.watches = new Watches(store, lists, shapes);
        this.bodies = new Bodies(schema);
        this.patches = new Patches(schema);
        this.subresources = new Subresources(registry, kubelets, tokens);
    }

    /**
     * The verb as discovery and authorization name it; empty when the path does not know the
     * method.
     */
    public static String verb(Call call) {
        var route = call.route();
        var verb =
                switch (call.request().method()) {
                    case GET -> readVerb(call);
                    case POST ->
                            route.isCollection() || !route.subresource().isEmpty() ? "create" : "";
                    case PUT -> route.isCollection() ? "" : "update";
                    case PATCH -> route.isCollection() ? "" : "patch";
                    case DELETE -> route.isCollection() ? "deletecollection" : "delete";
                    case HEAD, OPTIONS -> "";
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
        var spansNamespaces = call.kind().namespaced() && call.namespace().isEmpty();
        if (spansNamespaces && (verb.equals("create") || verb.equals("deletecollection"))) {
            throw Refusals.methodNotAllowed();
        }
        if (call.request().method() != Request.Method.GET) {
            Accepted.of(call); // who cannot read the answer changes nothing
        }
        var subresource = subresources.find(call.kind(), call.route().subresource());
        if (subresource != null && !verb.isEmpty()) {
            return shapes.subresource(call, subresource.serve(call, asked(call, verb)));
        }
        warnOfAge(call);
        if (ComponentStatuses.areMeant(call)) {
            return componentStatuses(call, verb);
        }
        return switch (verb) {
            case "get" -> ok(call, registry.get(call, call.route().name()));
            case "list" -> lists.list(call);
            case "watch" -> watches.open(call);
            case "create" -> create(call);
            case "update" -> update(call);
            case "patch" -> patch(call);
            case "delete" -> delete(call);
            case "deletecollection" -> deleteCollection(call);
            default -> throw Refusals.methodNotAllowed();
        };
    }

    /** Kinds that upstream wants people to leave. */
    private static void warnOfAge(Call call) {
        if (!call.kind().group().isEmpty()) {
            return;
        }
        switch (call.kind().plural()) {
            case "componentstatuses" -> call.warn("v1 ComponentStatus is deprecated in v1.19+");
            case "endpoints" ->
                    call.warn(
                            "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1"
                                    + " EndpointSlice");
            default -> {}
        }
    }

    private Reply componentStatuses(Call call, String verb) {
        return switch (verb) {
            case "get" -> ok(call, ComponentStatuses.named(call, call.route().name()));
            case "list" ->
                    new Reply.Ok(
                            200,
                            shapes.list(call, ComponentStatuses.all(), Document.EMPTY),
                            call.warnings());
            default -> throw Refusals.methodNotAllowed();
        };
    }

    private Subresource.Asked asked(Call call, String verb) {
        return switch (verb) {
            case "get" -> new Subresource.Asked(verb, Document.EMPTY, current -> current);
            case "patch" -> {
                Patches.refuseApply(call);
                yield new Subresource.Asked(
                        verb,
                        Document.EMPTY,
                        current -> bodies.ofSubresource(patches.apply(call, current), call));
            }
            default -> {
                var body = bodies.ofSubresource(bodies.tree(call.request().body()), call);
                yield new Subresource.Asked(verb, body, _ -> body);
            }
        };
    }

    /** What has come since a watch was last looked at. */
    public Batch poll(Call call, Cursor.Watch cursor) {
        return watches.poll(call, cursor);
    }

    private Reply ok(Call call, Document object) {
        return new Reply.Ok(200, shapes.one(call, object), call.warnings());
    }

    private Reply create(Call call) {
        WriteOptions.check(call.request(), "CreateOptions");
        var object = bodies.object(call);
        if (Reviews.areMeant(call)) {
            return new Reply.Ok(201, Reviews.answer(call, object), call.warnings());
        }
        var created = registry.create(call, object);
        return new Reply.Ok(201, shapes.one(call, created), call.warnings());
    }

    private Reply update(Call call) {
        WriteOptions.check(call.request(), "UpdateOptions");
        var sent = bodies.object(call);
        requireName(call, sent);
        var written = registry.update(call, call.route().name(), _ -> sent);
        var object = shapes.one(call, written.object());
        return new Reply.Ok(written.created() ? 201 : 200, object, call.warnings());
    }

    private static void requireName(Call call, Document sent) {
        var name = call.route().name();
        var sentName = sent.text("metadata.name");
        if (!sentName.equals(name)) {
            throw Refusals.badRequest(
                    sentName.isEmpty()
                            ? "name must be provided"
                            : "the name of the object (%s) does not match the name on the URL (%s)"
                                    .formatted(sentName, name));
        }
    }

    private Reply patch(Call call) {
        WriteOptions.check(call.request(), "PatchOptions");
        Patches.refuseApply(call);
        var name = call.route().name();
        var written =
                registry.update(
                        call,
                        name,
                        old -> {
                            if (old == null) {
                                throw Refusals.notFound(call.resource(), name);
                            }
                            var patched =
                                    bodies.patched(
                                            patches.apply(call, Versions.shown(call.kind(), old)),
                                            call);
                            requireName(call, patched);
                            return patched;
                        });
        return ok(call, written.object());
    }

    private Reply delete(Call call) {
        var options = DeleteOptions.read(bodies.deleteOptions(call.request().body()), call);
        var outcome = registry.delete(call, call.route().name(), options);
        if (!outcome.gone() || schema.deleteAnswersObject(call.kind())) {
            return ok(call, outcome.object());
        }
        var details =
                Refusals.details(call.resource(), call.route().name())
                        .put("uid", outcome.object().text("metadata.uid"));
        var status =
                Document.of(
                        "kind", "Status",
                        "apiVersion", "v1",
                        "metadata", Document.EMPTY,
                        "status", "Success",
                        "details", details);
        return new Reply.Ok(200, status, call.warnings());
    }

    private Reply deleteCollection(Call call) {
        var options = DeleteOptions.read(bodies.deleteOptions(call.request().body()), call);
        var chunk = lists.chunk(call, ListOptions.read(call));
        for (var object : List.copyOf(chunk.objects())) {
            registry.delete(call, object.text("metadata.name"), options);
        }
        return new Reply.Ok(200, lists.body(call, chunk), call.warnings());
    }
}
