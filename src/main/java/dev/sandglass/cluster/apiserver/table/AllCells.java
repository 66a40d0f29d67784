package dev.sandglass.cluster.apiserver.table;

import static java.util.Map.entry;

import dev.sandglass.document.Document;
import java.util.Map;

/** Which cells each resource has; others show their name and when they were made. */
final class AllCells {

    private static final Map<String, Cells> ALL =
            Map.ofEntries(
                    entry("pods", new PodCells()),
                    entry("nodes", new NodeCells()),
                    entry("events", new EventCells()),
                    entry("events.events.k8s.io", new EventCells()),
                    entry("namespaces", SmallCells::namespace),
                    entry("configmaps", SmallCells::configMap),
                    entry("secrets", SmallCells::secret),
                    entry("serviceaccounts", SmallCells::named),
                    entry("resourcequotas", SmallCells::quota),
                    entry("componentstatuses", SmallCells::componentStatus),
                    entry("podtemplates", WorkloadCells::podTemplate),
                    entry("replicationcontrollers", WorkloadCells::replicationController),
                    entry("deployments.apps", WorkloadCells::deployment),
                    entry("replicasets.apps", WorkloadCells::replicaSet),
                    entry("daemonsets.apps", WorkloadCells::daemonSet),
                    entry("statefulsets.apps", WorkloadCells::statefulSet),
                    entry("controllerrevisions.apps", WorkloadCells::controllerRevision),
                    entry("jobs.batch", WorkloadCells::job),
                    entry("cronjobs.batch", WorkloadCells::cronJob),
                    entry("poddisruptionbudgets.policy", WorkloadCells::disruptionBudget),
                    entry("horizontalpodautoscalers.autoscaling", new AutoscalerCells()),
                    entry("services", NetworkCells::service),
                    entry("endpoints", NetworkCells::endpoints),
                    entry("endpointslices.discovery.k8s.io", NetworkCells::endpointSlice),
                    entry("ingresses.networking.k8s.io", NetworkCells::ingress),
                    entry("ingressclasses.networking.k8s.io", NetworkCells::ingressClass),
                    entry("networkpolicies.networking.k8s.io", NetworkCells::networkPolicy),
                    entry("ipaddresses.networking.k8s.io", NetworkCells::ipAddress),
                    entry("servicecidrs.networking.k8s.io", NetworkCells::serviceCidr),
                    entry("persistentvolumes", StorageCells::volume),
                    entry("persistentvolumeclaims", StorageCells::claim),
                    entry("storageclasses.storage.k8s.io", StorageCells::storageClass),
                    entry("volumeattachments.storage.k8s.io", StorageCells::attachment),
                    entry("volumeattributesclasses.storage.k8s.io", StorageCells::attributesClass),
                    entry("csinodes.storage.k8s.io", StorageCells::csiNode),
                    entry("csidrivers.storage.k8s.io", StorageCells::csiDriver),
                    entry("rolebindings.rbac.authorization.k8s.io", AccessCells::binding),
                    entry("clusterrolebindings.rbac.authorization.k8s.io", AccessCells::binding),
                    entry(
                            "certificatesigningrequests.certificates.k8s.io",
                            AccessCells::signingRequest),
                    entry("apiservices.apiregistration.k8s.io", AccessCells::apiService),
                    entry("flowschemas.flowcontrol.apiserver.k8s.io", AccessCells::flowSchema),
                    entry(
                            "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io",
                            AccessCells::priorityLevel),
                    entry("leases.coordination.k8s.io", SmallCells::lease),
                    entry("priorityclasses.scheduling.k8s.io", SmallCells::priorityClass),
                    entry("runtimeclasses.node.k8s.io", SmallCells::runtimeClass),
                    entry(
                            "mutatingwebhookconfigurations.admissionregistration.k8s.io",
                            SmallCells::webhooks),
                    entry(
                            "validatingwebhookconfigurations.admissionregistration.k8s.io",
                            SmallCells::webhooks),
                    entry("deviceclasses.resource.k8s.io", SmallCells::named),
                    entry("resourceclaimtemplates.resource.k8s.io", SmallCells::named),
                    entry("resourceslices.resource.k8s.io", SmallCells::resourceSlice));

    private AllCells() {}

    static Cells of(String resource) {
        return ALL.getOrDefault(resource, AllCells::plain);
    }

    private static Object[] plain(Document object, long now) {
        return new Object[] {Cells.name(object), object.text("metadata.creationTimestamp")};
    }
}
