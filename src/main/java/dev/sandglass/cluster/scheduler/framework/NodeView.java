package dev.sandglass.cluster.scheduler.framework;

import dev.sandglass.api.Node;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Pod;
import dev.sandglass.document.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A node as the scheduler sees it: what it has, what its Pods ask for. Kept up to date change by
 * change.
 */
public final class NodeView {

    /** A Pod on the node. */
    public record Placed(Pod pod, Requests requests) {}

    private final String name;
    private Node node;
    private boolean isThere;
    private Amounts allocatable = new Amounts();
    private final Amounts asked = new Amounts();
    private long cpuForScore;
    private long memoryForScore;
    private final TreeMap<ObjectKey, Placed> pods = new TreeMap<>();
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, Integer> owners = new HashMap<>();

    public NodeView(String name) {
        this.name = name;
        this.node = new Node(Document.EMPTY);
    }

    public String name() {
        return name;
    }

    public Node node() {
        return node;
    }

    /** Whether there is a Node object: Pods can outlive it. */
    public boolean isThere() {
        return isThere;
    }

    public void show(Node newer) {
        node = newer;
        isThere = true;
        allocatable = Amounts.of(newer.allocatable());
    }

    public void forget() {
        isThere = false;
    }

    public Amounts allocatable() {
        return allocatable;
    }

    /** The sum of what its Pods ask for. */
    public Amounts asked() {
        return asked;
    }

    public long cpuForScore() {
        return cpuForScore;
    }

    public long memoryForScore() {
        return memoryForScore;
    }

    public Collection<Placed> pods() {
        return pods.values();
    }

    /** One of its Pods. */
    public Pod pod(ObjectKey key) {
        return pods.get(key).pod();
    }

    /** How many of its Pods have this controller. */
    public int podsOwnedBy(String uid) {
        return owners.getOrDefault(uid, 0);
    }

    // ---- host ports ----

    /** Whether a container could have this port of the host. */
    public boolean isPortFree(Document port) {
        var ip = hostIp(port);
        var rest = portKey(port, "");
        if (ip.equals(ANY)) {
            return !ports.containsKey("*" + rest);
        }
        return !ports.containsKey(ip + rest) && !ports.containsKey(ANY + rest);
    }

    private static final String ANY = "0.0.0.0";

    private static String hostIp(Document port) {
        var ip = port.text("hostIP");
        return ip.isEmpty() ? ANY : ip;
    }

    private static String portKey(Document port, String ip) {
        return ip + "/" + port.text("protocol", "TCP") + "/" + port.number("hostPort", 0);
    }

    private void count(Pod pod, int by) {
        for (var container : pod.containers()) {
            for (var item : ((Document) container).items("ports")) {
                var port = (Document) item;
                if (port.number("hostPort", 0) > 0) {
                    add(ports, portKey(port, hostIp(port)), by);
                    add(ports, portKey(port, "*"), by); // any address at all
                }
            }
        }
        var owner = pod.controllerReference();
        if (owner != null) {
            add(owners, owner.text("uid"), by);
        }
    }

    private static void add(Map<String, Integer> counts, String key, int by) {
        counts.merge(key, by, (a, b) -> a + b == 0 ? null : a + b);
    }

    // ---- its Pods ----

    /** Puts a Pod on the node, or its newer version. */
    public void put(Pod pod) {
        var key = Pod.RESOURCE.key(pod);
        remove(key);
        var placed = new Placed(pod, Requests.of(pod));
        pods.put(key, placed);
        asked.add(placed.requests().asked());
        cpuForScore += placed.requests().cpuForScore();
        memoryForScore += placed.requests().memoryForScore();
        count(pod, 1);
    }

    public void remove(ObjectKey key) {
        var placed = pods.remove(key);
        if (placed != null) {
            asked.subtract(placed.requests().asked());
            cpuForScore -= placed.requests().cpuForScore();
            memoryForScore -= placed.requests().memoryForScore();
            count(placed.pod(), -1);
        }
    }

    /** The same node with the same Pods, for trying what would happen without some. */
    public NodeView copy() {
        var copy = new NodeView(name);
        copy.show(node);
        pods.values().forEach(placed -> copy.put(placed.pod()));
        return copy;
    }
}
