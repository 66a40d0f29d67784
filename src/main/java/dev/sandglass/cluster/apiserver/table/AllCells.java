package dev.sandglass.cluster.apiserver.table;

import dev.sandglass.document.Document;

/** Which cells each resource has; others show their name and when they were made. */
record AllCells(String resource) implements Cells {

    @Override
    public Object[] of(Document object, long now) {
        return switch (resource) {
            case "pods" -> PodCells.of(object, now);
            case "nodes" -> NodeCells.of(object, now);
            case "events", "events.events.k8s.io" -> EventCells.of(object, now);
            case "namespaces" -> SmallCells.namespace(object, now);
            case "configmaps" -> SmallCells.configMap(object, now);
            case "secrets" -> SmallCells.secret(object, now);
            case "serviceaccounts" -> SmallCells.named(object, now);
            case "resourcequotas" -> SmallCells.quota(object, now);
            case "componentstatuses" -> SmallCells.componentStatus(object, now);
            case "podtemplates" -> WorkloadCells.podTemplate(object, now);
            case "replicationcontrollers" -> WorkloadCells.replicationController(object, now);
            case "deployments.apps" -> WorkloadCells.deployment(object, now);
            case "replicasets.apps" -> WorkloadCells.replicaSet(object, now);
            case "daemonsets.apps" -> WorkloadCells.daemonSet(object, now);
            case "statefulsets.apps" -> WorkloadCells.statefulSet(object, now);
            case "controllerrevisions.apps" -> WorkloadCells.controllerRevision(object, now);
            case "jobs.batch" -> WorkloadCells.job(object, now);
            case "cronjobs.batch" -> WorkloadCells.cronJob(object, now);
            case "poddisruptionbudgets.policy" -> WorkloadCells.disruptionBudget(object, now);
            case "horizontalpodautoscalers.autoscaling" -> AutoscalerCells.of(object, now);
            case "services" -> NetworkCells.service(object, now);
            case "endpoints" -> NetworkCells.endpoints(object, now);
            case "persistentvolumes" -> StorageCells.volume(object, now);
            case "persistentvolumeclaims" -> StorageCells.claim(object, now);
            default -> ofOtherGroups(object, now);
        };
    }

    /** Those of the other API groups. */
    private Object[] ofOtherGroups(Document object, long now) {
        return switch (resource) {
            case "deviceclasses.resource.k8s.io", "resourceclaimtemplates.resource.k8s.io" ->
                    SmallCells.named(object, now);
            case "endpointslices.discovery.k8s.io" -> NetworkCells.endpointSlice(object, now);
            case "ingresses.networking.k8s.io" -> NetworkCells.ingress(object, now);
            case "ingressclasses.networking.k8s.io" -> NetworkCells.ingressClass(object, now);
            case "networkpolicies.networking.k8s.io" -> NetworkCells.networkPolicy(object, now);
            case "ipaddresses.networking.k8s.io" -> NetworkCells.ipAddress(object, now);
            case "servicecidrs.networking.k8s.io" -> NetworkCells.serviceCidr(object, now);
            case "storageclasses.storage.k8s.io" -> StorageCells.storageClass(object, now);
            case "volumeattachments.storage.k8s.io" -> StorageCells.attachment(object, now);
            case "volumeattributesclasses.storage.k8s.io" ->
                    StorageCells.attributesClass(object, now);
            case "csinodes.storage.k8s.io" -> StorageCells.csiNode(object, now);
            case "csidrivers.storage.k8s.io" -> StorageCells.csiDriver(object, now);
            case "rolebindings.rbac.authorization.k8s.io",
                    "clusterrolebindings.rbac.authorization.k8s.io" ->
                    AccessCells.binding(object, now);
            case "certificatesigningrequests.certificates.k8s.io" ->
                    AccessCells.signingRequest(object, now);
            case "apiservices.apiregistration.k8s.io" -> AccessCells.apiService(object, now);
            case "flowschemas.flowcontrol.apiserver.k8s.io" -> AccessCells.flowSchema(object, now);
            case "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io" ->
                    AccessCells.priorityLevel(object, now);
            case "leases.coordination.k8s.io" -> SmallCells.lease(object, now);
            case "priorityclasses.scheduling.k8s.io" -> SmallCells.priorityClass(object, now);
            case "runtimeclasses.node.k8s.io" -> SmallCells.runtimeClass(object, now);
            case "mutatingwebhookconfigurations.admissionregistration.k8s.io",
                    "validatingwebhookconfigurations.admissionregistration.k8s.io" ->
                    SmallCells.webhooks(object, now);
            case "resourceslices.resource.k8s.io" -> SmallCells.resourceSlice(object, now);
            default -> plain(object, now);
        };
    }

    private static Object[] plain(Document object, long now) {
        return new Object[] {Cells.name(object), object.text("metadata.creationTimestamp")};
    }
}
