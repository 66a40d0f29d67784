package dev.sandglass.cluster.network;

import dev.sandglass.sim.Borrowed;
import java.util.List;
import java.util.Map;

/**
 * The names that the cluster's name server answers for: its {@code kubernetes} plugin's view of
 * Services and EndpointSlices. Names of Pods ({@code 10-244-1-3.default.pod.cluster.local}) follow
 * from the name alone.
 */
final class Names {

    private static final String POD_DOMAIN = ".pod.cluster.local";

    private final Borrowed<String, List<String>> addresses = new Borrowed<>();

    void set(String name, List<String> of) {
        if (of.isEmpty()) {
            addresses.remove(name);
        } else {
            addresses.put(name, List.copyOf(of));
        }
    }

    /** The addresses of a full name; none when there is no such name. */
    List<String> find(String name) {
        var found = addresses.get(name);
        if (found != null) {
            return found;
        }
        if (name.endsWith(POD_DOMAIN)) {
            var labels = name.substring(0, name.length() - POD_DOMAIN.length()).split("\\.");
            var address = labels[0].replace('-', '.');
            if (labels.length == 2 && Addresses.isAddress(address)) {
                return List.of(address);
            }
        }
        return List.of();
    }

    Map<String, List<String>> freeze() {
        return addresses.frozen();
    }

    void thaw(Map<String, List<String>> frozen) {
        addresses.borrow(frozen);
    }
}
