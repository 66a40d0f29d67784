package dev.sandglass.cluster.apiserver.defaults;

import static java.util.Map.entry;

import dev.sandglass.document.Document;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Which defaulting each kind has. */
public final class Defaults {

    private static final Map<String, UnaryOperator<Document>> ALL =
            Map.ofEntries(
                    entry("v1/Pod", PodDefaults::apply),
                    entry("v1/PodTemplate", SmallDefaults::podTemplate),
                    entry("v1/ReplicationController", WorkloadDefaults::replicationController),
                    entry("v1/Service", ServiceDefaults::apply),
                    entry("v1/Endpoints", ServiceDefaults::endpoints),
                    entry("v1/Namespace", SmallDefaults::namespace),
                    entry("v1/Node", SmallDefaults::node),
                    entry("v1/Secret", SmallDefaults::secret),
                    entry("v1/PersistentVolume", VolumeClaimDefaults::volume),
                    entry("v1/PersistentVolumeClaim", VolumeClaimDefaults::apply),
                    entry("v1/LimitRange", SmallDefaults::limitRange),
                    entry("apps/v1/Deployment", WorkloadDefaults::deployment),
                    entry("apps/v1/ReplicaSet", WorkloadDefaults::replicaSet),
                    entry("apps/v1/DaemonSet", WorkloadDefaults::daemonSet),
                    entry("apps/v1/StatefulSet", WorkloadDefaults::statefulSet),
                    entry("batch/v1/Job", BatchDefaults::job),
                    entry("batch/v1/CronJob", BatchDefaults::cronJob),
                    entry("discovery.k8s.io/v1/EndpointSlice", ServiceDefaults::endpointSlice),
                    entry("networking.k8s.io/v1/NetworkPolicy", SmallDefaults::networkPolicy),
                    entry("rbac.authorization.k8s.io/v1/RoleBinding", SmallDefaults::roleBinding),
                    entry(
                            "rbac.authorization.k8s.io/v1/ClusterRoleBinding",
                            SmallDefaults::roleBinding),
                    entry("storage.k8s.io/v1/StorageClass", SmallDefaults::storageClass),
                    entry("scheduling.k8s.io/v1/PriorityClass", SmallDefaults::priorityClass));

    private Defaults() {}

    /** The object with everything filled in that its kind has defaults for. */
    public static Document apply(String apiVersion, String kind, Document object) {
        var defaulting = ALL.get(apiVersion + "/" + kind);
        return defaulting == null ? object : defaulting.apply(object);
    }
}
