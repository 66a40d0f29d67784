package dev.sandglass.cluster.controllers.deployment;

import dev.sandglass.api.ReplicaSet;
import dev.sandglass.cluster.client.Next;

/**
 * A little more of the new, then a little less of the old, never straying beyond the {@link Fenceposts}.
 *
 * <pre>
 *   replicas 3, surge 1, unavailable 0      old 3 new 0
 *   scale up the new one                    old 3 new 1
 *   when it is available, down the old one  old 2 new 1
 *   up                                      old 2 new 2     and so on
 * </pre>
 */
final class RollingUpdate {

    private final Rollout rollout;

    RollingUpdate(Rollout rollout) {
        this.rollout = rollout;
    }

    Next run() {
        rollout.findSets(true);
        var newSet = java.util.Objects.requireNonNull(rollout.newSet());
        if (growNew(newSet) || shrinkOld(newSet)) {
            return rollout.progress().write();
        }
        if (Progress.isComplete(rollout.deployment(), rollout.deployment().status())) {
            rollout.cleanUp();
        }
        return rollout.progress().write();
    }

    private boolean growNew(ReplicaSet newSet) {
        var wanted = rollout.deployment().replicas();
        if (newSet.replicas() > wanted) {
            return rollout.scale(newSet, wanted);
        }
        return rollout.scale(
                newSet, rollout.replicasOfNewSet(newSet.replicas(), rollout.oldSets()));
    }

    private boolean shrinkOld(ReplicaSet newSet) {
        var active = Rollout.active(rollout.oldSets());
        if (active.isEmpty()) {
            return false;
        }
        var all = rollout.all().stream().mapToInt(ReplicaSet::replicas).sum();
        var least = leastAvailable();
        var newButUnavailable = newSet.replicas() - newSet.counted("availableReplicas");
        var spare = all - least - newButUnavailable;
        if (spare <= 0) {
            return false;
        }
        // those that do not work first: they cost nothing
        var shed = shedUnhealthy(spare);
        return shed + shedAvailable(least) > 0;
    }

    private int leastAvailable() {
        var deployment = rollout.deployment();
        return deployment.replicas() - Fenceposts.of(deployment).unavailable();
    }

    private int shedUnhealthy(int atMost) {
        var shed = 0;
        for (var set : Rollout.active(rollout.oldSets())) {
            var unhealthy = set.replicas() - set.counted("availableReplicas");
            var some = Math.min(atMost - shed, unhealthy);
            if (some > 0) {
                rollout.scale(set, set.replicas() - some);
                shed += some;
            }
        }
        return shed;
    }

    private int shedAvailable(int least) {
        var available =
                rollout.active().stream().mapToInt(set -> set.counted("availableReplicas")).sum();
        var spare = available - least;
        var shed = 0;
        for (var set : Rollout.active(rollout.oldSets())) {
            var some = Math.min(set.replicas(), spare - shed);
            if (some > 0) {
                rollout.scale(set, set.replicas() - some);
                shed += some;
            }
        }
        return shed;
    }
}
