package dev.sandglass.cluster.apiserver.validation;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** Which validation each resource has; others have that of metadata alone. */
public final class Validations {

    private static final Validation NONE = new Validation() {};
    private static final Validation BINDINGS =
            new RoleValidation.Bindings(List.of("Role", "ClusterRole"));
    private static final Validation CLUSTER_BINDINGS =
            new RoleValidation.Bindings(List.of("ClusterRole"));

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
                    entry("persistentvolumes", new PersistentVolumeValidation()),
                    entry("resourcequotas", new QuotaValidation()),
                    entry("limitranges", new LimitRangeValidation()),
                    entry("endpoints", new EndpointsValidation()),
                    entry("storageclasses.storage.k8s.io", new StorageValidation.Classes()),
                    entry("replicationcontrollers", new ReplicaSetValidation.OfControllers()),
                    entry("deployments.apps", new DeploymentValidation()),
                    entry("replicasets.apps", new ReplicaSetValidation()),
                    entry("statefulsets.apps", new SetValidation.Stateful()),
                    entry("daemonsets.apps", new SetValidation.Daemon()),
                    entry("jobs.batch", new JobValidation()),
                    entry("cronjobs.batch", new CronJobValidation()),
                    entry(
                            "certificatesigningrequests.certificates.k8s.io",
                            new SigningRequestValidation()),
                    entry("leases.coordination.k8s.io", new SmallValidations.Leases()),
                    entry("endpointslices.discovery.k8s.io", new SmallValidations.EndpointSlices()),
                    entry(
                            "priorityclasses.scheduling.k8s.io",
                            new SmallValidations.PriorityClasses()),
                    entry("poddisruptionbudgets.policy", new ScalingValidation.Budgets()),
                    entry(
                            "horizontalpodautoscalers.autoscaling",
                            new ScalingValidation.Autoscalers()),
                    entry("ingresses.networking.k8s.io", new IngressValidation()),
                    entry("ingressclasses.networking.k8s.io", new IngressValidation.Classes()),
                    entry("networkpolicies.networking.k8s.io", new NetworkPolicyValidation()),
                    entry("roles.rbac.authorization.k8s.io", new RoleValidation.Roles(true)),
                    entry(
                            "clusterroles.rbac.authorization.k8s.io",
                            new RoleValidation.Roles(false)),
                    entry("rolebindings.rbac.authorization.k8s.io", BINDINGS),
                    entry("clusterrolebindings.rbac.authorization.k8s.io", CLUSTER_BINDINGS));

    private Validations() {}

    /** The validation of a stored resource, such as {@code deployments.apps}. */
    public static Validation of(String resource) {
        return ALL.getOrDefault(resource, NONE);
    }
}
