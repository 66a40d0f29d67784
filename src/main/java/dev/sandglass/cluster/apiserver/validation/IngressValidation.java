package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.util.List;

/** Ingresses and their classes. */
final class IngressValidation implements Validation {

    private static final List<String> PATH_TYPES =
            List.of("Exact", "ImplementationSpecific", "Prefix");
    private static final List<String> NOT_IN_PATHS = List.of("//", "/./", "/../", "%2f", "%2F");

    @Override
    public void create(Document ingress, Faults faults) {
        var spec = ingress.child("spec");
        var rules = spec.items("rules");
        if (rules.isEmpty() && !(spec.get("defaultBackend") instanceof Document)) {
            faults.invalid("spec", null, "either `defaultBackend` or `rules` must be specified");
        }
        if (spec.get("defaultBackend") instanceof Document backend) {
            backend("spec.defaultBackend", backend, faults);
        }
        for (var i = 0; i < rules.size(); i++) {
            rule("spec.rules[" + i + "]", rules.document(i), faults);
        }
        var tls = spec.items("tls");
        for (var i = 0; i < tls.size(); i++) {
            var hosts = tls.document(i).items("hosts");
            for (var h = 0; h < hosts.size(); h++) {
                host("spec.tls[" + i + "].hosts[" + h + "]", hosts.get(h).toString(), faults);
            }
        }
    }

    private static void host(String field, String host, Faults faults) {
        Checks.rule(
                field,
                host,
                host.contains("*") ? Names::wildcardDns1123Subdomain : Names::dns1123Subdomain,
                faults);
    }

    private static void rule(String field, Document rule, Faults faults) {
        var host = rule.text("host");
        if (!host.isEmpty()) {
            if (Checks.isAddress(host)) {
                faults.invalid(field + ".host", host, "must be a DNS name, not an IP address");
            } else {
                host(field + ".host", host, faults);
            }
        }
        if (!(rule.get("http") instanceof Document http)) {
            return;
        }
        var paths = http.items("paths");
        if (paths.isEmpty()) {
            faults.required(field + ".http.paths", "");
        }
        for (var i = 0; i < paths.size(); i++) {
            path(field + ".http.paths[" + i + "]", paths.document(i), faults);
        }
    }

    private static void path(String field, Document path, Faults faults) {
        var type = path.text("pathType");
        var value = path.text("path");
        switch (type) {
            case "" -> faults.required(field + ".pathType", "pathType must be specified");
            case "Exact", "Prefix" -> {
                if (!value.startsWith("/")) {
                    faults.invalid(field + ".path", value, "must be an absolute path");
                }
                for (var part : NOT_IN_PATHS) {
                    if (value.contains(part)) {
                        faults.invalid(field + ".path", value, "must not contain '" + part + "'");
                    }
                }
            }
            case "ImplementationSpecific" -> {
                if (!value.isEmpty() && !value.startsWith("/")) {
                    faults.invalid(field + ".path", value, "must be an absolute path");
                }
            }
            default -> faults.notSupported(field + ".pathType", type, PATH_TYPES);
        }
        backend(field + ".backend", path.child("backend"), faults);
    }

    private static void backend(String field, Document backend, Faults faults) {
        if (!(backend.get("service") instanceof Document service)) {
            if (!(backend.get("resource") instanceof Document)) {
                faults.invalid(field, "", "resource or service backend is required");
            }
            return;
        }
        var name = service.text("name");
        if (name.isEmpty()) {
            faults.required(field + ".service.name", "");
        } else {
            Checks.rule(field + ".service.name", name, Names::dns1035Label, faults);
        }
        var portName = service.text("port.name");
        var number = service.number("port.number", 0);
        if (portName.isEmpty() && number == 0) {
            faults.required(field, "port name or number is required");
        } else if (!portName.isEmpty() && number != 0) {
            faults.invalid(field, "", "cannot set both port name & port number");
        } else if (!portName.isEmpty()) {
            Checks.rule(field + ".service.port.name", portName, Names::portName, faults);
        } else {
            Checks.port(field + ".service.port.number", number, faults);
        }
    }

    @Override
    public void update(Document ingress, Document old, Faults faults) {
        create(ingress, faults);
    }

    /** IngressClasses. */
    static final class Classes implements Validation {

        @Override
        public void create(Document object, Faults faults) {
            var controller = object.text("spec.controller");
            if (controller.indexOf('/') <= 0 || controller.endsWith("/")) {
                faults.invalid(
                        "spec.controller",
                        controller,
                        "must be a domain-prefixed path (such as \"acme.io/foo\")");
            }
        }

        @Override
        public void update(Document object, Document old, Faults faults) {
            Checks.immutable(
                    "spec.controller",
                    object.at("spec.controller"),
                    old.at("spec.controller"),
                    faults);
        }
    }
}
