package dev.sandglass.cluster.kubelet;

import dev.sandglass.api.Timestamps;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.Comparator;
import java.util.Map;

/**
 * Makes the status of a Pod from its spec and what was seen of it. Follows upstream's {@code
 * generateAPIPodStatus}.
 */
final class StatusMaker {

    private final String hostAddress;

    StatusMaker(String hostAddress) {
        this.hostAddress = hostAddress;
    }

    /**
     * @param before the status that the kubelet made last, or the Pod's own
     * @param isEnding whether the Pod's containers will not be started again, whatever their policy
     */
    Document make(
            Document pod,
            PodView view,
            Document before,
            Map<String, ContainerStatuses.Reason> reasons,
            ProbeResults probes,
            boolean isEnding,
            long now) {
        var statuses = new ContainerStatuses(pod, view, reasons, probes);
        var containers =
                statuses.of(Specs.containers(pod), before.items("containerStatuses"), false);
        var inits = statuses.of(Specs.inits(pod), before.items("initContainerStatuses"), true);
        var ephemerals = ephemerals(pod, before, statuses);
        var phase = Phases.of(pod, inits, containers, isEnding, view.hasAnyRegularContainer(pod));
        var earlier = before.text("phase");
        if (Specs.isTerminal(earlier) && !Specs.isTerminal(phase)) {
            phase = earlier;
        }
        if (Specs.isTerminal(pod.text("status.phase"))) {
            phase = pod.text("status.phase"); // the end is final
        }
        var conditions = new Conditions(pod, before.items("conditions"), now);
        var status =
                Document.of(
                        "phase", phase,
                        "conditions", conditions.of(view, inits, containers, phase),
                        "hostIP", hostAddress,
                        "hostIPs", Items.of(Document.of("ip", hostAddress)),
                        "startTime", before.text("startTime", Timestamps.seconds(now)),
                        "containerStatuses", containers,
                        "qosClass", pod.text("status.qosClass", "BestEffort"));
        if (!inits.isEmpty()) {
            status = status.put("initContainerStatuses", inits);
        }
        if (!ephemerals.isEmpty()) {
            status = status.put("ephemeralContainerStatuses", ephemerals);
        }
        return rest(pod, view, before, status);
    }

    /** Ephemeral containers are never ready; their statuses go by name. */
    private static Items ephemerals(Document pod, Document before, ContainerStatuses statuses) {
        var made =
                statuses.of(
                        Specs.ephemerals(pod), before.items("ephemeralContainerStatuses"), false);
        return Items.copyOf(
                made.documents()
                        .map(status -> status.put("ready", false).remove("started"))
                        .sorted(Comparator.comparing(status -> status.text("name")))
                        .toList());
    }

    private Document rest(Document pod, PodView view, Document before, Document status) {
        var address = Specs.isOnHostNetwork(pod) ? hostAddress : view.address();
        if (address.isEmpty()) {
            address = before.text("podIP");
        }
        if (!address.isEmpty()) {
            status = status.put("podIP", address);
            status = status.put("podIPs", Items.of(Document.of("ip", address)));
        }
        var generation = pod.number("metadata.generation", 0);
        if (generation > 0 && !Specs.isMirror(pod)) {
            status = status.put("observedGeneration", generation);
        }
        for (var key : new String[] {"reason", "message", "nominatedNodeName", "resize"}) {
            var kept = pod.child("status").get(key);
            if (kept != null) {
                status = status.put(key, kept);
            }
        }
        return status;
    }
}
