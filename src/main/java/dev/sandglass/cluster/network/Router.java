package dev.sandglass.cluster.network;

import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Timeline;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds where connections lead: the rules of the nodes, which of several targets is taken, who has
 * an address.
 */
final class Router {

    /** The rules of all nodes, and how many targets were chosen. */
    record State(Map<String, NodeRules.State> rules, long choices) {}

    private final Timeline timeline;
    private final Chance chance;
    private final Addresses addresses;
    private final TreeMap<String, NodeRules> rules = new TreeMap<>();
    private long choices;

    Router(Timeline timeline, Chance chance, Addresses addresses) {
        this.timeline = timeline;
        this.chance = chance;
        this.addresses = addresses;
    }

    /** The rules of a node. */
    NodeRules of(String node) {
        return rules.computeIfAbsent(node, _ -> new NodeRules());
    }

    /**
     * Where a connection leads.
     *
     * @param node the node whose rules it meets where it begins; null outside the cluster
     */
    Route route(@Nullable String node, String from, String address, int port) {
        if (address.startsWith("127.")) {
            return new Route.To(
                    from, port, "127.0.0.1"); // what listens, listens on all addresses of its host
        }
        if (node != null) {
            var rule = of(node).virtual(address, port);
            if (rule != null) {
                return through(rule, node, from);
            }
        }
        var owner = addresses.ownerOf(address);
        if (owner != null && owner.isNode()) {
            var entered = Objects.requireNonNull(owner.node());
            var rule = of(entered).port(port);
            if (rule != null) {
                var seen = rule.hidesClients() ? address : from;
                return through(rule, entered, from) instanceof Route.To(var to, var toPort, _)
                        ? new Route.To(to, toPort, seen)
                        : new Route.Rejected();
            }
        }
        if (owner != null) {
            var isHidden = node == null && !owner.isNode() && owner.node() != null;
            return isHidden ? new Route.Lost() : new Route.To(address, port, from);
        }
        return node != null && addresses.isInPodNetwork(address)
                ? new Route.NoHost()
                : new Route.Lost();
    }

    private Route through(Rule rule, String node, String from) {
        if (rule.targets().isEmpty()) {
            return new Route.Rejected();
        }
        var table = of(node);
        var kept = rule.affinitySeconds() > 0 ? table.keptBy(from, rule, timeline.now()) : null;
        var target = kept != null ? kept : choose(rule);
        if (rule.affinitySeconds() > 0) {
            var until = timeline.now() + Duration.ofSeconds(rule.affinitySeconds()).toNanos();
            table.keep(from, rule, target, until, timeline.now());
        }
        return new Route.To(target.address(), target.port(), from);
    }

    private Rule.Target choose(Rule rule) {
        var index = chance.below(rule.targets().size(), "endpoint", rule.service(), choices++);
        return rule.targets().get(index);
    }

    State freeze() {
        var frozen = new TreeMap<String, NodeRules.State>();
        rules.forEach((node, table) -> frozen.put(node, table.freeze()));
        return new State(frozen, choices);
    }

    void thaw(State state) {
        rules.clear();
        state.rules().forEach((node, table) -> rules.put(node, NodeRules.thawed(table)));
        choices = state.choices();
    }
}
