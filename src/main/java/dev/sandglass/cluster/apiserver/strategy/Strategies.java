package dev.sandglass.cluster.apiserver.strategy;

import static java.util.Map.entry;

import java.util.Map;

/** Which strategy each resource has. */
public final class Strategies {

    private static final Strategy PLAIN = new Strategy() {};
    private static final Strategy MADE_BY_UPDATE = new SmallStrategies.MadeByUpdate();

    private static final Map<String, Strategy> ALL =
            Map.ofEntries(
                    entry("pods", new PodStrategy()),
                    entry("namespaces", new NamespaceStrategy()),
                    entry("services", new ServiceStrategy()),
                    entry("nodes", new SmallStrategies.Nodes()),
                    entry("secrets", new SmallStrategies.Secrets()),
                    entry("jobs.batch", new JobStrategy()),
                    entry("events", new SmallStrategies.Events()),
                    entry("leases.coordination.k8s.io", new SmallStrategies.Leases()),
                    entry("endpoints", MADE_BY_UPDATE),
                    entry("limitranges", MADE_BY_UPDATE),
                    entry("roles.rbac.authorization.k8s.io", MADE_BY_UPDATE),
                    entry("rolebindings.rbac.authorization.k8s.io", MADE_BY_UPDATE),
                    entry("clusterroles.rbac.authorization.k8s.io", MADE_BY_UPDATE),
                    entry("clusterrolebindings.rbac.authorization.k8s.io", MADE_BY_UPDATE),
                    entry(
                            "certificatesigningrequests.certificates.k8s.io",
                            new SmallStrategies.CertificateSigningRequests()));

    private Strategies() {}

    /** The strategy of a stored resource, such as {@code deployments.apps}. */
    public static Strategy of(String resource) {
        return ALL.getOrDefault(resource, PLAIN);
    }
}
