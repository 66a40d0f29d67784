package dev.sandglass.cluster.scheduler.plugins;

import dev.sandglass.api.Node;
import java.util.HashMap;
import java.util.Map;

/** Counts by topology domain: by the value that nodes have for a label. */
final class Domains {

    private record Domain(String key, String value) {}

    private final Map<Domain, Long> counts = new HashMap<>();

    /** Adds to the domain of the node; nothing when it has no such label. */
    void add(Node node, String key, long count) {
        if (node.labels().get(key) instanceof String value) {
            counts.merge(new Domain(key, value), count, Long::sum);
        }
    }

    /** What was counted in the node's domain; 0 when it has no such label. */
    long at(Node node, String key) {
        return node.labels().get(key) instanceof String value
                ? counts.getOrDefault(new Domain(key, value), 0L)
                : 0;
    }

    /** Whether anything was counted in one of the node's domains, of any key. */
    boolean anyAt(Node node) {
        for (var domain : counts.keySet()) {
            if (domain.value().equals(node.labels().get(domain.key()))) {
                return true;
            }
        }
        return false;
    }

    /** The sum of what was counted in the node's domains of all keys. */
    long sumAt(Node node) {
        var sum = 0L;
        for (var entry : counts.entrySet()) {
            var domain = entry.getKey();
            if (domain.value().equals(node.labels().get(domain.key()))) {
                sum += entry.getValue();
            }
        }
        return sum;
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** The least count of all domains of this key; 0 when there is none. */
    long least(String key) {
        var least = Long.MAX_VALUE;
        for (var entry : counts.entrySet()) {
            if (entry.getKey().key().equals(key)) {
                least = Math.min(least, entry.getValue());
            }
        }
        return least == Long.MAX_VALUE ? 0 : least;
    }

    /** How many domains there are of this key. */
    int size(String key) {
        var size = 0;
        for (var domain : counts.keySet()) {
            size += domain.key().equals(key) ? 1 : 0;
        }
        return size;
    }
}
