package dev.sandglass.cluster.network;

import java.util.List;

/**
 * What a node does with connections to one port of a Service: kube-proxy's chain for it.
 *
 * @param service namespace, name and port name, as kube-proxy prints them: {@code default/web:http}
 * @param targets where connections may go; none means that they are rejected
 * @param affinitySeconds how long a client keeps its target; 0 for no affinity
 * @param hidesClients whether servers see the node's address instead of the client's
 */
public record Rule(
        String service, List<Target> targets, int affinitySeconds, boolean hidesClients) {

    /** A rule that lets servers see their clients' addresses. */
    public Rule(String service, List<Target> targets, int affinitySeconds) {
        this(service, targets, affinitySeconds, false);
    }

    /**
     * The same for connections from outside that may go on to another node: the node asks in its
     * own name.
     */
    public Rule hidingClients() {
        return new Rule(service, targets, affinitySeconds, true);
    }

    /** An endpoint. */
    public record Target(String address, int port) {}
}
