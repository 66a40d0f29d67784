package dev.sandglass.cluster.apiserver.subresources;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.Reply;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.registry.Registry;
import dev.sandglass.document.Document;

/**
 * {@code scale}: the wanted and the present number of an object's replicas, as {@code
 * autoscaling/v1 Scale}.
 */
final class Scale implements Subresource {

    private static final Refusals.About KIND = new Refusals.About("autoscaling", "Scale");

    private final Registry registry;

    Scale(Registry registry) {
        this.registry = registry;
    }

    @Override
    public Reply serve(Call call, Asked asked) {
        var name = call.route().name();
        if (asked.verb().equals("get")) {
            return new Reply.Ok(200, scale(registry.get(call, name)), call.warnings());
        }
        var written =
                registry.update(
                        call,
                        name,
                        old -> {
                            if (old == null) {
                                throw Refusals.notFound(call.resource(), name);
                            }
                            return scaled(old, asked.edit().apply(scale(old)), name);
                        });
        return new Reply.Ok(200, scale(written.object()), call.warnings());
    }

    private static Document scaled(Document object, Document scale, String name) {
        var replicas = scale.number("spec.replicas", 0);
        if (replicas < 0) {
            var faults = new Faults();
            faults.invalid("spec.replicas", replicas, "must be greater than or equal to 0");
            faults.refuse(KIND, name);
        }
        var version = scale.text("metadata.resourceVersion");
        var changed = object.with("spec.replicas", replicas);
        return version.isEmpty() ? changed : changed.with("metadata.resourceVersion", version);
    }

    private static Document scale(Document object) {
        var from = object.child("metadata");
        var metadata =
                Document.of(
                        "name", from.get("name"),
                        "namespace", from.get("namespace"),
                        "uid", from.get("uid"),
                        "resourceVersion", from.get("resourceVersion"),
                        "creationTimestamp", from.get("creationTimestamp"));
        var replicas = object.number("spec.replicas", 0);
        var status = Document.of("replicas", object.number("status.replicas", 0));
        var selector = selector(object);
        return Document.of(
                "kind",
                "Scale",
                "apiVersion",
                "autoscaling/v1",
                "metadata",
                metadata,
                "spec",
                replicas == 0 ? Document.EMPTY : Document.of("replicas", replicas),
                "status",
                selector.isEmpty() ? status : status.put("selector", selector));
    }

    private static String selector(Document object) {
        var selector = object.child("spec.selector");
        return object.text("kind").equals("ReplicationController")
                ? LabelSelector.ofLabels(selector).toString()
                : LabelSelector.of(selector).toString();
    }
}
