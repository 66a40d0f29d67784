package dev.sandglass.cluster.controllers.nodelifecycle;

import dev.sandglass.api.Lease;
import dev.sandglass.api.Node;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Pod;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.EventRecorder;
import dev.sandglass.cluster.client.Next;
import dev.sandglass.cluster.client.Reconciler;
import dev.sandglass.cluster.client.Watches;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which nodes are alive, and says it by conditions and taints.
 *
 * <p>Simulated: the grace of 50 seconds after the last sign of life (a renewed Lease), looked at
 * every five seconds; conditions that become Unknown, Pods that become unready, the taints that go
 * with them. Left out: zones and their rates of eviction.
 */
public final class NodeLifecycleController implements Reconciler {

    private static final long GRACE = 50_000_000_000L;
    private static final long PERIOD = 5_000_000_000L;
    private static final List<String> WATCHED =
            List.of("Ready", "MemoryPressure", "DiskPressure", "PIDPressure");

    private final Workbench bench;
    private final Client client;
    private final EventRecorder events;
    private final Cache<Node> nodes;
    private final Cache<Pod> pods;

    public NodeLifecycleController(Workbench bench) {
        this.bench = bench;
        this.client = bench.client();
        this.events = bench.events();
        this.nodes = bench.cache(Node.RESOURCE);
        this.pods = bench.cache(Pod.RESOURCE);
    }

    @Override
    public Watches watches() {
        return Watches.none(Node.RESOURCE)
                .also(
                        Node.RESOURCE,
                        (change, enqueue) -> {
                            if (change.before() == null
                                    || isNews(change.before(), change.object())) {
                                enqueue.accept(change.key());
                            }
                        });
    }

    private static boolean isNews(Document before, Document after) {
        return !before.child("spec").equals(after.child("spec"))
                || !statuses(before).equals(statuses(after));
    }

    private static List<String> statuses(Document node) {
        return node.items("status.conditions")
                .documents()
                .map(condition -> condition.text("type") + condition.text("status"))
                .toList();
    }

    @Override
    public Next reconcile(ObjectKey key) {
        var node = nodes.find(key).orElse(null);
        if (node == null || node.isBeingDeleted()) {
            return Next.done();
        }
        var silentSince = lastSign(node) + GRACE;
        if (silentSince <= bench.now() && !isUnknown(node)) {
            giveUp(node);
            return Next.done(); // its change brings us back
        }
        var toExecute = Taints.withNoExecute(node, now());
        var toSchedule = Taints.withNoSchedule(node, now());
        if (!toSchedule.equals(node.taints())) {
            writeTaints(node, toSchedule);
            return Next.done();
        }
        if (!toExecute.equals(node.taints())) {
            if (toExecute.size() < node.taints().size() && !isTick(node)) {
                return atTick(bench.now()); // people see it go some seconds after the rest
            }
            writeTaints(node, toExecute);
            return Next.done();
        }
        return isUnknown(node) ? Next.done() : atTick(silentSince);
    }

    private String now() {
        return Timestamps.seconds(bench.now());
    }

    /** When the node last showed that it is alive. */
    private long lastSign(Node node) {
        var lease = client.find(Lease.RESOURCE, "kube-node-lease", node.name());
        var renewed = lease == null ? "" : lease.document().text("spec.renewTime");
        var ready = node.condition("Ready");
        var heartbeat = ready == null ? node.creationTimestamp() : ready.text("lastHeartbeatTime");
        return Math.max(Timestamps.nanos(renewed), Timestamps.nanos(heartbeat));
    }

    private static boolean isUnknown(Node node) {
        var ready = node.condition("Ready");
        return ready != null && ready.text("status").equals("Unknown");
    }

    /** Whether a look of the five-second round has passed since the node became ready. */
    private boolean isTick(Node node) {
        var ready = node.condition("Ready");
        var since = ready == null ? 0 : Timestamps.nanos(ready.text("lastTransitionTime"));
        return bench.now() / PERIOD > since / PERIOD;
    }

    /** Looks again with the first round after the moment. */
    private Next atTick(long moment) {
        var tick = (moment / PERIOD + 1) * PERIOD;
        return Next.after(Duration.ofNanos(Math.max(tick - bench.now(), 1)));
    }

    // ---- a node that is silent ----

    private void giveUp(Node node) {
        var wasReady = node.isReady();
        var status = node.status();
        var conditions = status.items("conditions");
        for (var type : WATCHED) {
            conditions = conditions.upsert("type", unknown(type, conditions.named("type", type)));
        }
        var document = node.document().put("status", status.put("conditions", conditions));
        client.updateStatus(Node.RESOURCE, document);
        if (wasReady) {
            var message = "Node " + node.name() + " status is now: NodeNotReady";
            events.record(reference(node), EventRecorder.NORMAL, "NodeNotReady", message);
            pods.on(node.name()).forEach(this::markUnready);
        }
    }

    private static Document reference(Node node) {
        return Document.of(
                "kind", "Node", "name", node.name(), "uid", node.uid(), "apiVersion", "v1");
    }

    private Document unknown(String type, @Nullable Document before) {
        var condition =
                before != null
                        ? before.put("reason", "NodeStatusUnknown")
                                .put("message", "Kubelet stopped posting node status.")
                        : Document.of(
                                "type", type,
                                "reason", "NodeStatusNeverUpdated",
                                "message", "Kubelet never posted node status.");
        return condition.put("status", "Unknown").put("lastTransitionTime", now());
    }

    private void markUnready(Pod pod) {
        var ready = pod.condition("Ready");
        if (ready == null || !ready.text("status").equals("True")) {
            return;
        }
        var unready = ready.put("status", "False").put("lastTransitionTime", now());
        var conditions = pod.status().items("conditions").upsert("type", unready);
        var document = pod.document().with("status.conditions", conditions);
        client.attempt(() -> client.updateStatus(Pod.RESOURCE, document));
        events.warning(pod, "NodeNotReady", "Node is not ready");
    }

    private void writeTaints(Node node, Items taints) {
        var document =
                taints.isEmpty()
                        ? node.document().without("spec.taints")
                        : node.document().with("spec.taints", taints);
        client.update(Node.RESOURCE, document);
    }
}
