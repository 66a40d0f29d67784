package dev.sandglass.cluster.scheduler.plugins;

import dev.sandglass.cluster.scheduler.framework.ClusterChange;
import dev.sandglass.cluster.scheduler.framework.FilterPlugin;
import dev.sandglass.cluster.scheduler.framework.NodeView;
import dev.sandglass.cluster.scheduler.framework.PendingPod;
import dev.sandglass.cluster.scheduler.framework.Verdict;
import dev.sandglass.document.Document;
import java.util.Set;

/** Keeps two Pods from wanting the same port of one host. */
final class NodePorts implements FilterPlugin {

    @Override
    public Verdict filter(PendingPod pod, NodeView node) {
        for (var container : pod.pod().containers()) {
            for (var item : ((Document) container).items("ports")) {
                var port = (Document) item;
                if (port.number("hostPort", 0) > 0 && !node.isPortFree(port)) {
                    return Verdict.notNow(
                            "node(s) didn't have free ports for the requested pod ports");
                }
            }
        }
        return Verdict.FITS;
    }

    @Override
    public Set<ClusterChange> worthRetryingAfter() {
        return Set.of(ClusterChange.NODE_ADDED, ClusterChange.POD_GONE);
    }
}
