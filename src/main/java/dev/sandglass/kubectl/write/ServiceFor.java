package dev.sandglass.kubectl.write;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.SelectorWords;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.usage.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The Service that {@code kubectl expose} makes of an object: its selector, ports and protocols. */
final class ServiceFor {

    private static final Set<String> EXPOSABLE =
            Set.of("ReplicationController", "Service", "Pod", "Deployment", "ReplicaSet");

    private ServiceFor() {}

    static Document make(Target target, Arguments arguments) {
        var kind = target.kind();
        if (!EXPOSABLE.contains(kind.name())) {
            throw Failure.of(
                    "cannot expose a "
                            + kind.name()
                            + (kind.group().isEmpty() ? "" : "." + kind.group()));
        }
        var object = target.known();
        var selector =
                arguments.text("selector").isEmpty()
                        ? selector(object, kind.name())
                        : parse(arguments.text("selector"));
        var spec = Document.of("selector", selector);
        var ports = ports(object, kind.name(), arguments);
        spec = ports.isEmpty() ? spec : spec.put("ports", ports);
        spec = more(spec, arguments);
        var metadata = Document.of("name", Expose.name(target, arguments));
        var labels =
                arguments.text("labels").isEmpty()
                        ? object.child("metadata.labels")
                        : parse(arguments.text("labels"));
        metadata = labels.isEmpty() ? metadata : metadata.put("labels", labels);
        return Document.of(
                "apiVersion", "v1", "kind", "Service", "metadata", metadata, "spec", spec);
    }

    private static Document more(Document spec, Arguments arguments) {
        var result = spec;
        if (!arguments.text("external-ip").isEmpty()) {
            result = result.put("externalIPs", List.of(arguments.text("external-ip")));
        }
        if (!arguments.text("type").isEmpty()) {
            result = result.put("type", arguments.text("type"));
        }
        if (arguments.text("type").equals("LoadBalancer")
                && !arguments.text("load-balancer-ip").isEmpty()) {
            result = result.put("loadBalancerIP", arguments.text("load-balancer-ip"));
        }
        var affinity = arguments.text("session-affinity");
        if (!affinity.isEmpty()) {
            if (!List.of("None", "ClientIP").contains(affinity)) {
                throw Failure.of("unknown session affinity: " + affinity);
            }
            result = result.put("sessionAffinity", affinity);
        }
        var address = arguments.text("cluster-ip");
        if (address.isEmpty()) {
            return result;
        }
        return result.put("clusterIP", address.equals("None") ? "None" : address);
    }

    private static Document parse(String text) {
        var labels = Document.EMPTY;
        for (var pair : text.split(",")) {
            var parts = pair.split("=", -1);
            if (parts.length != 2) {
                throw Failure.of("unexpected label spec: " + pair);
            }
            if (parts[0].isEmpty()) {
                throw Failure.of("unexpected empty label key");
            }
            labels = labels.put(parts[0], parts[1]);
        }
        return labels;
    }

    private static Document selector(Document object, String kind) {
        var problem = "couldn't retrieve selectors via --selector flag or introspection: ";
        switch (kind) {
            case "ReplicationController" -> {
                return object.child("spec.selector");
            }
            case "Pod" -> {
                var labels = object.child("metadata.labels");
                if (labels.isEmpty()) {
                    throw Failure.of(problem + "the pod has no labels and cannot be exposed");
                }
                return labels;
            }
            case "Service" -> {
                var selector = object.child("spec.selector");
                if (selector.isEmpty()) {
                    throw Failure.of(problem + "the service has no pod selector set");
                }
                return selector;
            }
            default -> {
                if (!object.items("spec.selector.matchExpressions").isEmpty()) {
                    throw Failure.of(
                            problem
                                    + "couldn't convert expressions - \""
                                    + SelectorWords.printed(
                                            object.items("spec.selector.matchExpressions"), true)
                                    + "\" to map-based selector format");
                }
                return object.child("spec.selector.matchLabels");
            }
        }
    }

    private static Items ports(Document object, String kind, Arguments arguments) {
        var declared = declared(object, kind);
        var numbers = new ArrayList<String>();
        if (arguments.text("port").isEmpty()) {
            numbers.addAll(declared.keySet());
            if (numbers.isEmpty() && !arguments.text("cluster-ip").equals("None")) {
                throw Failure.of("couldn't find port via --port flag or introspection");
            }
        } else {
            numbers.addAll(List.of(arguments.text("port").split(",")));
        }
        var ports = new ArrayList<Document>();
        for (var i = 0; i < numbers.size(); i++) {
            add(
                    numbers.get(i),
                    numbers.size() > 1 ? "port-" + (i + 1) : "",
                    declared,
                    arguments,
                    ports,
                    i);
        }
        return Items.copyOf(ports.stream().map(port -> withTarget(port, arguments)).toList());
    }

    private static void add(
            String text,
            String name,
            Map<String, Set<String>> declared,
            Arguments arguments,
            List<Document> ports,
            int place) {
        if (!text.matches("[+-]?[0-9]{1,18}")) {
            throw Failure.of("strconv.Atoi: parsing \"" + text + "\": invalid syntax");
        }
        var port = Document.of("port", Long.parseLong(text), "protocol", "TCP");
        port = name.isEmpty() ? port : port.put("name", name);
        var typed = arguments.text("protocol");
        var protocols = declared.getOrDefault(text, Set.of());
        if (!typed.isEmpty()) {
            ports.add(port.put("protocol", typed));
        } else if (protocols.size() == 1) {
            ports.add(port.put("protocol", protocols.iterator().next()));
        } else if (protocols.size() > 1) {
            for (var protocol : protocols) {
                var called = "port-" + (place + 1) + "-" + protocol.toLowerCase(Locale.ROOT);
                ports.add(port.put("protocol", protocol).put("name", called));
            }
        } else {
            ports.add(port);
        }
    }

    private static Document withTarget(Document port, Arguments arguments) {
        var typed = arguments.text("target-port");
        if (typed.isEmpty()) {
            return port.put("targetPort", port.get("port"));
        }
        return port.put("targetPort", typed.matches("-?[0-9]{1,9}") ? Long.valueOf(typed) : typed);
    }

    /** The ports of the object with their protocols, in order. */
    private static Map<String, Set<String>> declared(Document object, String kind) {
        var ports = new LinkedHashMap<String, Set<String>>();
        if (kind.equals("Service")) {
            object.items("spec.ports").documents().forEach(p -> note(p, "port", ports));
            return ports;
        }
        var spec = kind.equals("Pod") ? object.child("spec") : object.child("spec.template.spec");
        spec.items("containers")
                .documents()
                .flatMap(c -> c.items("ports").documents())
                .forEach(p -> note(p, "containerPort", ports));
        return ports;
    }

    private static void note(Document port, String field, Map<String, Set<String>> ports) {
        ports.computeIfAbsent(String.valueOf(port.get(field)), _ -> new LinkedHashSet<>())
                .add(port.text("protocol", "TCP"));
    }
}
