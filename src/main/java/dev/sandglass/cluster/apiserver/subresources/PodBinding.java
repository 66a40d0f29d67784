package dev.sandglass.cluster.apiserver.subresources;

import dev.sandglass.api.Reply;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.registry.Registry;
import dev.sandglass.document.Document;
import java.util.List;

/** {@code binding}: the scheduler gives a Pod its node. */
final class PodBinding implements Subresource {

    private static final Refusals.About PODS_BINDING = new Refusals.About("", "pods/binding");

    private final Registry registry;

    PodBinding(Registry registry) {
        this.registry = registry;
    }

    @Override
    public Reply serve(Call call, Asked asked) {
        var name = call.route().name();
        var binding = asked.body();
        var pod = registry.get(call, name);
        validate(binding, name);
        refuse(pod, binding, name);
        if (!call.isDryRun()) {
            registry.write(call, bound(pod, binding, call));
        }
        return Answers.created(call);
    }

    private static void validate(Document binding, String name) {
        var faults = new Faults();
        var kind = binding.text("target.kind");
        if (!kind.isEmpty() && !kind.equals("Node")) {
            faults.notSupported("target.kind", kind, List.of("Node", "<empty>"));
        }
        if (binding.text("target.name").isEmpty()) {
            faults.required("target.name", "");
        }
        faults.refuse(new Refusals.About("", "Binding"), name);
    }

    private static void refuse(Document pod, Document binding, String name) {
        var uid = binding.text("metadata.uid");
        if (!uid.isEmpty() && !uid.equals(pod.text("metadata.uid"))) {
            throw conflict(
                    name,
                    "Precondition failed: UID in precondition: "
                            + uid
                            + ", UID in object meta: "
                            + pod.text("metadata.uid"));
        }
        if (pod.child("metadata").has("deletionTimestamp")) {
            throw conflict(name, "pod " + name + " is being deleted, cannot be assigned to a host");
        }
        var node = pod.text("spec.nodeName");
        if (!node.isEmpty()) {
            throw conflict(
                    name, "pod " + name + " is already assigned to node " + Refusals.quoted(node));
        }
        if (!pod.items("spec.schedulingGates").isEmpty()) {
            throw conflict(name, "pod " + name + " has non-empty .spec.schedulingGates");
        }
    }

    private static RuntimeException conflict(String name, String why) {
        return Refusals.conflict(PODS_BINDING, name, why);
    }

    private static Document bound(Document pod, Document binding, Call call) {
        var bound = pod.with("spec.nodeName", binding.text("target.name"));
        var annotations = binding.child("metadata.annotations");
        if (!annotations.isEmpty()) {
            bound =
                    bound.with(
                            "metadata.annotations",
                            pod.child("metadata.annotations").putAll(annotations));
        }
        var before = pod.items("status.conditions").named("type", "PodScheduled");
        if (before != null && before.text("status").equals("True")) {
            return bound;
        }
        var scheduled =
                Document.of(
                        "type",
                        "PodScheduled",
                        "status",
                        "True",
                        "lastProbeTime",
                        null,
                        "lastTransitionTime",
                        Timestamps.seconds(call.now()));
        return bound.with(
                "status.conditions", pod.items("status.conditions").upsert("type", scheduled));
    }
}
