package dev.sandglass.kubectl.describe;

import dev.sandglass.document.Document;
import java.util.stream.Collectors;

/** Endpoints, the old form of EndpointSlices. */
final class OfEndpoints implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var endpoints = lookup.get(Workloads.path("", "endpoints", namespace, name));
        var events = lookup.events(endpoints, "Endpoints", endpoints.text("metadata.uid"));
        page.head(endpoints);
        page.line("Subsets:");
        for (var subset : endpoints.items("subsets").documents().toList()) {
            page.field(1, "Addresses", addresses(subset, "addresses"));
            page.field(1, "NotReadyAddresses", addresses(subset, "notReadyAddresses"));
            var ports = subset.items("ports").documents().toList();
            if (!ports.isEmpty()) {
                page.line(1, "Ports:")
                        .line(2, "Name\tPort\tProtocol")
                        .line(2, "----\t----\t--------");
            }
            for (var port : ports) {
                var called = port.text("name").isEmpty() ? "<unset>" : port.text("name");
                page.line(2, called + "\t" + port.number("port", 0) + "\t" + port.text("protocol"));
            }
            page.line("");
        }
        page.events(events);
    }

    private static String addresses(Document subset, String field) {
        return Page.orNone(
                subset.items(field)
                        .documents()
                        .map(a -> a.text("ip"))
                        .collect(Collectors.joining(",")));
    }
}
