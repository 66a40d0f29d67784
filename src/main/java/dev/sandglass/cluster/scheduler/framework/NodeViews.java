package dev.sandglass.cluster.scheduler.framework;

import dev.sandglass.api.Node;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * All nodes with their Pods. Derived from the caches: never frozen, and made when they are first
 * looked at. Until then there is nothing to keep up to date.
 */
public final class NodeViews {

    private final Consumer<NodeViews> filling;
    private boolean isMade;
    private final TreeMap<String, NodeView> nodes = new TreeMap<>();
    private final Map<ObjectKey, String> places = new HashMap<>();
    private final TreeSet<ObjectKey> picky = new TreeSet<>();

    /**
     * @param filling shows all nodes and Pods, as the caches and the scheduler know them
     */
    public NodeViews(Consumer<NodeViews> filling) {
        this.filling = filling;
    }

    /** Makes them, if they are not. */
    public void make() {
        if (!isMade) {
            isMade = true;
            filling.accept(this);
        }
    }

    /** The nodes that are there, by name. */
    public List<NodeView> all() {
        make();
        var there = new ArrayList<NodeView>(nodes.size());
        for (var node : nodes.values()) {
            if (node.isThere()) {
                there.add(node);
            }
        }
        return there;
    }

    public NodeView node(String name) {
        make();
        return nodes.computeIfAbsent(name, NodeView::new);
    }

    /** Shows a node, or its newer version. */
    public void show(Node node) {
        if (isMade) {
            node(node.name()).show(node);
        }
    }

    public void forgetNode(String name) {
        var node = nodes.get(name);
        if (node != null) {
            node.forget();
            dropIfEmpty(node);
        }
    }

    private void dropIfEmpty(NodeView node) {
        if (!node.isThere() && node.pods().isEmpty()) {
            nodes.remove(node.name());
        }
    }

    /** Shows a Pod on its node. */
    public void put(Pod pod) {
        if (!isMade) {
            return;
        }
        var key = Pod.RESOURCE.key(pod);
        var before = places.get(key);
        if (before != null && !before.equals(pod.nodeName())) {
            remove(key);
        }
        node(pod.nodeName()).put(pod);
        places.put(key, pod.nodeName());
        if (pod.document().child("spec.affinity").has("podAntiAffinity")
                || pod.document().child("spec.affinity").has("podAffinity")) {
            picky.add(key);
        } else {
            picky.remove(key);
        }
    }

    public void remove(ObjectKey pod) {
        var place = places.remove(pod);
        picky.remove(pod);
        if (place != null) {
            node(place).remove(pod);
            dropIfEmpty(node(place));
        }
    }

    public boolean hasPlaced(ObjectKey pod) {
        return places.containsKey(pod);
    }

    /** Pods with a node that care which other Pods are near. */
    public Iterable<ObjectKey> picky() {
        make();
        return picky;
    }

    public NodeView nodeOf(ObjectKey pod) {
        return node(places.get(pod));
    }

    /** Forgets all, until they are looked at again. */
    public void clear() {
        isMade = false;
        nodes.clear();
        places.clear();
        picky.clear();
    }
}
