package dev.sandglass.cluster.apiserver.defaults;

import dev.sandglass.document.Document;

/** What Pods get beyond their templates: requests from limits, service links, host ports. */
final class PodDefaults {

    private PodDefaults() {}

    static Document apply(Document pod) {
        return Fill.within(pod, "spec", PodDefaults::spec);
    }

    private static Document spec(Document spec) {
        var filled = PodSpecDefaults.apply(spec);
        filled = Fill.each(filled, "containers", PodDefaults::requests);
        filled = Fill.each(filled, "initContainers", PodDefaults::requests);
        filled = Fill.absent(filled, "enableServiceLinks", true);
        if (filled.flag("hostNetwork")) {
            filled = Fill.each(filled, "containers", PodDefaults::hostPorts);
            filled = Fill.each(filled, "initContainers", PodDefaults::hostPorts);
        }
        return filled;
    }

    private static Document requests(Document container) {
        var resources = container.child("resources");
        var limits = resources.child("limits");
        if (limits.isEmpty()) {
            return container;
        }
        var requests = limits.putAll(resources.child("requests"));
        return container.put("resources", resources.put("requests", requests));
    }

    private static Document hostPorts(Document container) {
        return Fill.each(
                container,
                "ports",
                port -> Fill.empty(port, "hostPort", port.number("containerPort", 0)));
    }
}
