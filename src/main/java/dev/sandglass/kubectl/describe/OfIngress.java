package dev.sandglass.kubectl.describe;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Refusal;
import java.util.List;
import java.util.TreeSet;

/** Ingresses, their rules and the endpoints behind them. */
final class OfIngress implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var ingress = lookup.get(Workloads.path("networking.k8s.io", "ingresses", namespace, name));
        var events = lookup.events(ingress, "Ingress", ingress.text("metadata.uid"));
        page.field("Name", name);
        page.labels("Labels", ingress.child("metadata.labels"));
        page.field("Namespace", namespace);
        page.field("Address", addresses(ingress));
        page.field("Ingress Class", ingress.text("spec.ingressClassName", "<none>"));
        var fallback =
                ingress.at("spec.defaultBackend") != null
                        ? backend(namespace, ingress.child("spec.defaultBackend"), lookup)
                        : "<default>";
        page.field("Default backend", fallback);
        tls(ingress, page);
        page.line("Rules:").line("  Host\tPath\tBackends").line(1, "----\t----\t--------");
        rules(ingress, fallback, lookup, page);
        page.annotations("Annotations", ingress.child("metadata.annotations"));
        page.events(events);
    }

    private static String addresses(Document ingress) {
        var all = new TreeSet<String>();
        ingress.items("status.loadBalancer.ingress")
                .documents()
                .map(i -> i.text("ip").isEmpty() ? i.text("hostname") : i.text("ip"))
                .filter(address -> !address.isEmpty())
                .forEach(all::add);
        return String.join(",", all);
    }

    private static void tls(Document ingress, Page page) {
        var all = ingress.items("spec.tls").documents().toList();
        if (all.isEmpty()) {
            return;
        }
        page.line("TLS:");
        for (var one : all) {
            var hosts = String.join(",", one.items("hosts").texts().toList());
            var secret = one.text("secretName");
            page.line(
                    1, secret.isEmpty() ? "SNI routes " + hosts : secret + " terminates " + hosts);
        }
    }

    private static void rules(Document ingress, String fallback, Lookup lookup, Page page) {
        List<Document> rules =
                ingress.items("spec.rules").documents().filter(rule -> rule.has("http")).toList();
        for (var rule : rules) {
            page.line(1, rule.text("host", "*") + "\t");
            for (var path : rule.items("http.paths").documents().toList()) {
                var backend =
                        backend(ingress.text("metadata.namespace"), path.child("backend"), lookup);
                page.line(2, "\t" + path.text("path") + " \t" + backend);
            }
        }
        if (rules.isEmpty()) {
            page.line(1, "*\t*\t" + fallback);
        }
    }

    private static String backend(String namespace, Document backend, Lookup lookup) {
        if (backend.has("resource")) {
            var resource = backend.child("resource");
            return "APIGroup: "
                    + resource.text("apiGroup", "<none>")
                    + ", Kind: "
                    + resource.text("kind")
                    + ", Name: "
                    + resource.text("name");
        }
        var service = backend.child("service");
        var number = service.number("port.number", 0);
        var portName = service.text("port.name");
        var shown = service.text("name") + ":" + (portName.isEmpty() ? number : portName);
        try {
            var slices = EndpointText.slices(namespace, service.text("name"), lookup);
            var found = lookup.get(Workloads.path("", "services", namespace, service.text("name")));
            var port =
                    found.items("spec.ports")
                            .documents()
                            .filter(
                                    p ->
                                            number != 0 && p.number("port", 0) == number
                                                    || !portName.isEmpty()
                                                            && p.text("name").equals(portName))
                            .map(p -> p.text("name"))
                            .reduce("", (_, last) -> last);
            return shown + " (" + EndpointText.format(slices, port) + ")";
        } catch (Refusal refusal) {
            return shown + " (<error: " + refusal.said() + ">)";
        }
    }
}
