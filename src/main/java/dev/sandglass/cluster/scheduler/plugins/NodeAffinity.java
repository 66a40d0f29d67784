package dev.sandglass.cluster.scheduler.plugins;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.cluster.scheduler.framework.ClusterChange;
import dev.sandglass.cluster.scheduler.framework.FilterPlugin;
import dev.sandglass.cluster.scheduler.framework.NodeView;
import dev.sandglass.cluster.scheduler.framework.PendingPod;
import dev.sandglass.cluster.scheduler.framework.ScorePlugin;
import dev.sandglass.cluster.scheduler.framework.Verdict;
import dev.sandglass.document.Document;
import java.util.Set;

/** Lets a Pod choose nodes by their labels: {@code nodeSelector} and node affinity. */
final class NodeAffinity implements FilterPlugin, ScorePlugin {

    private static final String REASON = "node(s) didn't match Pod's node affinity/selector";

    @Override
    public Verdict filter(PendingPod pod, NodeView node) {
        var spec = pod.pod().spec();
        if (!LabelSelector.storedLabels(spec.child("nodeSelector")).matches(node.node().labels())) {
            return Verdict.never(REASON);
        }
        var required = affinity(pod).get("requiredDuringSchedulingIgnoredDuringExecution");
        var holds =
                !(required instanceof Document demand)
                        || NodeTerms.anyHolds(demand.items("nodeSelectorTerms"), node.node());
        return holds ? Verdict.FITS : Verdict.never(REASON);
    }

    private static Document affinity(PendingPod pod) {
        return pod.pod().document().child("spec.affinity.nodeAffinity");
    }

    /** The weights of the preferences that the node meets. */
    @Override
    public long score(PendingPod pod, NodeView node) {
        var sum = 0L;
        for (var item : affinity(pod).items("preferredDuringSchedulingIgnoredDuringExecution")) {
            var preference = (Document) item;
            if (NodeTerms.holds(preference.child("preference"), node.node())) {
                sum += preference.number("weight", 0);
            }
        }
        return sum;
    }

    @Override
    public void normalize(PendingPod pod, long[] scores) {
        ScorePlugin.scale(scores, false);
    }

    @Override
    public Set<ClusterChange> worthRetryingAfter() {
        return Set.of(ClusterChange.NODE_ADDED, ClusterChange.NODE_LABELS);
    }
}
