package dev.sandglass.cluster.controllers;

import dev.sandglass.api.Pod;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.document.Document;
import java.util.List;

/**
 * Why a controller makes a Pod leave: the condition DisruptionTarget, which is written before the
 * Pod is deleted so that those who made it can tell a disruption from a failure.
 */
public record Disruption(String reason, String message) {

    /** Writes the condition into the Pod's status, with what else changes there. */
    public void note(Workbench bench, Pod pod, Document changes) {
        var condition =
                Document.of(
                        "type",
                        "DisruptionTarget",
                        "status",
                        "True",
                        "observedGeneration",
                        pod.generation(),
                        "lastProbeTime",
                        null,
                        "lastTransitionTime",
                        Timestamps.seconds(bench.now()),
                        "reason",
                        reason,
                        "message",
                        message);
        var patch = Document.of("status", changes.put("conditions", List.of(condition)));
        var client = bench.client();
        client.attempt(() -> client.patchStatus(Pod.RESOURCE, Pod.RESOURCE.key(pod), patch))
                .tolerating("NotFound");
    }
}
