package dev.sandglass.cluster.scheduler;

import dev.sandglass.api.Change;
import dev.sandglass.api.Node;
import dev.sandglass.api.Pod;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.scheduler.SchedulingQueue.Waiting;
import dev.sandglass.cluster.scheduler.framework.ClusterChange;
import dev.sandglass.cluster.scheduler.framework.FilterPlugin;
import dev.sandglass.cluster.scheduler.framework.NodeView;
import dev.sandglass.cluster.scheduler.framework.NodeViews;
import dev.sandglass.cluster.scheduler.framework.PendingPod;
import dev.sandglass.cluster.scheduler.plugins.DefaultPlugins;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What changes of the cluster mean to the Pods that wait. Follows upstream's queueing hints. */
final class Changes {

    private final Map<String, FilterPlugin> filters = new HashMap<>();
    private final NodeViews nodes;
    private final SchedulingQueue queue;
    private final Cache<Pod> pods;

    Changes(DefaultPlugins plugins, NodeViews nodes, SchedulingQueue queue, Cache<Pod> pods) {
        plugins.filters().forEach(filter -> filters.put(filter.name(), filter));
        this.nodes = nodes;
        this.queue = queue;
        this.pods = pods;
    }

    /** Shows a node's change, and lets those try again whom it may help. */
    void takeNode(Change change, long now) {
        if (change.after() == null) {
            nodes.forgetNode(change.key().name());
            return;
        }
        var node = new Node(change.after());
        nodes.show(node);
        if (queue.hasUnschedulable()) {
            var view = nodes.node(node.name());
            for (var what : changes(change.before(), node)) {
                happened(what, view, now);
            }
        }
    }

    private static Set<ClusterChange> changes(
            dev.sandglass.document.@Nullable Document before, Node after) {
        if (before == null) {
            return Set.of(ClusterChange.NODE_ADDED);
        }
        var old = new Node(before);
        var changes = EnumSet.noneOf(ClusterChange.class);
        if (!old.allocatable().equals(after.allocatable())) {
            changes.add(ClusterChange.NODE_ALLOCATABLE);
        }
        if (!old.labels().equals(after.labels())) {
            changes.add(ClusterChange.NODE_LABELS);
        }
        if (!old.taints().equals(after.taints())
                || old.isUnschedulable() != after.isUnschedulable()) {
            changes.add(ClusterChange.NODE_TAINTS);
        }
        return changes;
    }

    /** Shows a Pod with a node. */
    void takePlaced(Change change, Pod pod, long now) {
        var key = change.key();
        if (pod.isOver()) {
            if (nodes.hasPlaced(key)) {
                nodes.remove(key);
                happened(ClusterChange.POD_GONE, null, now);
            }
            return;
        }
        var before = change.before() == null ? null : new Pod(change.before());
        nodes.put(pod);
        if (before == null
                || before.nodeName().isEmpty()
                || !before.labels().equals(pod.labels())) {
            happened(ClusterChange.POD_PLACED, null, now);
        }
    }

    /**
     * Lets those try again whom the change may help; the node is that which has changed, if one
     * has.
     */
    void happened(ClusterChange what, @Nullable NodeView node, long now) {
        if (queue.hasUnschedulable()) {
            queue.retry(waiting -> isWorthIt(waiting, what, node), now);
        }
    }

    private boolean isWorthIt(Waiting waiting, ClusterChange what, @Nullable NodeView node) {
        PendingPod pending = null;
        for (var name : waiting.rejectedBy()) {
            var filter = filters.get(name);
            if (filter == null || !filter.worthRetryingAfter().contains(what)) {
                continue;
            }
            if (node == null) {
                return true;
            }
            if (pending == null) {
                var pod = pods.find(waiting.key()).orElse(null);
                if (pod == null) {
                    return false;
                }
                pending = new PendingPod(pod);
            }
            if (filter.mayTakeNow(pending, node)) {
                return true;
            }
        }
        return false;
    }
}
