package dev.sandglass.kubectl.describe;

import dev.sandglass.api.Ages;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Refusal;

/** Pods: where they run, their containers, conditions and volumes. */
final class OfPod implements Describer {

    private static final String MIRROR = "kubernetes.io/config.mirror";

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        Document pod;
        try {
            pod = lookup.get("/api/v1/namespaces/" + namespace + "/pods/" + name);
        } catch (Refusal refusal) {
            onlyEvents(namespace, name, refusal, lookup, page);
            return;
        }
        var mirror = pod.child("metadata.annotations").get(MIRROR);
        var uid = mirror instanceof String text ? text : pod.text("metadata.uid");
        var events = lookup.events(pod, "", uid);
        head(pod, page);
        status(pod, page);
        containers(pod, page);
        conditions(pod, page);
        VolumeText.volumes(pod.items("spec.volumes"), page, "");
        page.field("QoS Class", pod.text("status.qosClass"));
        page.labels("Node-Selectors", pod.child("spec.nodeSelector"));
        page.tolerations("Tolerations", pod.items("spec.tolerations"));
        PodText.spreadConstraints(pod.items("spec.topologySpreadConstraints"), page, "");
        page.events(events);
    }

    /** A Pod that is gone may have left Events. */
    private static void onlyEvents(
            String namespace, String name, Refusal refusal, Lookup lookup, Page page) {
        var gone = Document.of("metadata", Document.of("name", name, "namespace", namespace));
        var events = lookup.events(gone, "", "");
        if (events == null || events.isEmpty()) {
            throw refusal;
        }
        page.line("Pod '" + name + "': error '" + refusal.said() + "', but found events.");
        page.events(events);
    }

    private static void head(Document pod, Page page) {
        var spec = pod.child("spec");
        page.field("Name", pod.text("metadata.name"));
        page.field("Namespace", pod.text("metadata.namespace"));
        if (spec.has("priority")) {
            page.field("Priority", spec.number("priority", 0));
        }
        page.fieldIfAny("Priority Class Name", spec.text("priorityClassName"));
        page.fieldIfAny("Runtime Class Name", spec.text("runtimeClassName"));
        page.fieldIfAny("Service Account", spec.text("serviceAccountName"));
        var node = spec.text("nodeName");
        page.field("Node", node.isEmpty() ? "<none>" : node + "/" + pod.text("status.hostIP"));
        if (pod.child("status").has("startTime")) {
            page.field("Start Time", Page.time(pod.text("status.startTime")));
        }
        page.labelsAndAnnotations(pod);
    }

    private static void status(Document pod, Page page) {
        var status = pod.child("status");
        var phase = status.text("phase");
        var deletion = pod.text("metadata.deletionTimestamp");
        if (!deletion.isEmpty() && !phase.equals("Failed") && !phase.equals("Succeeded")) {
            page.field("Status", "Terminating (lasts " + Ages.since(deletion, page.now()) + ")");
            page.field(
                    "Termination Grace Period",
                    pod.number("metadata.deletionGracePeriodSeconds", 0) + "s");
        } else {
            page.field("Status", phase);
        }
        page.fieldIfAny("Reason", status.text("reason"));
        page.fieldIfAny("Message", status.text("message"));
        var seccomp = pod.child("spec.securityContext.seccompProfile");
        if (!seccomp.isEmpty()) {
            page.field("SeccompProfile", seccomp.text("type"));
            page.fieldIfAny("LocalhostProfile", seccomp.text("localhostProfile"));
        }
        page.field("IP", status.text("podIP"));
        var addresses = status.items("podIPs");
        page.line("IPs:" + (addresses.isEmpty() ? "\t<none>" : ""));
        addresses.documents().forEach(a -> page.field(1, "IP", a.text("ip")));
        page.fieldIfAny("Controlled By", Page.controller(pod));
        page.fieldIfAny("NominatedNodeName", status.text("nominatedNodeName"));
        if (!pod.child("spec.resources").isEmpty()) {
            page.line("Resources:");
            PodText.resources(pod.child("spec.resources"), page, 1);
        }
    }

    private static void containers(Document pod, Page page) {
        var spec = pod.child("spec");
        var status = pod.child("status");
        if (!spec.items("initContainers").isEmpty()) {
            PodText.containers(
                    "Init Containers",
                    spec.items("initContainers"),
                    status.items("initContainerStatuses"),
                    pod,
                    page,
                    "");
        }
        PodText.containers(
                "Containers",
                spec.items("containers"),
                status.items("containerStatuses"),
                pod,
                page,
                "");
        if (!spec.items("ephemeralContainers").isEmpty()) {
            PodText.containers(
                    "Ephemeral Containers",
                    spec.items("ephemeralContainers"),
                    status.items("ephemeralContainerStatuses"),
                    pod,
                    page,
                    "");
        }
    }

    private static void conditions(Document pod, Page page) {
        var conditions = pod.items("status.conditions");
        var gates = pod.items("spec.readinessGates");
        if (!gates.isEmpty()) {
            page.line("Readiness Gates:").line(1, "Type\tStatus");
            for (var gate : gates.documents().toList()) {
                var condition = conditions.named("type", gate.text("conditionType"));
                page.line(
                        1,
                        gate.text("conditionType")
                                + " \t"
                                + (condition == null ? "<none>" : condition.text("status"))
                                + " ");
            }
        }
        if (!conditions.isEmpty()) {
            page.line("Conditions:").line(1, "Type\tStatus");
            conditions
                    .documents()
                    .forEach(c -> page.line(1, c.text("type") + " \t" + c.text("status") + " "));
        }
    }
}
