package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.HashSet;
import java.util.List;

/** Services; follows {@code ValidateService}. */
final class ServiceValidation implements Validation {

    private static final List<String> TYPES =
            List.of("ClusterIP", "ExternalName", "LoadBalancer", "NodePort");
    private static final List<String> AFFINITIES = List.of("ClientIP", "None");
    private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");
    private static final List<String> POLICIES = List.of("Cluster", "Local");

    @Override
    public NameRule names() {
        return NameRule.LABEL_1035;
    }

    @Override
    public void create(Document service, Faults faults) {
        check(service, true, faults);
    }

    private static void check(Document service, boolean isNew, Faults faults) {
        var spec = service.child("spec");
        var type = spec.text("type");
        var headless = spec.text("clusterIP").equals("None");
        var ports = spec.items("ports");
        if (ports.isEmpty() && !headless && !type.equals("ExternalName")) {
            faults.required("spec.ports", "");
        }
        switch (type) {
            case "LoadBalancer", "NodePort" -> {
                if (headless) {
                    faults.invalid(
                            "spec.clusterIPs[0]",
                            "None",
                            "may not be set to 'None' for " + type + " services");
                }
            }
            case "ExternalName" -> externalName(spec, faults);
            default -> {}
        }
        ports(ports, faults);
        Checks.labels("spec.selector", spec.child("selector"), faults);
        Checks.requiredOneOf(
                "spec.sessionAffinity", spec.text("sessionAffinity"), AFFINITIES, faults);
        addresses(spec, isNew, faults);
        Checks.requiredOneOf("spec.type", type, TYPES, faults);
        nodePorts(ports, type, faults);
        duplicates(ports, faults);
        if (!spec.items("loadBalancerSourceRanges").isEmpty() && !type.equals("LoadBalancer")) {
            faults.forbidden(
                    "spec.LoadBalancerSourceRanges",
                    "may only be used when `type` is 'LoadBalancer'");
        }
        traffic(spec, type, faults);
    }

    private static void externalName(Document spec, Faults faults) {
        var name = spec.text("externalName");
        var bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (name.isEmpty()) {
            faults.required("spec.externalName", "");
        } else {
            Names.dns1123Subdomain(bare)
                    .forEach(message -> faults.invalid("spec.externalName", bare, message));
        }
    }

    private static void ports(Items ports, Faults faults) {
        var names = new HashSet<String>();
        for (var i = 0; i < ports.size(); i++) {
            var port = ports.document(i);
            var field = "spec.ports[" + i + "]";
            var name = port.text("name");
            if (name.isEmpty()) {
                if (ports.size() > 1) {
                    faults.required(field + ".name", "");
                }
            } else {
                Checks.rule(field + ".name", name, Names::dns1123Label, faults);
                if (!names.add(name)) {
                    faults.duplicate(field + ".name", name);
                }
            }
            Checks.port(field + ".port", port.number("port", 0), faults);
            Checks.requiredOneOf(field + ".protocol", port.text("protocol"), PROTOCOLS, faults);
            Checks.portOrName(field + ".targetPort", port.get("targetPort"), faults);
        }
    }

    private static void nodePorts(Items ports, String type, Faults faults) {
        for (var i = 0; i < ports.size(); i++) {
            if (type.equals("ClusterIP") && ports.document(i).number("nodePort", 0) != 0) {
                faults.forbidden(
                        "spec.ports[" + i + "].nodePort",
                        "may not be used when `type` is 'ClusterIP'");
            }
        }
    }

    private static void duplicates(Items ports, Faults faults) {
        var met = new HashSet<Document>();
        for (var i = 0; i < ports.size(); i++) {
            var port = ports.document(i);
            var key = Document.of("port", port.get("port"), "protocol", port.get("protocol"));
            if (!met.add(key)) {
                faults.duplicate("spec.ports[" + i + "]", key);
            }
        }
    }

    private static void addresses(Document spec, boolean isNew, Faults faults) {
        var cluster = spec.text("clusterIP");
        if (!cluster.isEmpty() && !cluster.equals("None") && !Checks.isAddress(cluster)) {
            faults.invalid(
                    "spec.clusterIPs[0]",
                    cluster,
                    "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
        }
        var external = spec.items("externalIPs");
        for (var i = 0; i < external.size(); i++) {
            Checks.address("spec.externalIPs[" + i + "]", String.valueOf(external.get(i)), faults);
        }
        var families = spec.items("ipFamilies");
        for (var i = 0; i < families.size(); i++) {
            if (isNew && !"IPv4".equals(families.get(i))) {
                faults.invalid(
                        "spec.ipFamilies[" + i + "]",
                        families.get(i),
                        "not configured on this cluster");
            }
        }
        if (spec.text("ipFamilyPolicy").equals("RequireDualStack")) {
            faults.invalid(
                    "spec.ipFamilyPolicy",
                    "RequireDualStack",
                    "this cluster is not configured for dual-stack services");
        }
    }

    private static void traffic(Document spec, String type, Faults faults) {
        var external = spec.text("externalTrafficPolicy");
        var outside =
                type.equals("NodePort")
                        || type.equals("LoadBalancer")
                        || type.equals("ClusterIP") && !spec.items("externalIPs").isEmpty();
        if (!external.isEmpty() && !outside) {
            faults.invalid(
                    "spec.externalTrafficPolicy",
                    external,
                    "may only be set for externally-accessible services");
        } else if (!external.isEmpty()) {
            Checks.oneOf("spec.externalTrafficPolicy", external, POLICIES, faults);
        }
        var internal = spec.text("internalTrafficPolicy");
        if (!internal.isEmpty()) {
            Checks.oneOf("spec.internalTrafficPolicy", internal, POLICIES, faults);
        }
    }

    @Override
    public void update(Document service, Document old, Faults faults) {
        if (service.get("spec") == old.get("spec")) {
            return;
        }
        var before = old.text("spec.clusterIP");
        var now = service.text("spec.clusterIP");
        var stays =
                !old.text("spec.type").equals("ExternalName")
                        && !service.text("spec.type").equals("ExternalName");
        if (stays && !before.isEmpty() && !now.equals(before)) {
            faults.invalid("spec.clusterIPs[0]", Items.of(now), "may not change once set");
        }
        check(service, false, faults);
    }
}
