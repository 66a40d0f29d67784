package dev.sandglass.cluster.controllers.replicaset;

import dev.sandglass.api.Change;
import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Pod;
import dev.sandglass.api.ReplicaSet;
import dev.sandglass.api.Status;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.client.Answer;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Claims;
import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.EventRecorder;
import dev.sandglass.cluster.client.Next;
import dev.sandglass.cluster.client.Reconciler;
import dev.sandglass.cluster.client.Refused;
import dev.sandglass.cluster.client.Watches;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.document.Document;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps as many Pods as each ReplicaSet asks for.
 *
 * <p>Simulated: adopting and releasing, creating in slow-start batches, deleting in order of
 * usefulness, counting, availability after minReadySeconds, events. Left out: nothing that a client
 * can see.
 */
public final class ReplicaSetController implements Reconciler {

    /** Pods made or deleted at one look, at most. */
    private static final int BURST = 500;

    private final Workbench bench;
    private final Client client;
    private final EventRecorder events;
    private final Cache<ReplicaSet> replicaSets;
    private final Cache<Pod> pods;
    private final Claims<Pod> claims;

    /** ReplicaSets for which an orphan has appeared: only they search their namespace. */
    private final TreeSet<ObjectKey> searching = new TreeSet<>();

    public ReplicaSetController(Workbench bench) {
        this.bench = bench;
        this.client = bench.client();
        this.events = bench.events();
        this.replicaSets = bench.cache(ReplicaSet.RESOURCE);
        this.pods = bench.cache(Pod.RESOURCE);
        this.claims = new Claims<>(client, Pod.RESOURCE, ReplicaSet.RESOURCE);
    }

    @Override
    public Watches watches() {
        return Watches.of(ReplicaSet.RESOURCE)
                .owning(Pod.RESOURCE)
                .also(Pod.RESOURCE, this::orphanAppeared);
    }

    private void orphanAppeared(Change change, Consumer<ObjectKey> enqueue) {
        if (change.after() == null) {
            return;
        }
        var pod = new Pod(change.after());
        if (pod.controllerReference() != null || pod.isBeingDeleted()) {
            return;
        }
        if (change.before() != null) {
            var before = new Pod(change.before());
            if (before.labels().equals(pod.labels())
                    && before.ownerReferences().equals(pod.ownerReferences())) {
                return;
            }
        }
        replicaSets
                .in(pod.namespace())
                .filter(set -> LabelSelector.stored(set.selector()).matches(pod.labels()))
                .map(ReplicaSet.RESOURCE::key)
                .forEach(
                        key -> {
                            searching.add(key);
                            enqueue.accept(key);
                        });
    }

    @Override
    public Next reconcile(ObjectKey key) {
        var set = replicaSets.find(key).orElse(null);
        if (set == null) {
            searching.remove(key);
            return Next.done();
        }
        var owned = claims.claim(set, set.selector(), candidates(key, set));
        searching.remove(key);
        var alive = owned.stream().filter(Pod::isAlive).toList();
        var terminating = owned.stream().filter(p -> p.isBeingDeleted() && !p.isOver()).count();

        var problem = set.isBeingDeleted() ? null : bringCloser(set, alive);
        var status = ReplicaSetStatus.counting(set, alive, (int) terminating, problem, bench.now());
        write(set, status);
        return problem != null ? Next.again() : whenTheNextIsAvailable(set, alive);
    }

    private Stream<Pod> candidates(ObjectKey key, ReplicaSet set) {
        var isNew = set.status().number("observedGeneration", 0) == 0;
        if (!isNew && !searching.contains(key)) {
            return pods.ownedBy(set);
        }
        return pods.in(set.namespace())
                .filter(
                        pod -> {
                            var controller = pod.controllerReference();
                            return controller == null ? pod.isAlive() : pod.isControlledBy(set);
                        });
    }

    // ---- as many as asked for ----

    private @Nullable Status bringCloser(ReplicaSet set, List<Pod> alive) {
        var surplus = alive.size() - set.replicas();
        if (surplus < 0) {
            return SlowStart.repeat(Math.min(-surplus, BURST), () -> createPod(set));
        }
        Status problem = null;
        for (var pod : toDelete(set, alive, Math.min(surplus, BURST))) {
            var refusal = deletePod(set, pod);
            problem = problem == null ? refusal : problem;
        }
        return problem;
    }

    private @Nullable Status createPod(ReplicaSet set) {
        var answer =
                client.attempt(
                        () -> client.create(Pod.RESOURCE, set.namespace(), PodTemplate.pod(set)));
        return switch (answer) {
            case Answer.Done<Pod>(var pod) -> {
                events.normal(set, "SuccessfulCreate", "Created pod: " + pod.name());
                yield null;
            }
            case Answer.No<Pod>(var status) -> {
                if (Refused.isNamespaceTerminating(status)) {
                    yield null; // all will be gone soon
                }
                events.warning(set, "FailedCreate", "Error creating: " + status.message());
                yield status;
            }
        };
    }

    private @Nullable Status deletePod(ReplicaSet set, Pod pod) {
        var answer = client.attempt(() -> client.delete(Pod.RESOURCE, Pod.RESOURCE.key(pod)));
        return switch (answer) {
            case Answer.Done<Boolean> _ -> {
                events.normal(set, "SuccessfulDelete", "Deleted pod: " + pod.name());
                yield null;
            }
            case Answer.No<Boolean>(var status) -> {
                if (status.reason().equals("NotFound")) {
                    yield null;
                }
                events.warning(set, "FailedDelete", "Error deleting: " + status.message());
                yield status;
            }
        };
    }

    private List<Pod> toDelete(ReplicaSet set, List<Pod> alive, int count) {
        if (count >= alive.size() || count == 0) {
            return alive.subList(0, count);
        }
        var order = new DeletionOrder(neighbours(set), bench.now());
        return alive.stream().sorted(order).limit(count).toList();
    }

    /** How many Pods of all ReplicaSets of the same owner run on each node. */
    private Map<String, Integer> neighbours(ReplicaSet set) {
        var onNode = new HashMap<String, Integer>();
        var owner = set.controllerReference();
        var related =
                owner == null
                        ? Stream.of(set)
                        : replicaSets
                                .ownedBy(owner.text("uid"))
                                .filter(s -> owner.equals(s.controllerReference()));
        related.flatMap(pods::ownedBy)
                .filter(Pod::isAlive)
                .forEach(pod -> onNode.merge(pod.nodeName(), 1, Integer::sum));
        return onNode;
    }

    // ---- counting ----

    private void write(ReplicaSet set, Document status) {
        if (ReplicaSetStatus.saysTheSame(set, status)) {
            return;
        }
        var written = status.put("observedGeneration", set.generation());
        var first =
                client.attempt(
                        () ->
                                client.updateStatus(
                                        ReplicaSet.RESOURCE,
                                        set.document().put("status", written)));
        if (!first.isDone()) { // once more on what the server has now
            var fresh = client.get(ReplicaSet.RESOURCE, set.namespace(), set.name());
            client.updateStatus(ReplicaSet.RESOURCE, fresh.document().put("status", written));
        }
    }

    private Next whenTheNextIsAvailable(ReplicaSet set, List<Pod> alive) {
        if (set.minReadySeconds() == 0) {
            return Next.done();
        }
        var wait = set.minReadySeconds() * 1_000_000_000L;
        return alive.stream()
                .filter(
                        pod ->
                                pod.isReady()
                                        && !pod.isAvailable(set.minReadySeconds(), bench.now()))
                .map(pod -> pod.condition("Ready"))
                .mapToLong(ready -> Timestamps.nanos(ready.text("lastTransitionTime")) + wait)
                .min()
                .stream()
                .mapToObj(at -> Next.after(Duration.ofNanos(at - bench.now())))
                .findFirst()
                .orElse(Next.done());
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
