package dev.sandglass.cluster.network;

import java.util.List;

/**
 * What a node does with connections to one port of a Service: kube-proxy's chain for it.
 *
 * @param service namespace, name and port name, as kube-proxy prints them: {@code default/web:http}
 * @param targets where connections may go; none means that they are rejected
 * @param affinitySeconds how long a client keeps its target; 0 for no affinity
 */
public record Rule(String service, List<Target> targets, int affinitySeconds) {

    /** An endpoint. */
    public record Target(String address, int port) {}
}
