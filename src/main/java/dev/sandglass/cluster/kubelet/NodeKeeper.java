package dev.sandglass.cluster.kubelet;

import dev.sandglass.api.Lease;
import dev.sandglass.api.Node;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.client.Answer;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the node known to be alive: its Lease every ten seconds, its status every five minutes or,
 * when its images changed, at the next ten seconds' beat.
 */
final class NodeKeeper {

    static final String LEASE = "lease";
    static final String STATUS = "node";

    private static final long BEAT = 10_000_000_000L;
    private static final long REPORT = 300_000_000_000L;
    private static final String NAMESPACE = "kube-node-lease";
    private static final int IMAGES_AT_MOST = 50;

    /** The Lease as it was written last. */
    record State(@Nullable Document lease, long phase) {}

    private final Bench bench;
    private @Nullable Document lease;
    private long phase;

    NodeKeeper(Bench bench) {
        this.bench = bench;
    }

    void start() {
        phase = bench.soon("node", 500, 9_000);
        bench.timeline().setAt(bench.work.part(), LEASE, phase);
        bench.timeline().setAt(bench.work.part(), STATUS, phase + REPORT);
    }

    void wake(String key) {
        if (key.equals(LEASE)) {
            renew();
            bench.timeline().setAt(bench.work.part(), LEASE, bench.now() + BEAT);
        } else {
            report();
            bench.timeline().setAt(bench.work.part(), STATUS, bench.now() + REPORT);
        }
    }

    /** The list of the node's images has to be written. */
    void imagesChanged() {
        var next = phase + (Math.floorDiv(bench.now() - phase, BEAT) + 1) * BEAT;
        bench.timeline().setNoLater(bench.work.part(), STATUS, next);
    }

    // ---- the Lease ----

    private void renew() {
        var now = Timestamps.micros(bench.now());
        var client = bench.work.client();
        if (lease == null) {
            var there = client.find(Lease.RESOURCE, NAMESPACE, bench.node);
            if (there == null) {
                create(now);
                return;
            }
            lease = there.document();
        }
        var wish = lease.with("spec.renewTime", now);
        lease =
                switch (client.attempt(() -> client.update(Lease.RESOURCE, wish))) {
                    case Answer.Done<Lease>(var written) -> written.document();
                    case Answer.No<Lease> _ -> null; // it is read anew the next time
                };
    }

    private void create(String now) {
        var client = bench.work.client();
        var node = client.find(Node.RESOURCE, "", bench.node);
        var metadata = Document.of("name", bench.node, "namespace", NAMESPACE);
        if (node != null) {
            var owner =
                    Document.of(
                            "apiVersion",
                            "v1",
                            "kind",
                            "Node",
                            "name",
                            bench.node,
                            "uid",
                            node.uid());
            metadata = metadata.put("ownerReferences", Items.of(owner));
        }
        var spec =
                Document.of(
                        "holderIdentity", bench.node, "leaseDurationSeconds", 40, "renewTime", now);
        var fresh = Document.of("metadata", metadata, "spec", spec);
        client.attempt(() -> client.create(Lease.RESOURCE, NAMESPACE, fresh));
    }

    // ---- the status ----

    private void report() {
        var client = bench.work.client();
        var node = client.find(Node.RESOURCE, "", bench.node);
        if (node == null) {
            return;
        }
        var cidr = node.spec().text("podCIDR");
        if (!cidr.isEmpty()) {
            bench.runtime.setPodCidr(cidr);
        }
        var status = Document.of("conditions", conditions(node), "images", images());
        var patch = Document.of("status", status);
        var key = Node.RESOURCE.key("", bench.node);
        client.attempt(() -> client.patchStatus(Node.RESOURCE, key, patch));
    }

    private List<Document> conditions(Node node) {
        var now = Timestamps.seconds(bench.now());
        var conditions = new ArrayList<Document>();
        conditions.add(
                condition(
                        node,
                        "MemoryPressure",
                        "False",
                        "KubeletHasSufficientMemory",
                        "kubelet has sufficient memory available",
                        now));
        conditions.add(
                condition(
                        node,
                        "DiskPressure",
                        "False",
                        "KubeletHasNoDiskPressure",
                        "kubelet has no disk pressure",
                        now));
        conditions.add(
                condition(
                        node,
                        "PIDPressure",
                        "False",
                        "KubeletHasSufficientPID",
                        "kubelet has sufficient PID available",
                        now));
        conditions.add(
                condition(
                        node,
                        "Ready",
                        "True",
                        "KubeletReady",
                        "kubelet is posting ready status",
                        now));
        return conditions;
    }

    private static Document condition(
            Node node, String type, String status, String reason, String message, String now) {
        var old = node.condition(type);
        var isSame = old != null && old.text("status").equals(status);
        return Document.of(
                "type", type,
                "status", status,
                "reason", reason,
                "message", message,
                "lastHeartbeatTime", now,
                "lastTransitionTime", isSame ? old.text("lastTransitionTime") : now);
    }

    private Items images() {
        return Items.copyOf(
                bench.runtime.images().all().entrySet().stream()
                        .sorted(Comparator.comparingLong(e -> -e.getKey().bytes()))
                        .limit(IMAGES_AT_MOST)
                        .map(
                                e ->
                                        Document.of(
                                                "names", e.getValue(),
                                                "sizeBytes", e.getKey().bytes()))
                        .toList());
    }

    State freeze() {
        return new State(lease, phase);
    }

    void thaw(Object frozen) {
        var state = (State) Objects.requireNonNull(frozen);
        lease = state.lease();
        phase = state.phase();
    }
}
