package dev.sandglass.cluster.network;

import dev.sandglass.sim.Borrowed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One node's rules for Services, and which target clients with affinity have got. */
final class NodeRules {

    /** A client's target and until when it keeps it. */
    record Kept(Rule.Target target, long until) {}

    record State(Map<String, Rule> virtual, Map<Integer, Rule> ports, Map<String, Kept> kept) {}

    private static final int KEPT_AT_MOST = 1_000;

    private final Borrowed<String, Rule> virtual = new Borrowed<>();
    private final Borrowed<Integer, Rule> ports = new Borrowed<>();
    private final Borrowed<String, Kept> kept = new Borrowed<>();

    void setVirtual(String address, int port, @Nullable Rule rule) {
        if (rule == null) {
            virtual.remove(address + ":" + port);
        } else {
            virtual.put(address + ":" + port, rule);
        }
    }

    void setPort(int port, @Nullable Rule rule) {
        if (rule == null) {
            ports.remove(port);
        } else {
            ports.put(port, rule);
        }
    }

    @Nullable Rule virtual(String address, int port) {
        return virtual.get(address + ":" + port);
    }

    @Nullable Rule port(int port) {
        return ports.get(port);
    }

    /** The target that this client still keeps, if the rule still has it. */
    Rule.@Nullable Target keptBy(String client, Rule rule, long now) {
        var entry = kept.get(rule.service() + " " + client);
        var isGood =
                entry != null && entry.until() > now && rule.targets().contains(entry.target());
        return isGood ? entry.target() : null;
    }

    void keep(String client, Rule rule, Rule.Target target, long until, long now) {
        if (kept.size() >= KEPT_AT_MOST) {
            kept.removeIf(entry -> entry.until() <= now);
        }
        kept.put(rule.service() + " " + client, new Kept(target, until));
    }

    State freeze() {
        return new State(virtual.frozen(), ports.frozen(), kept.frozen());
    }

    static NodeRules thawed(State state) {
        var rules = new NodeRules();
        rules.virtual.borrow(state.virtual());
        rules.ports.borrow(state.ports());
        rules.kept.borrow(state.kept());
        return rules;
    }
}
