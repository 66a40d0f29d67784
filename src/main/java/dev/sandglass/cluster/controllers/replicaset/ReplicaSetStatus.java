package dev.sandglass.cluster.controllers.replicaset;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.Pod;
import dev.sandglass.api.ReplicaSet;
import dev.sandglass.api.Status;
import dev.sandglass.api.Timestamps;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a ReplicaSet's status says of its Pods. */
final class ReplicaSetStatus {

    private static final String FAILURE = "ReplicaFailure";

    private ReplicaSetStatus() {}

    /**
     * The status that counts these Pods.
     *
     * @param problem why Pods could not be made or deleted, if so
     */
    static Document counting(
            ReplicaSet set, List<Pod> alive, int terminating, @Nullable Status problem, long now) {
        var wanted = set.template().child("metadata").child("labels");
        var labelled = 0;
        var ready = 0;
        var available = 0;
        for (var pod : alive) {
            labelled += LabelSelector.storedLabels(wanted).matches(pod.labels()) ? 1 : 0;
            ready += pod.isReady() ? 1 : 0;
            available += pod.isAvailable(set.minReadySeconds(), now) ? 1 : 0;
        }
        var status = Document.of("replicas", alive.size(), "terminatingReplicas", terminating);
        status = counted(status, "fullyLabeledReplicas", labelled);
        status = counted(status, "readyReplicas", ready);
        status = counted(status, "availableReplicas", available);
        var observed = set.status().get("observedGeneration");
        status = observed == null ? status : status.put("observedGeneration", observed);
        var conditions = conditions(set, alive.size(), problem, now);
        return conditions.isEmpty() ? status : status.put("conditions", conditions);
    }

    private static Document counted(Document status, String field, int count) {
        return count == 0 ? status : status.put(field, count); // zero is left out on the wire
    }

    private static Items conditions(ReplicaSet set, int alive, @Nullable Status problem, long now) {
        var conditions = set.status().items("conditions");
        var hasFailure = set.condition(FAILURE) != null;
        if (problem == null) {
            return hasFailure ? conditions.only(c -> !c.text("type").equals(FAILURE)) : conditions;
        }
        if (hasFailure) {
            return conditions;
        }
        return conditions.plus(
                Document.of(
                        "type",
                        FAILURE,
                        "status",
                        "True",
                        "lastTransitionTime",
                        Timestamps.seconds(now),
                        "reason",
                        alive < set.replicas() ? "FailedCreate" : "FailedDelete",
                        "message",
                        problem.message()));
    }

    /** Whether there is nothing new in it. */
    static boolean saysTheSame(ReplicaSet set, Document status) {
        return set.generation() == set.status().number("observedGeneration", 0)
                && set.status().equals(status);
    }
}
