package dev.sandglass.cluster.scheduler.plugins;

import dev.sandglass.api.Namespace;
import dev.sandglass.api.PersistentVolume;
import dev.sandglass.api.PersistentVolumeClaim;
import dev.sandglass.api.Service;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.cluster.scheduler.framework.FilterPlugin;
import dev.sandglass.cluster.scheduler.framework.ScorePlugin;
import java.util.List;

/**
 * The plugins of a default scheduler in upstream's order: the first filter that turns a Pod away
 * from a node is the one that the message names.
 *
 * <p>Left out: volume restrictions, limits and zones, dynamic resources.
 */
public record DefaultPlugins(List<FilterPlugin> filters, List<Weighted> scores) {

    /** A score and how much it counts. */
    public record Weighted(ScorePlugin plugin, int weight) {}

    public static DefaultPlugins of(Workbench bench) {
        var taints = new TaintToleration();
        var affinity = new NodeAffinity();
        var resources = new NodeResourcesFit();
        var volumes =
                new VolumeBinding(
                        bench.cache(PersistentVolumeClaim.RESOURCE),
                        bench.cache(PersistentVolume.RESOURCE),
                        bench.cache(VolumeBinding.STORAGE_CLASS));
        var spread = new PodTopologySpread(bench.cache(Service.RESOURCE));
        var neighbours = new InterPodAffinity(bench.cache(Namespace.RESOURCE));
        return new DefaultPlugins(
                List.of(
                        new NodeUnschedulable(),
                        new NodeName(),
                        taints,
                        affinity,
                        new NodePorts(),
                        resources,
                        volumes,
                        spread,
                        neighbours),
                List.of(
                        new Weighted(taints, 3),
                        new Weighted(affinity, 2),
                        new Weighted(resources, 1),
                        new Weighted(spread, 2),
                        new Weighted(neighbours, 2),
                        new Weighted(new NodeResourcesBalancedAllocation(), 1),
                        new Weighted(new ImageLocality(), 1)));
    }
}
