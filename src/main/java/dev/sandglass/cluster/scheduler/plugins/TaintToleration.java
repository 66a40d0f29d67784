package dev.sandglass.cluster.scheduler.plugins;

import dev.sandglass.cluster.scheduler.framework.ClusterChange;
import dev.sandglass.cluster.scheduler.framework.FilterPlugin;
import dev.sandglass.cluster.scheduler.framework.NodeView;
import dev.sandglass.cluster.scheduler.framework.PendingPod;
import dev.sandglass.cluster.scheduler.framework.ScorePlugin;
import dev.sandglass.cluster.scheduler.framework.Verdict;
import dev.sandglass.document.Document;
import java.util.Set;

/** Keeps Pods off nodes whose hard taints they do not tolerate; steers them away from soft ones. */
final class TaintToleration implements FilterPlugin, ScorePlugin {

    private static final String SOFT = "PreferNoSchedule";

    @Override
    public Verdict filter(PendingPod pod, NodeView node) {
        for (var item : node.node().taints()) {
            var taint = (Document) item;
            if (!taint.text("effect").equals(SOFT) && !pod.tolerates(taint)) {
                return Verdict.never("node(s) had untolerated taint(s)");
            }
        }
        return Verdict.FITS;
    }

    /** How many soft taints it would have to bear. */
    @Override
    public long score(PendingPod pod, NodeView node) {
        var disliked = 0;
        for (var item : node.node().taints()) {
            var taint = (Document) item;
            if (taint.text("effect").equals(SOFT) && !pod.tolerates(taint)) {
                disliked++;
            }
        }
        return disliked;
    }

    @Override
    public void normalize(PendingPod pod, long[] scores) {
        ScorePlugin.scale(scores, true);
    }

    @Override
    public Set<ClusterChange> worthRetryingAfter() {
        return Set.of(ClusterChange.NODE_ADDED, ClusterChange.NODE_TAINTS);
    }
}
