package dev.sandglass.cluster.scheduler.plugins;

import dev.sandglass.cluster.scheduler.framework.ClusterChange;
import dev.sandglass.cluster.scheduler.framework.FilterPlugin;
import dev.sandglass.cluster.scheduler.framework.NodeView;
import dev.sandglass.cluster.scheduler.framework.PendingPod;
import dev.sandglass.cluster.scheduler.framework.Verdict;
import dev.sandglass.document.Document;
import java.util.Set;

/** Keeps Pods off nodes that were cordoned. */
final class NodeUnschedulable implements FilterPlugin {

    private static final Document TAINT =
            Document.of("key", "node.kubernetes.io/unschedulable", "effect", "NoSchedule");

    @Override
    public Verdict filter(PendingPod pod, NodeView node) {
        return !node.node().isUnschedulable() || pod.tolerates(TAINT)
                ? Verdict.FITS
                : Verdict.never("node(s) were unschedulable");
    }

    @Override
    public Set<ClusterChange> worthRetryingAfter() {
        return Set.of(ClusterChange.NODE_ADDED, ClusterChange.NODE_TAINTS);
    }
}
