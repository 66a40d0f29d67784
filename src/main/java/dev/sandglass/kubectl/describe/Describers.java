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
                    Map.entry(
                            "ClusterRoleBinding.rbac.authorization.k8s.io",
                            new OfRoleBinding(true)),
                    Map.entry("PersistentVolume", new OfPersistentVolume()),
                    Map.entry("PersistentVolumeClaim", new OfPersistentVolumeClaim()),
                    Map.entry("ResourceQuota", new OfResourceQuota()),
                    Map.entry("LimitRange", new OfLimitRange()),
                    Map.entry("Ingress.networking.k8s.io", new OfIngress()),
                    Map.entry("IngressClass.networking.k8s.io", new OfIngressClass()),
                    Map.entry("NetworkPolicy.networking.k8s.io", new OfNetworkPolicy()),
                    Map.entry("IPAddress.networking.k8s.io", new OfAddress()),
                    Map.entry("ServiceCIDR.networking.k8s.io", new OfServiceCidr()),
                    Map.entry("StorageClass.storage.k8s.io", new OfStorageClass()),
                    Map.entry("PodDisruptionBudget.policy", new OfDisruptionBudget()),
                    Map.entry("PriorityClass.scheduling.k8s.io", new OfPriorityClass()),
                    Map.entry("HorizontalPodAutoscaler.autoscaling", new OfAutoscaler()),
                    Map.entry(
                            "CertificateSigningRequest.certificates.k8s.io",
                            new OfCertificateRequest()));

    private Describers() {}

    static Describer of(Kind kind) {
        var key = kind.group().isEmpty() ? kind.name() : kind.name() + "." + kind.group();
        var own = BY_KIND.get(key);
        return own != null ? own : new OfAnything(kind);
    }
}
