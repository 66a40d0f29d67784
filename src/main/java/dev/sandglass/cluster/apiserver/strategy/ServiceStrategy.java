package dev.sandglass.cluster.apiserver.strategy;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Services get an address of the cluster's range and, if they ask, ports of every node; both stay
 * when an update does
 * not mention them. Each address is held by an IPAddress object, each port by a mark that no client
 * sees.
 *
 * <p>Left out: a second address family, load balancers' health check ports.
 */
final class ServiceStrategy implements Strategy {

    static final String ADDRESSES = "ipaddresses.networking.k8s.io";
    static final String PORTS = "nodeports.internal";

    @Override
    public Document forCreate(Document service, Call call) {
        return service.put("status", Document.of("loadBalancer", Document.EMPTY));
    }

    @Override
    public Document forUpdate(Document service, Document old, Call call) {
        var now = service.put("status", old.get("status"));
        var spec = now.child("spec");
        var before = old.child("spec");
        if (hasAddress(spec) && hasAddress(before) && spec.text("clusterIP").isEmpty()) {
            spec = spec.put("clusterIP", before.get("clusterIP"));
            if (spec.items("clusterIPs").isEmpty()) {
                spec = spec.put("clusterIPs", before.get("clusterIPs"));
            }
        }
        if (hasAddress(spec)) {
            spec = carry(carry(spec, before, "ipFamilies"), before, "ipFamilyPolicy");
        }
        if (hasNodePorts(spec) && hasNodePorts(before)) {
            spec = spec.put("ports", withOldPorts(spec.items("ports"), before.items("ports")));
        }
        return now.put("spec", withoutWhatTheTypeForbids(spec, before));
    }

    private static Document carry(Document spec, Document before, String field) {
        return spec.get(field) == null && before.get(field) != null
                ? spec.put(field, before.get(field))
                : spec;
    }

    /** A port that does not say its node port keeps the one it had. */
    private static Items withOldPorts(Items ports, Items before) {
        var taken = new HashSet<Long>();
        ports.documents().forEach(port -> taken.add(port.number("nodePort", 0)));
        return ports.mapped(
                port -> {
                    if (port.number("nodePort", 0) != 0) {
                        return port;
                    }
                    for (var i = 0; i < before.size(); i++) {
                        var old = before.document(i);
                        var number = old.number("nodePort", 0);
                        if (number != 0
                                && old.number("port", 0) == port.number("port", 0)
                                && old.text("protocol").equals(port.text("protocol"))
                                && taken.add(number)) {
                            return port.put("nodePort", number);
                        }
                    }
                    return port;
                });
    }

    /** When the type changes, what the client did not touch goes with the old type. */
    private static Document withoutWhatTheTypeForbids(Document spec, Document before) {
        var now = spec;
        if (!hasAddress(now) && hasAddress(before)) {
            if (now.text("clusterIP").equals(before.text("clusterIP"))) {
                now = now.remove("clusterIP").remove("clusterIPs");
            }
            now = now.remove("ipFamilies").remove("ipFamilyPolicy").remove("internalTrafficPolicy");
        }
        if (!hasNodePorts(now) && hasNodePorts(before)) {
            var old = before.items("ports");
            var ports = now.items("ports");
            if (nodePorts(ports).equals(nodePorts(old))) {
                now = now.put("ports", ports.mapped(port -> port.remove("nodePort")));
            }
            if (now.items("externalIPs").isEmpty()
                    && now.text("externalTrafficPolicy")
                            .equals(before.text("externalTrafficPolicy"))) {
                now = now.remove("externalTrafficPolicy");
            }
        }
        if (!isBalanced(now) && isBalanced(before)) {
            now = now.remove("allocateLoadBalancerNodePorts");
        }
        return now;
    }

    private static List<Long> nodePorts(Items ports) {
        return ports.documents().map(port -> port.number("nodePort", 0)).toList();
    }

    @Override
    public Document allocated(Document service, @Nullable Document old, Call call) {
        var spec = service.child("spec");
        if (hasAddress(spec)) {
            spec = withFamily(ServiceAddresses.allocated(service, spec, old, call));
        }
        if (hasNodePorts(spec) && spec.get("allocateLoadBalancerNodePorts") != Boolean.FALSE) {
            spec = spec.put("ports", NodePorts.allocated(service, old, call));
        }
        return service.put("spec", spec);
    }

    private static Document withFamily(Document spec) {
        var families =
                spec.items("ipFamilies").isEmpty()
                        ? spec.put("ipFamilies", Items.of("IPv4"))
                        : spec;
        return families.text("ipFamilyPolicy").isEmpty()
                ? families.put("ipFamilyPolicy", "SingleStack")
                : families;
    }

    @Override
    public List<Companion> companions(Document service) {
        var companions = new ArrayList<Companion>(1);
        var spec = service.child("spec");
        if (hasAddress(spec)) {
            spec.items("clusterIPs")
                    .texts()
                    .filter(address -> !address.equals("None"))
                    .forEach(address -> companions.add(ServiceAddresses.object(address, service)));
        }
        Set<Long> ports = new HashSet<>();
        for (var port : nodePorts(spec.items("ports"))) {
            if (port != 0 && ports.add(port)) {
                var key = new ObjectKey(PORTS, "", Long.toString(port));
                var mark = Document.of("metadata", Document.of("name", Long.toString(port)));
                companions.add(new Companion(key, mark));
            }
        }
        return companions;
    }

    static boolean hasAddress(Document spec) {
        return !spec.text("type").equals("ExternalName");
    }

    static boolean hasNodePorts(Document spec) {
        return spec.text("type").equals("NodePort") || isBalanced(spec);
    }

    private static boolean isBalanced(Document spec) {
        return spec.text("type").equals("LoadBalancer");
    }
}
