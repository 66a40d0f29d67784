package dev.sandglass.kubectl.describe;

import dev.sandglass.document.Document;
import java.util.stream.Collectors;

/** Services: addresses, ports and the endpoints behind each port. */
final class OfService implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var service = lookup.get(Workloads.path("", "services", namespace, name));
        var slices = EndpointText.slices(namespace, name, lookup);
        var events = lookup.events(service, "Service", service.text("metadata.uid"));
        var spec = service.child("spec");
        page.head(service);
        page.field("Selector", Workloads.map(spec.child("selector")));
        page.field("Type", spec.text("type"));
        page.fieldIfAny("IP Family Policy", spec.text("ipFamilyPolicy"));
        page.field("IP Families", Page.orNone(joined(spec, "ipFamilies")));
        page.field("IP", spec.text("clusterIP"));
        page.field("IPs", Page.orNone(joined(spec, "clusterIPs")));
        page.fieldIfAny("External IPs", joined(spec, "externalIPs"));
        page.fieldIfAny("Desired LoadBalancer IP", spec.text("loadBalancerIP"));
        page.fieldIfAny("External Name", spec.text("externalName"));
        page.fieldIfAny("LoadBalancer Ingress", ingress(service));
        for (var port : spec.items("ports").documents().toList()) {
            port(port, page);
            page.field("Endpoints", EndpointText.format(slices, port.text("name")));
        }
        page.field("Session Affinity", spec.text("sessionAffinity"));
        page.fieldIfAny("External Traffic Policy", spec.text("externalTrafficPolicy"));
        page.fieldIfAny("Internal Traffic Policy", spec.text("internalTrafficPolicy"));
        if (spec.number("healthCheckNodePort", 0) != 0) {
            page.field("HealthCheck NodePort", spec.number("healthCheckNodePort", 0));
        }
        page.fieldIfAny("LoadBalancer Source Ranges", joined(spec, "loadBalancerSourceRanges"));
        page.fieldIfAny("Traffic Distribution", spec.text("trafficDistribution"));
        page.events(events);
    }

    private static String joined(Document spec, String field) {
        return spec.items(field).texts().collect(Collectors.joining(","));
    }

    private static String ingress(Document service) {
        return service.items("status.loadBalancer.ingress")
                .documents()
                .map(
                        i ->
                                i.text("ip").isEmpty()
                                        ? i.text("hostname")
                                        : i.text("ip")
                                                + (i.has("ipMode")
                                                        ? " (" + i.text("ipMode") + ")"
                                                        : ""))
                .collect(Collectors.joining(", "));
    }

    private static void port(Document port, Page page) {
        var name = port.text("name").isEmpty() ? "<unset>" : port.text("name");
        var protocol = port.text("protocol");
        page.field("Port", name + "\t" + port.number("port", 0) + "/" + protocol);
        page.field("TargetPort", port.get("targetPort") + "/" + protocol);
        if (port.number("nodePort", 0) != 0) {
            page.field("NodePort", name + "\t" + port.number("nodePort", 0) + "/" + protocol);
        }
    }
}
