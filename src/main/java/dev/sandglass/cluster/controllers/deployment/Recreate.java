package dev.sandglass.cluster.controllers.deployment;

import dev.sandglass.api.Pod;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Next;
import java.util.Objects;

/** All of the old away first, then all of the new at once. */
final class Recreate {

    private final Rollout rollout;
    private final Cache<Pod> pods;

    Recreate(Rollout rollout, Cache<Pod> pods) {
        this.rollout = rollout;
        this.pods = pods;
    }

    Next run() {
        rollout.findSets(false); // not made yet: up comes after down
        var isScaled = false;
        for (var set : Rollout.active(rollout.oldSets())) {
            isScaled |= rollout.scale(set, 0) != set;
        }
        if (isScaled || oldPodsRun()) {
            return rollout.progress().write();
        }
        if (rollout.newSet() == null) {
            rollout.findSets(true);
        }
        rollout.scale(Objects.requireNonNull(rollout.newSet()), rollout.deployment().replicas());
        if (Progress.isComplete(rollout.deployment(), rollout.deployment().status())) {
            rollout.cleanUp();
        }
        return rollout.progress().write();
    }

    private boolean oldPodsRun() {
        return rollout.oldSets().stream()
                .anyMatch(
                        set ->
                                set.counted("replicas") > 0
                                        || pods.ownedBy(set).anyMatch(pod -> !pod.isOver()));
    }
}
