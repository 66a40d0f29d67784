package dev.sandglass.cluster.runtime;

import java.util.List;

/** What a Pod's {@code /etc/resolv.conf} is to say. */
public record Dns(List<String> search, String server, int dots) {

    /** What {@code dnsPolicy: ClusterFirst} gives. */
    public static Dns ofCluster(String namespace, String server) {
        return new Dns(
                List.of(namespace + ".svc.cluster.local", "svc.cluster.local", "cluster.local"),
                server,
                5);
    }

    /** What the node itself has. */
    public static Dns ofNode(String server) {
        return new Dns(List.of(), server, 1);
    }
}
