package dev.sandglass.kubectl.rollout;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.ReplicaSets;

/**
 * How far an update is.
 *
 * @param text a line
 * @param isDone whether there is nothing left to wait for
 */
record Progress(String text, boolean isDone) {

    static Progress of(Document object, String kind, long revision) {
        return switch (kind) {
            case "DaemonSet.apps" -> ofDaemonSet(object);
            case "StatefulSet.apps" -> ofStatefulSet(object);
            default -> ofDeployment(object, revision);
        };
    }

    private static Progress waiting(String text, Object... values) {
        return new Progress(text.formatted(values) + "\n", false);
    }

    private static Progress done(String text, Object... values) {
        return new Progress(text.formatted(values) + "\n", true);
    }

    private static boolean isObserved(Document object) {
        return object.number("metadata.generation", 0)
                <= object.number("status.observedGeneration", 0);
    }

    private static Progress ofDeployment(Document object, long revision) {
        var name = object.text("metadata.name");
        if (revision > 0) {
            requireRevision(revision, object);
        }
        if (!isObserved(object)) {
            return waiting("Waiting for deployment spec update to be observed...");
        }
        var progressing = object.items("status.conditions").named("type", "Progressing");
        if (progressing != null && progressing.text("reason").equals("ProgressDeadlineExceeded")) {
            throw Failure.of("deployment \"" + name + "\" exceeded its progress deadline");
        }
        var wanted = object.number("spec.replicas", 0);
        var updated = object.number("status.updatedReplicas", 0);
        var all = object.number("status.replicas", 0);
        var available = object.number("status.availableReplicas", 0);
        if (object.child("spec").has("replicas") && updated < wanted) {
            return waiting(
                    "Waiting for deployment \"%s\" rollout to finish: %d out of %d new replicas have been updated...",
                    name, updated, wanted);
        }
        if (all > updated) {
            return waiting(
                    "Waiting for deployment \"%s\" rollout to finish: %d old replicas are pending termination...",
                    name, all - updated);
        }
        if (available < updated) {
            return waiting(
                    "Waiting for deployment \"%s\" rollout to finish: %d of %d updated replicas are available...",
                    name, available, updated);
        }
        return done("deployment \"%s\" successfully rolled out", name);
    }

    private static void requireRevision(long revision, Document object) {
        var current = ReplicaSets.revision(object);
        if (current == 0) {
            throw Failure.of(
                    "cannot get the revision of deployment \""
                            + object.text("metadata.name")
                            + "\"");
        }
        if (current != revision) {
            throw Failure.of(
                    "desired revision (%d) is different from the running revision (%d)"
                            .formatted(revision, current));
        }
    }

    private static void refuseOnDelete(Document object) {
        if (!object.text("spec.updateStrategy.type").equals("RollingUpdate")) {
            throw Failure.of("rollout status is only available for RollingUpdate strategy type");
        }
    }

    private static Progress ofDaemonSet(Document object) {
        refuseOnDelete(object);
        var name = object.text("metadata.name");
        if (!isObserved(object)) {
            return waiting("Waiting for daemon set spec update to be observed...");
        }
        var wanted = object.number("status.desiredNumberScheduled", 0);
        var updated = object.number("status.updatedNumberScheduled", 0);
        var available = object.number("status.numberAvailable", 0);
        if (updated < wanted) {
            return waiting(
                    "Waiting for daemon set \"%s\" rollout to finish: %d out of %d new pods have been updated...",
                    name, updated, wanted);
        }
        if (available < wanted) {
            return waiting(
                    "Waiting for daemon set \"%s\" rollout to finish: %d of %d updated pods are available...",
                    name, available, wanted);
        }
        return done("daemon set \"%s\" successfully rolled out", name);
    }

    private static Progress ofStatefulSet(Document object) {
        refuseOnDelete(object);
        if (object.number("status.observedGeneration", 0) == 0 || !isObserved(object)) {
            return waiting("Waiting for statefulset spec update to be observed...");
        }
        var wanted = object.number("spec.replicas", 0);
        var ready = object.number("status.readyReplicas", 0);
        var updated = object.number("status.updatedReplicas", 0);
        if (ready < wanted) {
            return waiting("Waiting for %d pods to be ready...", wanted - ready);
        }
        if (object.child("spec.updateStrategy").has("rollingUpdate")) {
            var partition = object.number("spec.updateStrategy.rollingUpdate.partition", 0);
            if (updated < wanted - partition) {
                return waiting(
                        "Waiting for partitioned roll out to finish: %d out of %d new pods have been updated...",
                        updated, wanted - partition);
            }
            return done("partitioned roll out complete: %d new pods have been updated...", updated);
        }
        var revision = object.text("status.updateRevision");
        if (!revision.equals(object.text("status.currentRevision"))) {
            return waiting(
                    "waiting for statefulset rolling update to complete %d pods at revision %s...",
                    updated, revision);
        }
        return done(
                "statefulset rolling update complete %d pods at revision %s...",
                object.number("status.currentReplicas", 0), object.text("status.currentRevision"));
    }
}
