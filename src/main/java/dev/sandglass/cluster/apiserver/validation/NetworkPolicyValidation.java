package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.List;

/** NetworkPolicies: selectors, ports, peers. */
final class NetworkPolicyValidation implements Validation {

    private static final List<String> TYPES = List.of("Ingress", "Egress");
    private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");

    @Override
    public void create(Document policy, Faults faults) {
        var spec = policy.child("spec");
        SelectorValidation.labels("spec.podSelector", spec.child("podSelector"), faults);
        rules("spec.ingress", spec.items("ingress"), "from", faults);
        rules("spec.egress", spec.items("egress"), "to", faults);
        var types = spec.items("policyTypes");
        for (var i = 0; i < types.size(); i++) {
            Checks.oneOf("spec.policyTypes[" + i + "]", types.get(i).toString(), TYPES, faults);
        }
    }

    private static void rules(String field, Items rules, String peers, Faults faults) {
        for (var i = 0; i < rules.size(); i++) {
            var rule = rules.document(i);
            var at = field + "[" + i + "]";
            var ports = rule.items("ports");
            for (var p = 0; p < ports.size(); p++) {
                port(at + ".ports[" + p + "]", ports.document(p), faults);
            }
            var all = rule.items(peers);
            for (var p = 0; p < all.size(); p++) {
                peer(at + "." + peers + "[" + p + "]", all.document(p), faults);
            }
        }
    }

    private static void port(String field, Document port, Faults faults) {
        if (port.has("protocol")) {
            Checks.oneOf(field + ".protocol", port.text("protocol"), PROTOCOLS, faults);
        }
        var value = port.get("port");
        if (value != null) {
            Checks.portOrName(field + ".port", value, faults);
        }
        if (port.get("endPort") instanceof Long end) {
            if (value == null) {
                faults.required(
                        field + ".endPort", "may not be specified when `port` is not specified");
            } else if (value instanceof Long first && end < first) {
                faults.invalid(
                        field + ".endPort", first, "must be greater than or equal to `port`");
            }
        }
    }

    private static void peer(String field, Document peer, Faults faults) {
        var selected = false;
        for (var selector : List.of("podSelector", "namespaceSelector")) {
            if (peer.get(selector) instanceof Document labels) {
                selected = true;
                SelectorValidation.labels(field + "." + selector, labels, faults);
            }
        }
        if (peer.get("ipBlock") instanceof Document block) {
            block(field + ".ipBlock", block, faults);
            if (selected) {
                faults.forbidden(field, "may not specify both ipBlock and another peer");
            }
        } else if (!selected) {
            faults.required(field, "must specify a peer");
        }
    }

    private static void block(String field, Document block, Faults faults) {
        var range = AddressRange.parse(block.text("cidr"));
        if (range == null) {
            faults.invalid(
                    field + ".cidr",
                    block.text("cidr"),
                    "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");
            return;
        }
        var except = block.items("except");
        for (var i = 0; i < except.size(); i++) {
            var text = except.get(i).toString();
            var hole = AddressRange.parse(text);
            if (hole == null) {
                faults.invalid(
                        field + ".except[" + i + "]",
                        text,
                        "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");
            } else if (!range.strictlyHolds(hole)) {
                faults.invalid(
                        field + ".except[" + i + "]", text, "must be a strict subset of `cidr`");
            }
        }
    }

    @Override
    public void update(Document policy, Document old, Faults faults) {
        create(policy, faults);
    }
}
