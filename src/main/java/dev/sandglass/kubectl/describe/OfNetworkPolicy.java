package dev.sandglass.kubectl.describe;

import dev.sandglass.document.Document;
import java.util.List;

/** NetworkPolicies: what is allowed, in words. */
final class OfNetworkPolicy implements Describer {

    private static final String INDENT = "    ";

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var policy =
                lookup.get(Workloads.path("networking.k8s.io", "networkpolicies", namespace, name));
        page.field("Name", name).field("Namespace", namespace);
        page.field("Created on", goTime(policy.text("metadata.creationTimestamp")));
        page.labelsAndAnnotations(policy);
        page.line("Spec:");
        var selector = policy.child("spec.podSelector");
        page.line(
                1,
                "PodSelector:     "
                        + (selector.isEmpty()
                                ? "<none> (Allowing the specific traffic to all pods in this namespace)"
                                : SelectorText.format(selector)));
        var types = policy.items("spec.policyTypes");
        if (types.contains("Ingress")) {
            page.line(1, "Allowing ingress traffic:");
            rules(
                    policy.items("spec.ingress").documents().toList(),
                    "From",
                    "from",
                    "source",
                    page);
        } else {
            page.line(1, "Not affecting ingress traffic");
        }
        if (types.contains("Egress")) {
            page.line(1, "Allowing egress traffic:");
            rules(
                    policy.items("spec.egress").documents().toList(),
                    "To",
                    "to",
                    "destination",
                    page);
        } else {
            page.line(1, "Not affecting egress traffic");
        }
        page.line(1, "Policy Types: " + String.join(", ", types.texts().toList()));
    }

    /** How Go prints a time: {@code 2026-11-21 12:00:00 +0000 UTC}. */
    private static String goTime(String timestamp) {
        return timestamp.replace("T", " ").replace("Z", " +0000 UTC");
    }

    private static void rules(
            List<Document> rules, String title, String field, String end, Page page) {
        if (rules.isEmpty()) {
            var way = field.equals("from") ? "ingress" : "egress";
            page.line(INDENT + "<none> (Selected pods are isolated for " + way + " connectivity)");
        }
        for (var i = 0; i < rules.size(); i++) {
            ports(rules.get(i), page);
            var peers = rules.get(i).items(field).documents().toList();
            if (peers.isEmpty()) {
                page.line(INDENT + title + ": <any> (traffic not restricted by " + end + ")");
            }
            for (var peer : peers) {
                page.line(INDENT + title + ":");
                peer(peer, page);
            }
            if (i < rules.size() - 1) {
                page.line(INDENT + "----------");
            }
        }
    }

    private static void ports(Document rule, Page page) {
        var ports = rule.items("ports").documents().toList();
        if (ports.isEmpty()) {
            page.line(INDENT + "To Port: <any> (traffic allowed to all ports)");
        }
        for (var port : ports) {
            var number = port.has("port") ? port.get("port") : "<nil>";
            var protocol = port.text("protocol", "TCP");
            page.line(
                    port.has("endPort")
                            ? INDENT
                                    + "To Port Range: "
                                    + number
                                    + "-"
                                    + port.get("endPort")
                                    + "/"
                                    + protocol
                            : INDENT + "To Port: " + number + "/" + protocol);
        }
    }

    private static void peer(Document peer, Page page) {
        if (peer.has("namespaceSelector")) {
            page.line(
                    1,
                    INDENT
                            + "NamespaceSelector: "
                            + SelectorText.format(peer.child("namespaceSelector")));
        }
        if (peer.has("podSelector")) {
            page.line(1, INDENT + "PodSelector: " + SelectorText.format(peer.child("podSelector")));
        }
        if (peer.has("ipBlock") && !peer.has("podSelector") && !peer.has("namespaceSelector")) {
            page.line(1, INDENT + "IPBlock:");
            page.line(2, INDENT + "CIDR: " + peer.text("ipBlock.cidr"));
            var except = peer.items("ipBlock.except").texts().toList();
            page.line(2, INDENT + "Except: " + String.join(", ", except));
        }
    }
}
