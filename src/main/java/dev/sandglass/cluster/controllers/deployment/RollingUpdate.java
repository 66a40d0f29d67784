package dev.sandglass.cluster.controllers.deployment;

import dev.sandglass.api.ReplicaSet;
import dev.sandglass.cluster.client.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A little more of the new, then a little less of the old, never straying beyond the {@link
 * Fenceposts}.
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
        var newSet = Objects.requireNonNull(rollout.newSet());
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
        var size =
                newSet.replicas() > wanted
                        ? wanted
                        : rollout.replicasOfNewSet(newSet.replicas(), rollout.oldSets());
        return rollout.scale(newSet, size) != newSet;
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
        var old = new ArrayList<>(active);
        // those that do not work first: they cost nothing
        return shedUnhealthy(old, spare) + shedAvailable(old, newSet, least) > 0;
    }

    private int leastAvailable() {
        var deployment = rollout.deployment();
        return deployment.replicas() - Fenceposts.of(deployment).unavailable();
    }

    private int shedUnhealthy(List<ReplicaSet> old, int atMost) {
        var shed = 0;
        for (var i = 0; i < old.size(); i++) {
            var set = old.get(i);
            var unhealthy = set.replicas() - set.counted("availableReplicas");
            var some = Math.min(atMost - shed, unhealthy);
            if (some > 0) {
                old.set(i, rollout.scale(set, set.replicas() - some));
                shed += some;
            }
        }
        return shed;
    }

    private int shedAvailable(List<ReplicaSet> old, ReplicaSet newSet, int least) {
        var available = newSet.counted("availableReplicas");
        for (var set : old) {
            available += set.counted("availableReplicas");
        }
        var shed = 0;
        for (var set : old) {
            var some = Math.min(set.replicas(), available - least - shed);
            if (some > 0) {
                rollout.scale(set, set.replicas() - some);
                shed += some;
            }
        }
        return shed;
    }
}
