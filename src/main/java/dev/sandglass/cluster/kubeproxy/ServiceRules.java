package dev.sandglass.cluster.kubeproxy;

import dev.sandglass.cluster.kubeproxy.KubeProxies.Ruled;
import dev.sandglass.cluster.network.Network;
import dev.sandglass.cluster.network.Rule;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules and names of one Service. */
final class ServiceRules {

    private static final String DOMAIN = ".svc.cluster.local";
    private static final long AFFINITY_SECONDS = 10_800;

    private final Network network;
    private final List<String> nodes;
    private final Document service;
    private final List<Document> slices;
    private final List<String> virtual = new ArrayList<>();
    private final List<Integer> nodePorts = new ArrayList<>();
    private final TreeMap<String, List<String>> names = new TreeMap<>();

    ServiceRules(Network network, List<String> nodes, Document service, List<Document> slices) {
        this.network = network;
        this.nodes = nodes;
        this.service = service;
        this.slices = slices;
    }

    Ruled apply() {
        var namespace = service.text("metadata.namespace");
        var name = service.text("metadata.name");
        var address = service.text("spec.clusterIP");
        var isHeadless = address.equals("None");
        if (!isHeadless && !address.isEmpty()) {
            service.items("spec.ports").documents().forEach(port -> rule(address, port));
        }
        var base = name + "." + namespace + DOMAIN;
        if (isHeadless) {
            headless(base);
        } else if (!address.isEmpty()) {
            names.put(base, List.of(address));
        }
        names.forEach(network::setName);
        return new Ruled(namespace, name, virtual, nodePorts, List.copyOf(names.keySet()));
    }

    private void rule(String address, Document port) {
        var number = (int) port.number("port", 0);
        var nodePort = (int) port.number("nodePort", 0);
        virtual.add(address + ":" + number);
        if (nodePort != 0) {
            nodePorts.add(nodePort);
        }
        for (var node : nodes) {
            var isInside = service.text("spec.internalTrafficPolicy").equals("Local");
            network.setRule(node, address, number, rule(port, isInside ? node : ""));
            if (nodePort != 0) {
                var isOutside = service.text("spec.externalTrafficPolicy").equals("Local");
                var rule = rule(port, isOutside ? node : "");
                network.setNodePort(node, nodePort, isOutside ? rule : rule.hidingClients());
            }
        }
    }

    /**
     * The rule for a port; {@code only} names the one node whose endpoints count, when it is not
     * empty.
     */
    private Rule rule(Document port, String only) {
        var ready = targets(port, only, "ready");
        var targets = ready.isEmpty() ? targets(port, only, "serving") : ready;
        var name = service.text("metadata.namespace") + "/" + service.text("metadata.name");
        var portName = port.text("name");
        var affinity =
                service.text("spec.sessionAffinity").equals("ClientIP")
                        ? service.number(
                                "spec.sessionAffinityConfig.clientIP.timeoutSeconds",
                                AFFINITY_SECONDS)
                        : 0;
        return new Rule(portName.isEmpty() ? name : name + ":" + portName, targets, (int) affinity);
    }

    private List<Rule.Target> targets(Document port, String only, String condition) {
        var targets = new ArrayList<Rule.Target>();
        for (var slice : slices) {
            var number = targetPort(slice, port.text("name"));
            for (var endpoint : slice.items("endpoints").documents().toList()) {
                var isHere = only.isEmpty() || only.equals(endpoint.text("nodeName"));
                var says = endpoint.child("conditions").get(condition);
                var isGood = says == null ? condition.equals("ready") : Boolean.TRUE.equals(says);
                if (number > 0 && isHere && isGood) {
                    endpoint.items("addresses")
                            .texts()
                            .forEach(a -> targets.add(new Rule.Target(a, number)));
                }
            }
        }
        return targets;
    }

    private static int targetPort(Document slice, String name) {
        for (var port : slice.items("ports").documents().toList()) {
            if (port.text("name").equals(name)) {
                return (int) port.number("port", 0);
            }
        }
        return 0;
    }

    /**
     * A headless Service's name stands for its endpoints, and each endpoint with a hostname has a
     * name of its own.
     */
    private void headless(String base) {
        var all = new ArrayList<String>();
        Map<String, List<String>> own = new TreeMap<>();
        for (var slice : slices) {
            for (var endpoint : slice.items("endpoints").documents().toList()) {
                var says = endpoint.child("conditions").get("ready");
                if (says != null && !Boolean.TRUE.equals(says)) {
                    continue;
                }
                var addresses = endpoint.items("addresses").texts().toList();
                all.addAll(addresses);
                var hostname = endpoint.text("hostname");
                if (!hostname.isEmpty()) {
                    own.put(hostname + "." + base, addresses);
                }
            }
        }
        names.put(base, all);
        names.putAll(own);
    }
}
