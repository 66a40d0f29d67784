package dev.sandglass.cluster.scheduler.plugins;

import dev.sandglass.cluster.scheduler.framework.ClusterChange;
import dev.sandglass.cluster.scheduler.framework.FilterPlugin;
import dev.sandglass.cluster.scheduler.framework.NodeView;
import dev.sandglass.cluster.scheduler.framework.PendingPod;
import dev.sandglass.cluster.scheduler.framework.Verdict;
import java.util.Set;

/** Takes {@code spec.nodeName} at its word. */
final class NodeName implements FilterPlugin {

    @Override
    public Verdict filter(PendingPod pod, NodeView node) {
        var wanted = pod.pod().nodeName();
        return wanted.isEmpty() || wanted.equals(node.name())
                ? Verdict.FITS
                : Verdict.never("node(s) didn't match the requested node name");
    }

    @Override
    public Set<ClusterChange> worthRetryingAfter() {
        return Set.of(ClusterChange.NODE_ADDED);
    }
}
