package dev.sandglass.cluster.network;

import dev.sandglass.sim.Borrowed;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who has which address, and the next free ones of each node's Pod network, given out in turn as
 * the {@code host-local} plugin does.
 */
final class Addresses {

    private static final int FIRST = 2;
    private static final int LAST = 254;

    /** Who has an address. {@code node} is null for a machine outside the cluster. */
    record Owner(String host, @Nullable String node, boolean isNode) {}

    record State(Map<String, Owner> owners, Map<String, Integer> last) {}

    private final Borrowed<String, Owner> owners = new Borrowed<>();
    private final Borrowed<String, Integer> last = new Borrowed<>();
    private final TreeSet<String> podNetworks = new TreeSet<>();

    static boolean isAddress(String text) {
        var dots = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return dots == 3 && text.length() >= 7;
    }

    /** The first three numbers, with their dots, of a /24. */
    private static String networkOf(String address) {
        return address.substring(0, address.lastIndexOf('.') + 1);
    }

    void claim(String address, Owner owner) {
        if (!owner.equals(owners.get(address))) {
            owners.put(address, owner);
        }
        if (!owner.isNode() && owner.node() != null) {
            var network = networkOf(address);
            podNetworks.add(network);
            var number = Integer.parseInt(address.substring(network.length()));
            if (number > last.getOrDefault(network, 0)) {
                last.put(network, number);
            }
        }
    }

    void release(String address) {
        owners.remove(address);
    }

    /** Takes the next free address of the node's Pod network, such as {@code 10.244.1.0/24}. */
    String take(String cidr, Owner owner) {
        var network = networkOf(cidr);
        podNetworks.add(network);
        var number = last.getOrDefault(network, FIRST - 1);
        for (var tries = FIRST; tries <= LAST; tries++) {
            number = number >= LAST ? FIRST : number + 1;
            var address = network + number;
            if (!owners.containsKey(address)) {
                last.put(network, number);
                owners.put(address, owner);
                return address;
            }
        }
        throw new IllegalStateException("no address is left in " + cidr);
    }

    @Nullable Owner ownerOf(String address) {
        return owners.get(address);
    }

    /** The address of the machine of this name; null when there is none. */
    @Nullable String ofMachine(String host) {
        for (var entry : owners.entrySet()) {
            var owner = entry.getValue();
            if (owner.host().equals(host) && (owner.isNode() || owner.node() == null)) {
                return entry.getKey();
            }
        }
        return null;
    }

    boolean isInPodNetwork(String address) {
        return podNetworks.contains(networkOf(address));
    }

    State freeze() {
        return new State(owners.frozen(), last.frozen());
    }

    void thaw(State state) {
        owners.borrow(state.owners());
        last.borrow(state.last());
        podNetworks.clear();
        podNetworks.addAll(last.keySet());
        owners.forEach(
                (address, owner) -> {
                    if (!owner.isNode() && owner.node() != null) {
                        podNetworks.add(networkOf(address));
                    }
                });
    }
}
