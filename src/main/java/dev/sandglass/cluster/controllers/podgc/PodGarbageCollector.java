package dev.sandglass.cluster.controllers.podgc;

import dev.sandglass.api.Node;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Pod;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.Next;
import dev.sandglass.cluster.client.Reconciler;
import dev.sandglass.cluster.client.Watches;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.cluster.controllers.Disruption;
import dev.sandglass.document.Document;
import java.time.Duration;

/**
 * Removes Pods whose node is gone: no kubelet will ever end them.
 *
 * <p>Simulated: the forty seconds that a node may be missing, the condition that says why. Left
 * out: the limit of 12,500 ended Pods, nodes out of service.
 */
public final class PodGarbageCollector implements Reconciler {

    private static final Duration QUARANTINE = Duration.ofSeconds(40);
    private static final Document AT_ONCE = Document.of("gracePeriodSeconds", 0);

    private final Workbench bench;
    private final Client client;
    private final Cache<Node> nodes;
    private final Cache<Pod> pods;

    public PodGarbageCollector(Workbench bench) {
        this.bench = bench;
        this.client = bench.client();
        this.nodes = bench.cache(Node.RESOURCE);
        this.pods = bench.cache(Pod.RESOURCE);
    }

    @Override
    public Watches watches() {
        return Watches.none(Node.RESOURCE)
                .after(QUARANTINE)
                .also(
                        Node.RESOURCE,
                        (change, enqueue) -> {
                            if (change.after() == null) {
                                enqueue.accept(change.key());
                            }
                        })
                .also(
                        Pod.RESOURCE,
                        (change, enqueue) -> {
                            var node = change.object().text("spec.nodeName");
                            if (change.before() == null
                                    && !node.isEmpty()
                                    && nodes.get("", node) == null) {
                                enqueue.accept(Node.RESOURCE.key("", node));
                            }
                        });
    }

    @Override
    public Next reconcile(ObjectKey key) {
        if (nodes.find(key).isEmpty() && client.find(Node.RESOURCE, "", key.name()) == null) {
            pods.on(key.name()).toList().forEach(this::remove);
        }
        return Next.done();
    }

    private void remove(Pod pod) {
        var key = Pod.RESOURCE.key(pod);
        if (!pod.isOver()) {
            var why = new Disruption("DeletionByPodGC", "PodGC: node no longer exists");
            why.note(bench, pod, Document.of("phase", Pod.FAILED));
        }
        client.attempt(() -> client.delete(Pod.RESOURCE, key, AT_ONCE)).tolerating("NotFound");
    }
}
