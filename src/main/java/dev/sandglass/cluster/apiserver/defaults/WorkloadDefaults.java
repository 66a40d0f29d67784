package dev.sandglass.cluster.apiserver.defaults;

import dev.sandglass.document.Document;
import java.util.function.UnaryOperator;

/** What Deployments and their siblings get; follows {@code pkg/apis/apps/v1/defaults.go}. */
final class WorkloadDefaults {

    private WorkloadDefaults() {}

    static Document deployment(Document object) {
        return spec(
                object,
                spec -> {
                    var filled = Fill.absent(spec, "replicas", 1L);
                    filled = Fill.within(filled, "strategy", WorkloadDefaults::deploymentStrategy);
                    filled = Fill.absent(filled, "revisionHistoryLimit", 10L);
                    return Fill.absent(filled, "progressDeadlineSeconds", 600L);
                });
    }

    private static Document deploymentStrategy(Document strategy) {
        var filled = Fill.empty(strategy, "type", "RollingUpdate");
        if (!filled.text("type").equals("RollingUpdate")) {
            return filled;
        }
        return Fill.within(
                filled,
                "rollingUpdate",
                update ->
                        Fill.absent(
                                Fill.absent(update, "maxUnavailable", "25%"), "maxSurge", "25%"));
    }

    static Document replicaSet(Document object) {
        return spec(object, spec -> Fill.absent(spec, "replicas", 1L));
    }

    static Document daemonSet(Document object) {
        return spec(
                object,
                spec -> {
                    var filled =
                            Fill.within(spec, "updateStrategy", WorkloadDefaults::daemonStrategy);
                    return Fill.absent(filled, "revisionHistoryLimit", 10L);
                });
    }

    private static Document daemonStrategy(Document strategy) {
        var filled = Fill.empty(strategy, "type", "RollingUpdate");
        if (!filled.text("type").equals("RollingUpdate")) {
            return filled;
        }
        return Fill.within(
                filled,
                "rollingUpdate",
                update -> Fill.absent(Fill.absent(update, "maxUnavailable", 1L), "maxSurge", 0L));
    }

    static Document statefulSet(Document object) {
        return spec(
                object,
                spec -> {
                    var filled = Fill.empty(spec, "podManagementPolicy", "OrderedReady");
                    filled =
                            Fill.within(
                                    filled, "updateStrategy", WorkloadDefaults::statefulStrategy);
                    filled =
                            Fill.within(
                                    filled,
                                    "persistentVolumeClaimRetentionPolicy",
                                    policy ->
                                            Fill.empty(
                                                    Fill.empty(policy, "whenDeleted", "Retain"),
                                                    "whenScaled",
                                                    "Retain"));
                    filled = Fill.absent(filled, "replicas", 1L);
                    filled = Fill.each(filled, "volumeClaimTemplates", VolumeClaimDefaults::apply);
                    return Fill.absent(filled, "revisionHistoryLimit", 10L);
                });
    }

    private static Document statefulStrategy(Document strategy) {
        var filled = strategy;
        if (filled.text("type").isEmpty()) {
            filled = filled.put("type", "RollingUpdate");
            filled = Fill.absent(filled, "rollingUpdate", Document.EMPTY);
        }
        return filled.text("type").equals("RollingUpdate")
                ? Fill.inside(filled, "rollingUpdate", u -> Fill.absent(u, "partition", 0L))
                : filled;
    }

    static Document replicationController(Document object) {
        var filled = spec(object, spec -> Fill.absent(spec, "replicas", 1L));
        var labels = filled.child("spec.template.metadata.labels");
        if (labels.isEmpty()) {
            return filled;
        }
        if (filled.child("spec.selector").isEmpty()) {
            filled = filled.with("spec.selector", labels);
        }
        return filled.child("metadata.labels").isEmpty()
                ? filled.with("metadata.labels", labels)
                : filled;
    }

    private static Document spec(Document object, UnaryOperator<Document> change) {
        return PodSpecDefaults.template(Fill.within(object, "spec", change));
    }
}
