package dev.sandglass.cluster.controllers.deployment;

import dev.sandglass.api.Deployment;
import dev.sandglass.api.ReplicaSet;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.client.Next;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What a Deployment's status says: counts, availability, and how a rollout is getting on. */
final class Progress {

    static final String PROGRESSING = "Progressing";
    private static final String AVAILABLE = "Available";
    private static final String FAILURE = "ReplicaFailure";
    private static final String DONE = "NewReplicaSetAvailable";
    private static final String TIMED_OUT = "ProgressDeadlineExceeded";
    private static final String PAUSED = "DeploymentPaused";

    private final Rollout rollout;
    private final Workbench bench;

    Progress(Rollout rollout, Workbench bench) {
        this.rollout = rollout;
        this.bench = bench;
    }

    private Deployment deployment() {
        return rollout.deployment();
    }

    boolean hasDeadline() {
        return deadlineSeconds() != Integer.MAX_VALUE;
    }

    private long deadlineSeconds() {
        return deployment().document().number("spec.progressDeadlineSeconds", Integer.MAX_VALUE);
    }

    // ---- conditions ----

    /** Sets the Progressing condition of the Deployment at hand, without writing it. */
    void say(String status, String reason, String message) {
        var own = deployment().status();
        var said = put(own, condition(PROGRESSING, status, reason, message));
        rollout.change(deployment().document().put("status", said));
    }

    private Document condition(String type, String status, String reason, String message) {
        var now = Timestamps.seconds(bench.now());
        return Document.of(
                "type", type,
                "status", status,
                "lastUpdateTime", now,
                "lastTransitionTime", now,
                "reason", reason,
                "message", message);
    }

    /**
     * A condition with the same status and reason stays; a changed one goes to the end of the list.
     */
    private static Document put(Document status, Document condition) {
        var type = condition.text("type");
        var current = status.items("conditions").named("type", type);
        if (current != null && current.text("status").equals(condition.text("status"))) {
            if (current.text("reason").equals(condition.text("reason"))) {
                return status;
            }
            condition = condition.put("lastTransitionTime", current.get("lastTransitionTime"));
        }
        return status.put("conditions", without(status, type).plus(condition));
    }

    private static Items without(Document status, String type) {
        return status.items("conditions").only(c -> !c.text("type").equals(type));
    }

    private static Document remove(Document status, String type) {
        var conditions = without(status, type);
        return conditions.isEmpty()
                ? status.remove("conditions")
                : status.put("conditions", conditions);
    }

    /**
     * Says that a rollout is paused or goes on, so that time spent paused is not held against it.
     */
    void notePause() {
        var current = deployment().condition(PROGRESSING);
        var reason = current == null ? "" : current.text("reason");
        if (!hasDeadline() || reason.equals(TIMED_OUT)) {
            return;
        }
        if (deployment().isPaused() && !reason.equals(PAUSED)) {
            say("Unknown", PAUSED, "Deployment is paused");
            rollout.writeStatus();
        } else if (!deployment().isPaused() && reason.equals(PAUSED)) {
            say("Unknown", "DeploymentResumed", "Deployment is resumed");
            rollout.writeStatus();
        }
    }

    // ---- counts ----

    /** Writes counts and availability only. */
    Next writeCounts() {
        write(counts());
        return Next.done();
    }

    private boolean write(Document status) {
        if (deployment().status().equals(status)) {
            return false;
        }
        rollout.change(deployment().document().put("status", status));
        rollout.writeStatus();
        return true;
    }

    private Document counts() {
        var all = rollout.all();
        var newSet = rollout.newSet();
        var available = sum(all, set -> set.counted("availableReplicas"));
        var unavailable = Math.max(0, sum(all, ReplicaSet::replicas) - available);
        var status = Document.EMPTY;
        status = counted(status, "observedGeneration", (int) deployment().generation());
        status = counted(status, "replicas", sum(all, set -> set.counted("replicas")));
        status =
                counted(status, "updatedReplicas", newSet == null ? 0 : newSet.counted("replicas"));
        status = counted(status, "readyReplicas", sum(all, set -> set.counted("readyReplicas")));
        status = counted(status, "availableReplicas", available);
        status = counted(status, "unavailableReplicas", unavailable);
        if (all.stream().allMatch(set -> set.status().has("terminatingReplicas"))) {
            status =
                    status.put(
                            "terminatingReplicas",
                            sum(all, set -> set.counted("terminatingReplicas")));
        }
        for (var kept : List.of("collisionCount", "conditions")) {
            var value = deployment().status().get(kept);
            status = value == null ? status : status.put(kept, value);
        }
        var least = deployment().replicas() - Fenceposts.of(deployment()).unavailable();
        return put(
                status,
                available >= least
                        ? condition(
                                AVAILABLE,
                                "True",
                                "MinimumReplicasAvailable",
                                "Deployment has minimum availability.")
                        : condition(
                                AVAILABLE,
                                "False",
                                "MinimumReplicasUnavailable",
                                "Deployment does not have minimum availability."));
    }

    private static int sum(List<ReplicaSet> sets, ToIntFunction<ReplicaSet> count) {
        return sets.stream().mapToInt(count).sum();
    }

    private static Document counted(Document status, String field, int count) {
        return count == 0 ? status : status.put(field, count); // zero is left out on the wire
    }

    // ---- a rollout ----

    /** Writes counts, availability and how the rollout is getting on; says when to look again. */
    Next write() {
        var status = hasDeadline() ? counts() : remove(counts(), PROGRESSING);
        var current = deployment().condition(PROGRESSING);
        var isLongDone =
                status.number("replicas", 0) == status.number("updatedReplicas", 0)
                        && current != null
                        && current.text("reason").equals(DONE);
        if (hasDeadline() && !isLongDone) {
            status = estimated(status, current);
        }
        var failure = failure();
        status = failure == null ? remove(status, FAILURE) : put(status, failure);
        return write(status) ? Next.done() : whenStuck(status, current);
    }

    private Document estimated(Document status, @Nullable Document current) {
        if (isComplete(deployment(), status)) {
            return put(
                    status,
                    condition(PROGRESSING, "True", DONE, what() + " has successfully progressed."));
        }
        if (isProgressing(status)) {
            var condition =
                    condition(
                            PROGRESSING, "True", "ReplicaSetUpdated", what() + " is progressing.");
            if (current != null && current.text("status").equals("True")) {
                condition = condition.put("lastTransitionTime", current.get("lastTransitionTime"));
            }
            // its reason may be the old one: only its time says that there was progress
            return put(remove(status, PROGRESSING), condition);
        }
        if (isTimedOut(status)) {
            return put(
                    status,
                    condition(
                            PROGRESSING,
                            "False",
                            TIMED_OUT,
                            what() + " has timed out progressing."));
        }
        return status;
    }

    private String what() {
        var newSet = rollout.newSet();
        return newSet != null
                ? "ReplicaSet \"" + newSet.name() + "\""
                : "Deployment \"" + deployment().name() + "\"";
    }

    static boolean isComplete(Deployment deployment, Document status) {
        var replicas = deployment.replicas();
        return status.number("updatedReplicas", 0) == replicas
                && status.number("replicas", 0) == replicas
                && status.number("availableReplicas", 0) == replicas
                && status.number("observedGeneration", 0) >= deployment.generation();
    }

    private boolean isProgressing(Document status) {
        var before = deployment().status();
        return grew("updatedReplicas", before, status)
                || old(status) < old(before)
                || grew("readyReplicas", before, status)
                || grew("availableReplicas", before, status);
    }

    private static boolean grew(String field, Document before, Document after) {
        return after.number(field, 0) > before.number(field, 0);
    }

    private static long old(Document status) {
        return status.number("replicas", 0) - status.number("updatedReplicas", 0);
    }

    private boolean isTimedOut(Document status) {
        var condition = status.items("conditions").named("type", PROGRESSING);
        if (condition == null || condition.text("reason").equals(DONE)) {
            return false;
        }
        return condition.text("reason").equals(TIMED_OUT) || deadline(condition) < bench.now();
    }

    private long deadline(Document condition) {
        return Timestamps.nanos(condition.text("lastUpdateTime"))
                + deadlineSeconds() * 1_000_000_000L;
    }

    /** Looks again when the deadline is over, should nothing happen until then. */
    private Next whenStuck(Document status, @Nullable Document current) {
        if (!hasDeadline()
                || current == null
                || isComplete(deployment(), status)
                || current.text("reason").equals(TIMED_OUT)) {
            return Next.done();
        }
        var rest = Duration.ofNanos(deadline(current) - bench.now());
        return rest.compareTo(Duration.ofSeconds(1)) < 0
                ? Next.after(Duration.ofMillis(5))
                : Next.after(rest.plusSeconds(1));
    }

    /** Why Pods could not be made, as the new ReplicaSet says it, else another one. */
    private @Nullable Document failure() {
        var newSet = rollout.newSet();
        var failure = newSet == null ? null : newSet.condition(FAILURE);
        for (var set : rollout.all()) {
            failure = failure == null ? set.condition(FAILURE) : failure;
        }
        return failure == null
                ? null
                : failure.put("lastUpdateTime", failure.get("lastTransitionTime"));
    }
}
