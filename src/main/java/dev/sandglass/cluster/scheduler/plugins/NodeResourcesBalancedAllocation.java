package dev.sandglass.cluster.scheduler.plugins;

import dev.sandglass.cluster.scheduler.framework.Amounts;
import dev.sandglass.cluster.scheduler.framework.NodeView;
import dev.sandglass.cluster.scheduler.framework.PendingPod;
import dev.sandglass.cluster.scheduler.framework.ScorePlugin;

/** Likes nodes whose CPUs and memory would be used up alike. */
final class NodeResourcesBalancedAllocation implements ScorePlugin {

    @Override
    public long score(PendingPod pod, NodeView node) {
        var asked = pod.requests().asked();
        if (asked.get(Amounts.CPU) == 0 && asked.get(Amounts.MEMORY) == 0) {
            return 0; // a Pod that asks for nothing changes no balance
        }
        var deviation =
                Math.abs(share(Amounts.CPU, asked, node) - share(Amounts.MEMORY, asked, node)) / 2;
        return (long) ((1 - deviation) * BEST);
    }

    private static double share(String resource, Amounts asked, NodeView node) {
        var all = node.allocatable().get(resource);
        var used = node.asked().get(resource) + asked.get(resource);
        return all == 0 ? 1 : Math.min(1, (double) used / all);
    }
}
