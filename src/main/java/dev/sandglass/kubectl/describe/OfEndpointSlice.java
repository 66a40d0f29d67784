package dev.sandglass.kubectl.describe;

import dev.sandglass.document.Document;
import java.util.stream.Collectors;

/** EndpointSlices: ports, and every endpoint with its condition and node. */
final class OfEndpointSlice implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var slice =
                lookup.get(Workloads.path("discovery.k8s.io", "endpointslices", namespace, name));
        var events = lookup.events(slice, "EndpointSlice", slice.text("metadata.uid"));
        page.head(slice);
        page.field("AddressType", slice.text("addressType"));
        var ports = slice.items("ports").documents().toList();
        if (ports.isEmpty()) {
            page.line("Ports: <unset>");
        } else {
            page.line("Ports:").line(1, "Name\tPort\tProtocol").line(1, "----\t----\t--------");
        }
        for (var port : ports) {
            var number = port.has("port") ? String.valueOf(port.get("port")) : "<unset>";
            page.line(1, orUnset(port.text("name")) + "\t" + number + "\t" + port.text("protocol"));
        }
        var endpoints = slice.items("endpoints").documents().toList();
        page.line(endpoints.isEmpty() ? "Endpoints: <none>" : "Endpoints:");
        endpoints.forEach(endpoint -> endpoint(endpoint, page));
        page.events(events);
    }

    private static void endpoint(Document endpoint, Page page) {
        var addresses = endpoint.items("addresses").texts().collect(Collectors.joining(", "));
        page.line(1, "- Addresses:\t" + Page.orNone(addresses));
        page.line(2, "Conditions:");
        var ready = endpoint.child("conditions").get("ready");
        page.field(3, "Ready", ready == null ? "<unset>" : ready);
        page.field(2, "Hostname", orUnset(endpoint.text("hostname")));
        if (endpoint.has("targetRef")) {
            page.field(
                    2,
                    "TargetRef",
                    endpoint.text("targetRef.kind") + "/" + endpoint.text("targetRef.name"));
        }
        page.field(2, "NodeName", orUnset(endpoint.text("nodeName")));
        page.field(2, "Zone", orUnset(endpoint.text("zone")));
    }

    private static String orUnset(String text) {
        return text.isEmpty() ? "<unset>" : text;
    }
}
