package dev.sandglass.cluster.scheduler;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Pod;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.scheduler.framework.NodeView;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which Pods nodes are being cleared for: others of their priority or below see them as if they
 * were there.
 */
final class Nominations {

    private final Cache<Pod> pods;
    private final TreeMap<ObjectKey, String> nodes = new TreeMap<>();

    Nominations(Cache<Pod> pods) {
        this.pods = pods;
    }

    void put(ObjectKey pod, String node) {
        nodes.put(pod, node);
    }

    void remove(ObjectKey pod) {
        nodes.remove(pod);
    }

    void clear() {
        nodes.clear();
    }

    /** The node as it looks to this Pod. */
    NodeView with(Pod pod, NodeView node) {
        var shown = node;
        for (var entry : nodes.entrySet()) {
            if (!entry.getValue().equals(node.name())
                    || entry.getKey().equals(Pod.RESOURCE.key(pod))) {
                continue;
            }
            var other = pods.find(entry.getKey()).orElse(null);
            if (other != null && other.priority() >= pod.priority()) {
                shown = shown == node ? node.copy() : shown;
                shown.put(other);
            }
        }
        return shown;
    }

    Map<ObjectKey, String> freeze() {
        return new TreeMap<>(nodes);
    }

    void thaw(Map<ObjectKey, String> frozen) {
        nodes.clear();
        nodes.putAll(frozen);
    }
}
