package dev.sandglass.cluster.scheduler;

import dev.sandglass.cluster.scheduler.framework.FilterPlugin;
import dev.sandglass.cluster.scheduler.framework.NodeView;
import dev.sandglass.cluster.scheduler.framework.NodeViews;
import dev.sandglass.cluster.scheduler.framework.PendingPod;
import dev.sandglass.cluster.scheduler.framework.Verdict;
import dev.sandglass.cluster.scheduler.plugins.DefaultPlugins;
import dev.sandglass.sim.Chance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds a node for one Pod: filters say which nodes can take it, scores which is best, chance
 * decides between equals.
 *
 * <p>Left out: looking at some nodes only in big clusters, extenders.
 */
final class Cycle {

    /** What came of it. */
    sealed interface Outcome {

        /** This node. */
        record Chosen(String node) implements Outcome {}

        /**
         * None. Whether the Pod was turned away as such, before any node was looked at.
         *
         * @param verdicts what was said of each node
         * @param plugins who turned it away
         */
        record TurnedAway(
                String message,
                boolean asSuch,
                Map<NodeView, Verdict> verdicts,
                Set<String> plugins)
                implements Outcome {}
    }

    private final DefaultPlugins plugins;
    private final NodeViews nodes;
    private final Nominations nominations;
    private final Chance chance;

    Cycle(DefaultPlugins plugins, NodeViews nodes, Nominations nominations, Chance chance) {
        this.nominations = nominations;
        this.plugins = plugins;
        this.nodes = nodes;
        this.chance = chance;
    }

    /** Tries for the n-th time. */
    Outcome run(PendingPod pod, int attempt) {
        var all = nodes.all();
        for (var plugin : plugins.filters()) {
            var verdict = plugin.prepare(pod, nodes);
            if (!(verdict instanceof Verdict.Fits)) {
                var message =
                        "0/%d nodes are available: %s."
                                .formatted(all.size(), String.join(", ", verdict.reasons()));
                return new Outcome.TurnedAway(message, true, Map.of(), Set.of(plugin.name()));
            }
        }
        var fitting = new ArrayList<NodeView>(all.size());
        var verdicts = new LinkedHashMap<NodeView, Verdict>();
        var rejecting = new TreeSet<String>();
        for (var node : all) {
            var verdict = filter(pod, nominations.with(pod.pod(), node), rejecting);
            if (verdict instanceof Verdict.Fits) {
                fitting.add(node);
            } else {
                verdicts.put(node, verdict);
            }
        }
        if (fitting.isEmpty()) {
            return new Outcome.TurnedAway(
                    message(all.size(), verdicts), false, verdicts, rejecting);
        }
        return new Outcome.Chosen(best(pod, fitting, attempt).name());
    }

    private Verdict filter(PendingPod pod, NodeView node, Set<String> rejecting) {
        for (FilterPlugin plugin : plugins.filters()) {
            var verdict = plugin.filter(pod, node);
            if (!(verdict instanceof Verdict.Fits)) {
                rejecting.add(plugin.name());
                return verdict;
            }
        }
        return Verdict.FITS;
    }

    /**
     * What the filters say of the node as it is shown, with the Pods that it is being cleared for.
     */
    Verdict filter(PendingPod pod, NodeView node) {
        return filter(pod, nominations.with(pod.pod(), node), new TreeSet<>());
    }

    /** How many nodes said what, in the order of the words. */
    private static String message(int nodes, Map<NodeView, Verdict> verdicts) {
        var counts = new TreeMap<String, Integer>();
        for (var verdict : verdicts.values()) {
            verdict.reasons().forEach(reason -> counts.merge(reason, 1, Integer::sum));
        }
        var said = counts.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).sorted();
        var all = String.join(", ", said.toList());
        return "0/" + nodes + " nodes are available:" + (all.isEmpty() ? "" : " " + all + ".");
    }

    private NodeView best(PendingPod pod, List<NodeView> fitting, int attempt) {
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        var totals = new long[fitting.size()];
        for (var weighted : plugins.scores()) {
            weighted.plugin().prepareScore(pod, nodes);
            var scores = new long[fitting.size()];
            for (var i = 0; i < scores.length; i++) {
                scores[i] = weighted.plugin().score(pod, fitting.get(i));
            }
            weighted.plugin().normalize(pod, scores);
            for (var i = 0; i < scores.length; i++) {
                totals[i] += weighted.weight() * scores[i];
            }
        }
        var best = new ArrayList<NodeView>();
        var most = Long.MIN_VALUE;
        for (var i = 0; i < totals.length; i++) {
            if (totals[i] > most) {
                most = totals[i];
                best.clear();
            }
            if (totals[i] == most) {
                best.add(fitting.get(i));
            }
        }
        return best.get(chance.below(best.size(), "schedule", pod.pod().uid(), attempt));
    }
}
