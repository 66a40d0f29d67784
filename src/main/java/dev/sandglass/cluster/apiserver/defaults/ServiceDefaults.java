package dev.sandglass.cluster.apiserver.defaults;

import dev.sandglass.document.Document;

/** What Services get; follows {@code SetDefaults_Service}. */
final class ServiceDefaults {

    private static final Long AFFINITY_SECONDS = 10_800L;

    private ServiceDefaults() {}

    static Document apply(Document service) {
        var filled = Fill.within(service, "spec", ServiceDefaults::spec);
        return Fill.within(filled, "status", status -> Fill.within(status, "loadBalancer", l -> l));
    }

    private static Document spec(Document spec) {
        var filled = Fill.empty(spec, "sessionAffinity", "None");
        filled =
                switch (filled.text("sessionAffinity")) {
                    case "None" -> filled.remove("sessionAffinityConfig");
                    case "ClientIP" ->
                            Fill.within(
                                    filled,
                                    "sessionAffinityConfig",
                                    config ->
                                            Fill.within(
                                                    config,
                                                    "clientIP",
                                                    client ->
                                                            Fill.absent(
                                                                    client,
                                                                    "timeoutSeconds",
                                                                    AFFINITY_SECONDS)));
                    default -> filled;
                };
        filled = Fill.empty(filled, "type", "ClusterIP");
        filled = Fill.each(filled, "ports", ServiceDefaults::port);
        var type = filled.text("type");
        var outside = type.equals("NodePort") || type.equals("LoadBalancer");
        if (outside || type.equals("ClusterIP") && !filled.items("externalIPs").isEmpty()) {
            filled = Fill.empty(filled, "externalTrafficPolicy", "Cluster");
        }
        if (outside || type.equals("ClusterIP")) {
            filled = Fill.absent(filled, "internalTrafficPolicy", "Cluster");
        }
        return type.equals("LoadBalancer")
                ? Fill.absent(filled, "allocateLoadBalancerNodePorts", true)
                : filled;
    }

    private static Document port(Document port) {
        var filled = Fill.empty(port, "protocol", "TCP");
        return Fill.empty(filled, "targetPort", port.number("port", 0));
    }

    static Document endpoints(Document endpoints) {
        return Fill.each(
                endpoints,
                "subsets",
                subset -> Fill.each(subset, "ports", port -> Fill.empty(port, "protocol", "TCP")));
    }

    static Document endpointSlice(Document slice) {
        return Fill.each(
                slice,
                "ports",
                port -> Fill.absent(Fill.absent(port, "name", ""), "protocol", "TCP"));
    }
}
