package dev.sandglass.cluster.controllers.deployment;

import dev.sandglass.api.Change;
import dev.sandglass.api.Deployment;
import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Pod;
import dev.sandglass.api.ReplicaSet;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Claims;
import dev.sandglass.cluster.client.Next;
import dev.sandglass.cluster.client.Reconciler;
import dev.sandglass.cluster.client.Refused;
import dev.sandglass.cluster.client.Watches;
import dev.sandglass.cluster.client.Workbench;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings each Deployment from one template to the next, by ReplicaSets.
 *
 * <p>Simulated: everything that upstream's controller does, also that its second status write of
 * one look meets the version it has itself just changed, is refused and tried again: the states in
 * between that people see come from that. Left out: rollback by the annotation of API versions that
 * are gone.
 */
public final class DeploymentController implements Reconciler {

    /** Oldest first, and those of one second by name. */
    static final Comparator<ReplicaSet> BY_AGE =
            (a, b) -> {
                var byAge = a.creationTimestamp().compareTo(b.creationTimestamp());
                return byAge == 0 ? a.name().compareTo(b.name()) : byAge;
            };

    private final Workbench bench;
    private final Cache<Deployment> deployments;
    private final Cache<ReplicaSet> replicaSets;
    private final Cache<Pod> pods;
    private final Claims<ReplicaSet> claims;

    /** Deployments for which an orphan has appeared: only they search their namespace. */
    private final TreeSet<ObjectKey> searching = new TreeSet<>();

    public DeploymentController(Workbench bench) {
        this.bench = bench;
        this.deployments = bench.cache(Deployment.RESOURCE);
        this.replicaSets = bench.cache(ReplicaSet.RESOURCE);
        this.pods = bench.cache(Pod.RESOURCE);
        this.claims = new Claims<>(bench.client(), ReplicaSet.RESOURCE, Deployment.RESOURCE);
    }

    @Override
    public Watches watches() {
        return Watches.of(Deployment.RESOURCE)
                .owning(ReplicaSet.RESOURCE)
                .also(ReplicaSet.RESOURCE, this::orphanAppeared)
                .also(Pod.RESOURCE, this::podDisappeared);
    }

    private void orphanAppeared(Change change, Consumer<ObjectKey> enqueue) {
        if (change.after() == null) {
            return;
        }
        var set = new ReplicaSet(change.after());
        if (set.controllerReference() != null || set.isBeingDeleted()) {
            return;
        }
        deployments
                .in(set.namespace())
                .filter(
                        deployment ->
                                LabelSelector.stored(deployment.selector()).matches(set.labels()))
                .map(Deployment.RESOURCE::key)
                .forEach(
                        key -> {
                            searching.add(key);
                            enqueue.accept(key);
                        });
    }

    /** Recreate waits until the last old Pod is gone. */
    private void podDisappeared(Change change, Consumer<ObjectKey> enqueue) {
        if (change.after() != null) {
            return;
        }
        var pod = new Pod(change.object());
        var reference = pod.controllerReference();
        if (reference == null || !reference.text("kind").equals("ReplicaSet")) {
            return;
        }
        var set = replicaSets.get(pod.namespace(), reference.text("name"));
        var owner = set == null ? null : set.controllerReference();
        var deployment =
                owner == null ? null : deployments.get(pod.namespace(), owner.text("name"));
        if (deployment != null && deployment.isRecreate() && !hasPods(deployment)) {
            enqueue.accept(Deployment.RESOURCE.key(deployment));
        }
    }

    private boolean hasPods(Deployment deployment) {
        return replicaSets
                .ownedBy(deployment)
                .anyMatch(set -> pods.ownedBy(set).findAny().isPresent());
    }

    @Override
    public Next reconcile(ObjectKey key) {
        var deployment = deployments.find(key).orElse(null);
        if (deployment == null) {
            searching.remove(key);
            return Next.done();
        }
        try {
            return bringCloser(key, deployment);
        } catch (Refused refused) {
            if (refused.isNamespaceTerminating()) {
                return Next.done(); // all creations will fail: nothing to try again
            }
            throw refused;
        }
    }

    private Next bringCloser(ObjectKey key, Deployment deployment) {
        var owned = claims.claim(deployment, deployment.selector(), candidates(key, deployment));
        searching.remove(key);
        owned.sort(BY_AGE);
        var rollout = new Rollout(bench, replicaSets, deployment, owned);
        if (deployment.isBeingDeleted()) {
            rollout.findSets(false);
            return rollout.progress().writeCounts();
        }
        rollout.progress().notePause();
        if (deployment.isPaused() || isScaling(rollout)) {
            return new Scaling(rollout).run();
        }
        return deployment.isRecreate()
                ? new Recreate(rollout, pods).run()
                : new RollingUpdate(rollout).run();
    }

    private Stream<ReplicaSet> candidates(ObjectKey key, Deployment deployment) {
        var isNew = deployment.status().number("observedGeneration", 0) == 0;
        if (!isNew && !searching.contains(key)) {
            return replicaSets.ownedBy(deployment);
        }
        return replicaSets.in(deployment.namespace());
    }

    /** Whether somebody changed the number of replicas: the ReplicaSets remember another. */
    private static boolean isScaling(Rollout rollout) {
        rollout.findSets(false);
        for (var set : rollout.active()) {
            var desired = Annotations.number(set, Annotations.DESIRED);
            if (desired >= 0 && desired != rollout.deployment().replicas()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Object freeze() {
        return List.copyOf(searching);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void thaw(@Nullable Object frozen) {
        searching.clear();
        searching.addAll((List<ObjectKey>) frozen);
    }
}
