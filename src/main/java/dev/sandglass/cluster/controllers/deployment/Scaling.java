package dev.sandglass.cluster.controllers.deployment;

import dev.sandglass.api.ReplicaSet;
import dev.sandglass.cluster.client.Next;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another number of replicas, or a paused Deployment: no step of a rollout is taken, but sizes
 * follow.
 *
 * <pre>
 *   in the middle of a rollout, replicas 10 → 20, surge 3: 13 may become 23
 *   old 8 new 5      ten more, in proportion      old 14 new 9
 * </pre>
 */
final class Scaling {

    private final Rollout rollout;

    Scaling(Rollout rollout) {
        this.rollout = rollout;
    }

    Next run() {
        rollout.findSets(false);
        scale();
        if (rollout.deployment().isPaused()) {
            rollout.cleanUp();
        }
        return rollout.progress().writeCounts();
    }

    private void scale() {
        var deployment = rollout.deployment();
        var only = onlyActiveOrLatest();
        if (only != null) {
            rollout.scale(only, deployment.replicas());
        } else if (isSaturated()) {
            Rollout.active(rollout.oldSets()).forEach(set -> rollout.scale(set, 0));
        } else if (!deployment.isRecreate()) {
            scaleInProportion();
        }
    }

    private @Nullable ReplicaSet onlyActiveOrLatest() {
        var active = rollout.active();
        if (active.size() > 1) {
            return null;
        }
        if (active.size() == 1) {
            return active.getFirst();
        }
        if (rollout.newSet() != null) {
            return rollout.newSet();
        }
        return rollout.oldSets().isEmpty() ? null : rollout.oldSets().getLast();
    }

    /** Whether the new one has all that is wanted, and all of it available. */
    private boolean isSaturated() {
        var set = rollout.newSet();
        var replicas = rollout.deployment().replicas();
        return set != null
                && set.replicas() == replicas
                && Annotations.number(set, Annotations.DESIRED) == replicas
                && set.counted("availableReplicas") == replicas;
    }

    private void scaleInProportion() {
        var deployment = rollout.deployment();
        var sets = new ArrayList<>(rollout.active());
        var surge = Fenceposts.of(deployment).surge();
        var allowed = deployment.replicas() > 0 ? deployment.replicas() + surge : 0;
        var toAdd = allowed - sets.stream().mapToInt(ReplicaSet::replicas).sum();
        if (toAdd != 0) {
            // the biggest first; of equals the newest grows first, the oldest shrinks first
            var byAge = DeploymentController.BY_AGE;
            sets.sort(
                    Comparator.comparingInt(ReplicaSet::replicas)
                            .reversed()
                            .thenComparing(toAdd > 0 ? byAge.reversed() : byAge));
        }
        var sizes = sizes(sets, toAdd, deployment.replicas() + surge);
        var direction = toAdd > 0 ? "up" : toAdd < 0 ? "down" : "";
        for (var i = 0; i < sizes.length; i++) {
            rollout.resize(sets.get(i), sizes[i], direction);
        }
    }

    private int[] sizes(List<ReplicaSet> sets, int toAdd, int most) {
        var sizes = sets.stream().mapToInt(ReplicaSet::replicas).toArray();
        var added = 0;
        for (var i = 0; i < sizes.length && toAdd != 0; i++) {
            var share = share(sets.get(i), most);
            var rest = toAdd - added;
            var some = toAdd > 0 ? Math.min(share, rest) : Math.max(share, rest);
            sizes[i] += some;
            added += some;
        }
        if (sizes.length > 0) {
            sizes[0] = Math.max(0, sizes[0] + toAdd - added);
        }
        return sizes;
    }

    /** What this set gains or loses when all grow or shrink alike. */
    private int share(ReplicaSet set, int most) {
        if (rollout.deployment().replicas() == 0) {
            return -set.replicas();
        }
        var before = Annotations.number(set, Annotations.MAX);
        if (before < 0) {
            before = rollout.deployment().status().number("replicas", 0);
        }
        var size = (double) set.replicas() * most / before;
        return (int) (size < 0 ? size - 0.5 : size + 0.5) - set.replicas(); // as upstream rounds
    }
}
