package dev.sandglass.kubectl.describe;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Refusal;
import java.util.ArrayList;
import java.util.List;

/** The ready endpoints of a Service in one line: the first three, and how many more. */
final class EndpointText {

    private static final int SHOWN = 3;

    private EndpointText() {}

    /** The slices of a Service; none when they are refused. */
    static List<Document> slices(String namespace, String service, Lookup lookup) {
        try {
            return lookup.get(
                            lookup.request(
                                            "/apis/discovery.k8s.io/v1/namespaces/"
                                                    + namespace
                                                    + "/endpointslices")
                                    .with("labelSelector", "kubernetes.io/service-name=" + service))
                    .items("items")
                    .documents()
                    .toList();
        } catch (Refusal _) {
            return List.of();
        }
    }

    static String format(List<Document> slices, String portName) {
        if (slices.isEmpty()) {
            return "<none>";
        }
        var all = new ArrayList<String>();
        for (var slice : slices) {
            var ports = slice.items("ports").documents().toList();
            if (ports.isEmpty()) {
                ready(slice).forEach(endpoint -> all.add(address(endpoint)));
            }
            for (var port : ports) {
                if (port.text("name").equals(portName)) {
                    ready(slice).forEach(e -> all.add(address(e) + ":" + port.number("port", 0)));
                }
            }
        }
        if (all.size() <= SHOWN) {
            return String.join(",", all);
        }
        return String.join(",", all.subList(0, SHOWN)) + " + " + (all.size() - SHOWN) + " more...";
    }

    private static String address(Document endpoint) {
        var address = endpoint.items("addresses").texts().findFirst().orElse("");
        return address.contains(":") ? "[" + address + "]" : address;
    }

    private static List<Document> ready(Document slice) {
        return slice.items("endpoints")
                .documents()
                .filter(e -> !e.child("conditions").has("ready") || e.flag("conditions.ready"))
                .toList();
    }
}
