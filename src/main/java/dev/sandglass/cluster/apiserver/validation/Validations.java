package dev.sandglass.cluster.apiserver.validation;

import static java.util.Map.entry;

import java.util.Map;

/** Which validation each resource has; others have that of metadata alone. */
public final class Validations {

    private static final Validation NONE = new Validation() {};
    private static final Validation ROLES = new SmallValidations.Roles();

    private static final Map<String, Validation> ALL =
            Map.ofEntries(
                    entry("pods", new PodValidation()),
                    entry("services", new ServiceValidation()),
                    entry("configmaps", new ConfigValidation.Maps()),
                    entry("secrets", new ConfigValidation.Secrets()),
                    entry("namespaces", new SmallValidations.Namespaces()),
                    entry("nodes", new SmallValidations.Nodes()),
                    entry("events", new SmallValidations.Events()),
                    entry("persistentvolumeclaims", new StorageValidation.Claims()),
                    entry("storageclasses.storage.k8s.io", new StorageValidation.Classes()),
                    entry("replicationcontrollers", new ReplicaSetValidation.OfControllers()),
                    entry("deployments.apps", new DeploymentValidation()),
                    entry("replicasets.apps", new ReplicaSetValidation()),
                    entry("statefulsets.apps", new SetValidation.Stateful()),
                    entry("daemonsets.apps", new SetValidation.Daemon()),
                    entry("leases.coordination.k8s.io", new SmallValidations.Leases()),
                    entry("endpointslices.discovery.k8s.io", new SmallValidations.EndpointSlices()),
                    entry(
                            "priorityclasses.scheduling.k8s.io",
                            new SmallValidations.PriorityClasses()),
                    entry("roles.rbac.authorization.k8s.io", ROLES),
                    entry("rolebindings.rbac.authorization.k8s.io", ROLES),
                    entry("clusterroles.rbac.authorization.k8s.io", ROLES),
                    entry("clusterrolebindings.rbac.authorization.k8s.io", ROLES));

    private Validations() {}

    /** The validation of a stored resource, such as {@code deployments.apps}. */
    public static Validation of(String resource) {
        return ALL.getOrDefault(resource, NONE);
    }
}
