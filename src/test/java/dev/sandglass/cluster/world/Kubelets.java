package dev.sandglass.cluster.world;

import dev.sandglass.api.Lease;
import dev.sandglass.api.Node;
import dev.sandglass.api.Pod;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Caches;
import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.Surroundings;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Part;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Kubelets of all nodes in one, which bring Pods to Running and let them go, a while after one
 * another.
 */
final class Kubelets implements Part {

    private final Surroundings around;
    private final Client client;
    private final Caches caches;
    private final Cache<Pod> pods;
    private int turn;
    private int addresses;
    private String silent = "";

    Kubelets(Surroundings around) {
        this.around = around;
        this.client =
                new Client(around, name(), Client.component("system:node"), "kubelet/v1.35.2");
        this.caches = new Caches(around.feed());
        this.pods = caches.of(Pod.RESOURCE);
        around.timeline().add(this);
        around.feed().subscribe(List.of("pods"), name(), "deliver");
    }

    @Override
    public String name() {
        return around.part("kubelets");
    }

    /** Begins to keep the nodes' Leases. */
    void start() {
        around.timeline().set(name(), "lease", Duration.ofSeconds(1));
    }

    private void renew() {
        for (var lease : client.list(Lease.RESOURCE, "kube-node-lease").toList()) {
            if (!lease.name().equals(silent)) {
                var now = Timestamps.micros(around.now());
                client.update(Lease.RESOURCE, lease.document().with("spec.renewTime", now));
            }
        }
        around.timeline().set(name(), "lease", Duration.ofSeconds(10));
    }

    /** From now on one node says nothing; none for the empty string. */
    void silence(String node) {
        if (!silent.isEmpty()) {
            var there = client.get(Node.RESOURCE, "", silent);
            var now = Timestamps.seconds(around.now());
            var conditions =
                    there.status()
                            .items("conditions")
                            .mapped(
                                    c ->
                                            c.put(
                                                            "status",
                                                            c.text("type").equals("Ready")
                                                                    ? "True"
                                                                    : "False")
                                                    .put("lastHeartbeatTime", now)
                                                    .put("lastTransitionTime", now));
            client.updateStatus(
                    Node.RESOURCE, there.document().with("status.conditions", conditions));
        }
        silent = node;
    }

    @Override
    public void wake(String key) {
        if (key.equals("lease")) {
            renew();
            return;
        }
        if (key.equals("deliver")) {
            caches.catchUp()
                    .forEach(
                            change -> {
                                if (change.after() != null) {
                                    see(new Pod(change.after()));
                                }
                            });
            return;
        }
        var step = key.split(" ");
        var pod = client.find(Pod.RESOURCE, step[1], step[2]);
        if (pod != null) {
            act(step[0], pod);
        }
    }

    private void see(Pod pod) {
        if (pod.nodeName().isEmpty() || pod.nodeName().equals(silent)) {
            return;
        }
        if (pod.isBeingDeleted()) {
            soon(
                    pod.isOver() ? "gone" : "stopped",
                    pod,
                    pod.isOver() ? 60 : 120 + 40 * (turn++ % 4));
        } else if (pod.phase().equals("Pending")) {
            soon("running", pod, 700 + 100 * (turn++ % 5));
        }
    }

    private void soon(String step, Pod pod, int millis) {
        var key = step + " " + pod.namespace() + " " + pod.name();
        if (around.timeline().due(name(), key).isEmpty()) {
            around.timeline().set(name(), key, Duration.ofMillis(millis));
        }
    }

    private void act(String step, Pod pod) {
        var key = Pod.RESOURCE.key(pod);
        switch (step) {
            case "running" -> {
                var image = pod.document().text("spec.containers[0].image");
                if (!pod.isBeingDeleted()
                        && pod.phase().equals("Pending")
                        && !image.endsWith("nosuch")) {
                    client.patchStatus(Pod.RESOURCE, key, status("Running", "True"));
                }
            }
            case "stopped" -> {
                if (!pod.isOver()) {
                    client.patchStatus(Pod.RESOURCE, key, status("Succeeded", "False"));
                }
            }
            default ->
                    client.delete(
                            Pod.RESOURCE,
                            key,
                            Document.of(
                                    "gracePeriodSeconds",
                                    0,
                                    "preconditions",
                                    Document.of("uid", pod.uid())));
        }
    }

    private Document status(String phase, String ready) {
        var condition =
                Document.of(
                        "type",
                        "Ready",
                        "status",
                        ready,
                        "lastTransitionTime",
                        Timestamps.seconds(around.now()));
        var status = Document.of("phase", phase, "conditions", List.of(condition));
        if (phase.equals("Running")) {
            status = status.put("podIP", "10.244.1." + ++addresses);
        }
        return Document.of("status", status);
    }

    record State(long revision, long calls, int turn, int addresses, String silent) {}

    @Override
    public Object freeze() {
        return new State(caches.revision(), client.calls(), turn, addresses, silent);
    }

    @Override
    public void thaw(@Nullable Object frozen) {
        var state = (State) Objects.requireNonNull(frozen);
        caches.thaw(state.revision(), around.timeline().due(name(), "deliver").isPresent());
        client.thaw(state.calls());
        turn = state.turn();
        addresses = state.addresses();
        silent = state.silent();
    }
}
