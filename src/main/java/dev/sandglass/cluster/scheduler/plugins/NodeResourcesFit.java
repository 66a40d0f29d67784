package dev.sandglass.cluster.scheduler.plugins;

import dev.sandglass.cluster.scheduler.framework.Amounts;
import dev.sandglass.cluster.scheduler.framework.ClusterChange;
import dev.sandglass.cluster.scheduler.framework.FilterPlugin;
import dev.sandglass.cluster.scheduler.framework.NodeView;
import dev.sandglass.cluster.scheduler.framework.PendingPod;
import dev.sandglass.cluster.scheduler.framework.ScorePlugin;
import dev.sandglass.cluster.scheduler.framework.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes only nodes with enough left of everything; likes those best that have most left
 * (LeastAllocated).
 */
final class NodeResourcesFit implements FilterPlugin, ScorePlugin {

    private static final List<String> FIRST = List.of(Amounts.CPU, Amounts.MEMORY, Amounts.STORAGE);

    @Override
    public Verdict filter(PendingPod pod, NodeView node) {
        var reasons = new ArrayList<String>(0);
        if (node.pods().size() + 1 > node.allocatable().get(Amounts.PODS)) {
            reasons.add("Too many pods");
        }
        var asked = pod.requests().asked();
        var isHopeless = false;
        for (var resource : FIRST) {
            isHopeless |= isHopeless(resource, asked, node, reasons);
        }
        for (var resource : asked.resources()) {
            if (!FIRST.contains(resource)) {
                isHopeless |= isHopeless(resource, asked, node, reasons);
            }
        }
        if (reasons.isEmpty()) {
            return Verdict.FITS;
        }
        return isHopeless ? new Verdict.Never(reasons) : new Verdict.NotNow(reasons);
    }

    /**
     * Adds a reason when there is too little left; true when even an empty node would have too
     * little.
     */
    private static boolean isHopeless(
            String resource, Amounts asked, NodeView node, List<String> reasons) {
        var wanted = asked.get(resource);
        var all = node.allocatable().get(resource);
        if (wanted == 0 || wanted <= all - node.asked().get(resource)) {
            return false;
        }
        reasons.add("Insufficient " + resource);
        return wanted > all;
    }

    @Override
    public long score(PendingPod pod, NodeView node) {
        var cpu =
                left(
                        node.allocatable().get(Amounts.CPU),
                        node.cpuForScore() + pod.requests().cpuForScore());
        var memory =
                left(
                        node.allocatable().get(Amounts.MEMORY),
                        node.memoryForScore() + pod.requests().memoryForScore());
        return (cpu + memory) / 2;
    }

    private static long left(long all, long used) {
        return all == 0 || used > all ? 0 : (all - used) * BEST / all;
    }

    @Override
    public Set<ClusterChange> worthRetryingAfter() {
        return Set.of(
                ClusterChange.NODE_ADDED, ClusterChange.NODE_ALLOCATABLE, ClusterChange.POD_GONE);
    }
}
