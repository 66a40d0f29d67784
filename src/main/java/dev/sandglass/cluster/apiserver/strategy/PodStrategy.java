package dev.sandglass.cluster.apiserver.strategy;

import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.DeleteOptions;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.Objects;

/**
 * Pods begin Pending with their class of service, keep their status on updates, and are deleted
 * with grace.
 *
 * <p>Left out: matchLabelKeys of affinity and topology spread.
 */
final class PodStrategy implements Strategy {

    @Override
    public Document forCreate(Document pod, Call call) {
        var status = Document.of("phase", "Pending", "qosClass", QosClass.of(pod));
        if (!pod.items("spec.schedulingGates").isEmpty()) {
            status = status.put("conditions", Items.of(gated()));
        }
        return pod.put("status", status);
    }

    private static Document gated() {
        return Document.of(
                "type", "PodScheduled",
                "status", "False",
                "reason", "SchedulingGated",
                "message", "Scheduling is blocked due to non-empty scheduling gates",
                "lastProbeTime", null,
                "lastTransitionTime", null);
    }

    @Override
    public Document forUpdate(Document pod, Document old, Call call) {
        return pod.put("status", old.get("status"));
    }

    @Override
    public Document forStatusUpdate(Document pod, Document old, Call call) {
        var status = pod.child("status");
        if (status.text("qosClass").isEmpty()) {
            status = status.put("qosClass", old.at("status.qosClass"));
        }
        var observed = old.number("status.observedGeneration", 0);
        if (observed != 0 && status.number("observedGeneration", 0) == 0) {
            status = status.put("observedGeneration", observed);
        }
        status =
                status.put(
                        "conditions",
                        withObservedGenerations(status, old.items("status.conditions")));
        if (status.items("conditions").isEmpty()) {
            status = status.remove("conditions");
        }
        var metadata = pod.child("metadata");
        var owners = old.at("metadata.ownerReferences");
        metadata =
                owners == null
                        ? metadata.remove("ownerReferences")
                        : metadata.put("ownerReferences", owners);
        return old.put("metadata", metadata).put("status", status);
    }

    private static Items withObservedGenerations(Document status, Items before) {
        return status.items("conditions")
                .mapped(
                        condition -> {
                            if (condition.number("observedGeneration", 0) != 0) {
                                return condition;
                            }
                            var old = before.named("type", condition.text("type"));
                            var generation = old == null ? 0 : old.number("observedGeneration", 0);
                            return generation == 0
                                    ? condition
                                    : condition.put("observedGeneration", generation);
                        });
    }

    @Override
    public Document forSubresource(Document pod, Document old, Call call) {
        var changed =
                switch (call.route().subresource()) {
                    case "ephemeralcontainers" ->
                            old.with(
                                    "spec.ephemeralContainers", pod.at("spec.ephemeralContainers"));
                    case "resize" -> resized(pod, old);
                    default -> pod.put("status", old.get("status"));
                };
        return Objects.equals(changed, old) ? old : changed;
    }

    /** Only resources and resize policies of containers are taken over. */
    private static Document resized(Document pod, Document old) {
        return resized(resized(old, pod, "containers"), pod, "initContainers");
    }

    private static Document resized(Document old, Document pod, String list) {
        var now = pod.items("spec." + list);
        var changed =
                old.items("spec." + list)
                        .mapped(
                                container -> {
                                    var wanted = now.named("name", container.text("name"));
                                    if (wanted == null) {
                                        return container;
                                    }
                                    var taken =
                                            container.put("resources", wanted.child("resources"));
                                    return wanted.has("resizePolicy")
                                            ? taken.put("resizePolicy", wanted.get("resizePolicy"))
                                            : taken.remove("resizePolicy");
                                });
        return changed.isEmpty() ? old : old.with("spec." + list, changed);
    }

    @Override
    public Long gracePeriod(Document pod, DeleteOptions options) {
        if (pod.text("spec.nodeName").isEmpty()) {
            return 0L;
        }
        var isOver =
                switch (pod.text("status.phase")) {
                    case "Failed", "Succeeded" -> true;
                    default -> false;
                };
        if (isOver) {
            return 0L;
        }
        var asked = options.gracePeriodSeconds();
        var period = asked != null ? asked : pod.number("spec.terminationGracePeriodSeconds", 0);
        return period < 0 ? 1L : period;
    }
}
