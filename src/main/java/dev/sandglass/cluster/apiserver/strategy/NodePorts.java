package dev.sandglass.cluster.apiserver.strategy;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ports of every node for Services: 30000-32767, chosen by chance above the first 86, as upstream
 * prefers.
 */
final class NodePorts {

    private static final int FIRST = 30_000;
    private static final int LAST = 32_767;
    private static final int STATIC_BAND = 86;

    private NodePorts() {}

    /**
     * The Service's ports, each with its node port. One number may serve a TCP and a UDP port at
     * once.
     */
    static Items allocated(Document service, @Nullable Document old, Call call) {
        var own = new HashSet<Long>();
        if (old != null) {
            old.items("spec.ports").documents().forEach(p -> own.add(p.number("nodePort", 0)));
        }
        var ports = service.items("spec.ports");
        var taken = new HashMap<Long, Set<String>>();
        for (var i = 0; i < ports.size(); i++) {
            var port = ports.document(i);
            var number = port.number("nodePort", 0);
            if (number == 0) {
                number = free(service, i, taken, call);
            } else {
                demand(number, i, port, own, taken, service, call);
            }
            taken.computeIfAbsent(number, _ -> new HashSet<>()).add(port.text("protocol"));
            ports = ports.with(i, port.put("nodePort", number));
        }
        return ports;
    }

    private static long free(
            Document service, int index, HashMap<Long, Set<String>> taken, Call call) {
        var key = service.text("metadata.uid") + "/" + index;
        for (var n = 0L; ; n++) {
            long port =
                    FIRST
                            + STATIC_BAND
                            + call.chance()
                                    .below(LAST - FIRST - STATIC_BAND + 1, "nodePort", key, n);
            if (!taken.containsKey(port) && call.root().get(key(port)) == null) {
                return port;
            }
        }
    }

    private static void demand(
            long number,
            int index,
            Document port,
            Set<Long> own,
            HashMap<Long, Set<String>> taken,
            Document service,
            Call call) {
        var why = "";
        var here = taken.get(number);
        if (number < FIRST || number > LAST) {
            why =
                    "provided port is not in the valid range. The range of valid ports is"
                            + " 30000-32767";
        } else if (here != null && here.contains(port.text("protocol"))
                || here == null && !own.contains(number) && call.root().get(key(number)) != null) {
            why = "provided port is already allocated";
        }
        if (!why.isEmpty()) {
            var faults = new Faults();
            faults.invalid("spec.ports[" + index + "].nodePort", number, why);
            faults.refuse(call.kindName(), service.text("metadata.name"));
        }
    }

    private static ObjectKey key(long port) {
        return new ObjectKey(ServiceStrategy.PORTS, "", Long.toString(port));
    }
}
