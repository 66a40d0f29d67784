package dev.sandglass.kubectl.describe;

import dev.sandglass.api.schema.Kind;
import java.util.Map;

/** Which kind is described by whom. */
final class Describers {

    private static final Map<String, Describer> BY_KIND =
            Map.ofEntries(
                    Map.entry("Pod", new OfPod()),
                    Map.entry("ReplicationController", new OfReplicationController()),
                    Map.entry("Secret", new OfSecret()),
                    Map.entry("Service", new OfService()),
                    Map.entry("ServiceAccount", new OfServiceAccount()),
                    Map.entry("Node", new OfNode()),
                    Map.entry("Namespace", new OfNamespace()),
                    Map.entry("Endpoints", new OfEndpoints()),
                    Map.entry("ConfigMap", new OfConfigMap()),
                    Map.entry("EndpointSlice.discovery.k8s.io", new OfEndpointSlice()),
                    Map.entry("Job.batch", new OfJob()),
                    Map.entry("CronJob.batch", new OfCronJob()),
                    Map.entry("StatefulSet.apps", new OfStatefulSet()),
                    Map.entry("Deployment.apps", new OfDeployment()),
                    Map.entry("DaemonSet.apps", new OfDaemonSet()),
                    Map.entry("ReplicaSet.apps", new OfReplicaSet()),
                    Map.entry("Role.rbac.authorization.k8s.io", new OfRole(false)),
                    Map.entry("ClusterRole.rbac.authorization.k8s.io", new OfRole(true)),
                    Map.entry("RoleBinding.rbac.authorization.k8s.io", new OfRoleBinding(false)),
                    Map.entry("ClusterRoleBinding.rbac.authorization.k8s.io", new OfRoleBinding(true)));

    private Describers() {}

    static Describer of(Kind kind) {
        var key = kind.group().isEmpty() ? kind.name() : kind.name() + "." + kind.group();
        var own = BY_KIND.get(key);
        return own != null ? own : new OfAnything(kind);
    }
}
