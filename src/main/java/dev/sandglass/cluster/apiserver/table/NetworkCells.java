package dev.sandglass.cluster.apiserver.table;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Services and what stands around them. */
final class NetworkCells {

    private NetworkCells() {}

    static Object[] service(Document service, long now) {
        var spec = service.child("spec");
        return new Object[] {
            Cells.name(service),
            spec.text("type"),
            Cells.or(spec.text("clusterIPs[0]"), "<none>"),
            externalAddress(service, spec),
            Cells.or(ports(spec.items("ports")), "<none>"),
            Cells.age(service, now),
            Cells.labels(spec.child("selector"))
        };
    }

    private static String externalAddress(Document service, Document spec) {
        var external = spec.items("externalIPs").texts().toList();
        return switch (spec.text("type")) {
            case "ClusterIP", "NodePort" ->
                    external.isEmpty() ? "<none>" : String.join(",", external);
            case "LoadBalancer" -> {
                var all = new ArrayList<>(balancers(service));
                all.addAll(external);
                yield all.isEmpty() ? "<pending>" : String.join(",", all);
            }
            case "ExternalName" -> spec.text("externalName");
            default -> "<unknown>";
        };
    }

    private static List<String> balancers(Document object) {
        var found = new TreeSet<String>();
        object.items("status.loadBalancer.ingress")
                .documents()
                .map(ingress -> Cells.or(ingress.text("ip"), ingress.text("hostname")))
                .filter(address -> !address.isEmpty())
                .forEach(found::add);
        return List.copyOf(found);
    }

    private static String ports(Items ports) {
        return ports.documents().map(NetworkCells::port).collect(Collectors.joining(","));
    }

    private static String port(Document port) {
        var node = port.number("nodePort", 0);
        var number = Long.toString(port.number("port", 0));
        return (node > 0 ? number + ":" + node : number) + "/" + port.text("protocol");
    }

    static Object[] endpoints(Document endpoints, long now) {
        var all = new ArrayList<String>();
        for (var subset : endpoints.items("subsets").documents().toList()) {
            var addresses = subset.items("addresses").documents().map(a -> a.text("ip")).toList();
            if (subset.items("ports").isEmpty()) {
                all.addAll(addresses);
            }
            subset.items("ports")
                    .documents()
                    .forEach(
                            port ->
                                    addresses.forEach(
                                            address ->
                                                    all.add(
                                                            address
                                                                    + ":"
                                                                    + port.number("port", 0))));
        }
        return new Object[] {
            Cells.name(endpoints),
            Cells.firstThree(Items.copyOf(all), "<none>"),
            Cells.age(endpoints, now)
        };
    }

    static Object[] endpointSlice(Document slice, long now) {
        var ports = new ArrayList<String>();
        slice.items("ports")
                .documents()
                .forEach(
                        port ->
                                ports.add(
                                        port.get("port") instanceof Long number
                                                ? Long.toString(number)
                                                : Cells.or(port.text("name"), "*")));
        var addresses = new ArrayList<String>();
        slice.items("endpoints")
                .documents()
                .forEach(endpoint -> endpoint.items("addresses").texts().forEach(addresses::add));
        return new Object[] {
            Cells.name(slice),
            slice.text("addressType"),
            Cells.firstThree(Items.copyOf(ports), "<unset>"),
            Cells.firstThree(Items.copyOf(addresses), "<unset>"),
            Cells.age(slice, now)
        };
    }

    static Object[] ingress(Document ingress, long now) {
        var hosts = ingress.items("spec.rules").documents().map(rule -> rule.text("host")).toList();
        var named = hosts.stream().filter(host -> !host.isEmpty()).toList();
        var shown =
                named.isEmpty()
                        ? "*"
                        : String.join(",", named.subList(0, Math.min(3, named.size())));
        if (named.size() >= 3 && hosts.size() > 3) {
            shown += " + " + (hosts.size() - 3) + " more...";
        }
        return new Object[] {
            Cells.name(ingress),
            Cells.or(ingress.text("spec.ingressClassName"), "<none>"),
            shown,
            String.join(",", balancers(ingress)),
            ingress.items("spec.tls").isEmpty() ? "80" : "80, 443",
            Cells.age(ingress, now)
        };
    }

    static Object[] ingressClass(Document object, long now) {
        var parameters = object.child("spec.parameters");
        var shown = "<none>";
        if (!parameters.isEmpty()) {
            var group = parameters.text("apiGroup");
            shown =
                    parameters.text("kind")
                            + (group.isEmpty() ? "" : "." + group)
                            + "/"
                            + parameters.text("name");
        }
        return new Object[] {
            Cells.name(object), object.text("spec.controller"), shown, Cells.age(object, now)
        };
    }

    static Object[] networkPolicy(Document object, long now) {
        return new Object[] {
            Cells.name(object),
            WorkloadCells.selector(object, "spec.podSelector"),
            Cells.age(object, now)
        };
    }

    static Object[] ipAddress(Document object, long now) {
        var parent = object.child("spec.parentRef");
        var shown = "<none>";
        if (!parent.isEmpty()) {
            var group = parent.text("group");
            var namespace = parent.text("namespace");
            shown =
                    parent.text("resource")
                            + (group.isEmpty() ? "" : "." + group)
                            + (namespace.isEmpty() ? "" : "/" + namespace)
                            + "/"
                            + parent.text("name");
        }
        return new Object[] {Cells.name(object), shown, Cells.age(object, now)};
    }

    static Object[] serviceCidr(Document object, long now) {
        var ranges = object.items("spec.cidrs").texts().collect(Collectors.joining(","));
        return new Object[] {Cells.name(object), ranges, Cells.age(object, now)};
    }
}
