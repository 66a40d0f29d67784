package dev.sandglass.cluster.controllers.nodelifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Node;
import dev.sandglass.api.Pod;
import dev.sandglass.cluster.world.World;
import dev.sandglass.document.Document;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeLifecycleControllerTest {

    private final World world = new World(1);

    private Node node() {
        return new Node(world.get("nodes", "", "node02"));
    }

    private List<String> taints() {
        return node().taints()
                .documents()
                .map(taint -> taint.text("key") + ":" + taint.text("effect"))
                .toList();
    }

    private List<Pod> podsOnIt() {
        return world.list("pods", "default").stream()
                .map(Pod::new)
                .filter(pod -> pod.nodeName().equals("node02"))
                .toList();
    }

    private List<String> events(String reason) {
        return world.list("events", "default").stream()
                .filter(event -> event.text("reason").equals(reason))
                .map(event -> event.text("type") + " " + event.text("message"))
                .toList();
    }

    private void start() {
        world.createDeployment("web", "nginx", 4);
        world.run(Duration.ofSeconds(3));
        assertEquals(2, podsOnIt().size());
        world.silence("node02");
    }

    @Test
    void aSilentNodeIsUnknownAfterFiftySeconds() {
        start();
        world.run(Duration.ofSeconds(40));
        assertTrue(node().isReady());

        world.run(Duration.ofSeconds(20));
        for (var type : List.of("Ready", "MemoryPressure", "DiskPressure", "PIDPressure")) {
            var condition = node().condition(type);
            assertEquals("Unknown", condition.text("status"));
            assertEquals("NodeStatusUnknown", condition.text("reason"));
            assertEquals("Kubelet stopped posting node status.", condition.text("message"));
        }
        assertEquals(
                List.of(
                        "node.kubernetes.io/unreachable:NoSchedule",
                        "node.kubernetes.io/unreachable:NoExecute"),
                taints());
        assertTrue(podsOnIt().stream().noneMatch(Pod::isReady));
        assertTrue(podsOnIt().stream().allMatch(pod -> pod.phase().equals("Running")));
        assertEquals(
                List.of("Normal Node node02 status is now: NodeNotReady"),
                events("NodeNotReady").stream().filter(e -> e.startsWith("Normal")).toList());
        assertEquals(
                2,
                events("NodeNotReady").stream()
                        .filter(e -> e.equals("Warning Node is not ready"))
                        .count());
        assertEquals(
                2,
                world.get("deployments.apps", "default", "web")
                        .number("status.availableReplicas", 0));
    }

    @Test
    void itsPodsLeaveAfterFiveMinutesAndAreReplaced() {
        start();
        world.run(Duration.ofSeconds(345));
        assertEquals(2, podsOnIt().size());
        assertTrue(podsOnIt().stream().noneMatch(Pod::isBeingDeleted));
        world.run(Duration.ofSeconds(15));
        assertTrue(
                podsOnIt().stream().allMatch(Pod::isBeingDeleted),
                "for ever: no kubelet ends them");
        var target = podsOnIt().getFirst().condition("DisruptionTarget");
        assertEquals("DeletionByTaintManager", target.text("reason"));
        assertEquals("Taint manager: deleting due to NoExecute taint", target.text("message"));
        assertEquals(2, events("TaintManagerEviction").size());
        assertEquals(
                4,
                world.get("deployments.apps", "default", "web")
                        .number("status.availableReplicas", 0));
    }

    @Test
    void whenItComesBackTheTaintsGo() {
        start();
        world.run(Duration.ofSeconds(70));
        world.silence("");
        world.run(Duration.ofMillis(100));
        assertEquals(List.of("node.kubernetes.io/unreachable:NoExecute"), taints());
        world.run(Duration.ofSeconds(6));
        assertEquals(List.of(), taints());
        var cancelled = events("TaintManagerEviction");
        assertEquals(2, cancelled.size());
        assertTrue(
                cancelled.getFirst().startsWith("Normal Cancelling deletion of Pod default/web-"));
    }

    @Test
    void aCordonedNodeIsTainted() {
        world.patch("/api/v1/nodes/node02", "{\"spec\":{\"unschedulable\":true}}");
        world.run(Duration.ofSeconds(1));
        assertEquals(List.of("node.kubernetes.io/unschedulable:NoSchedule"), taints());
        world.patch("/api/v1/nodes/node02", "{\"spec\":{\"unschedulable\":null}}");
        world.run(Duration.ofSeconds(1));
        assertEquals(List.of(), taints());
    }

    @Test
    void podsOfADeletedNodeAreRemoved() {
        start();
        var names = podsOnIt().stream().map(Pod::name).toList();
        world.delete("/api/v1/nodes/node02");
        world.run(Duration.ofSeconds(35));
        assertEquals(2, podsOnIt().size());
        world.run(Duration.ofSeconds(10));
        assertEquals(List.of(), podsOnIt());
        assertEquals(2, names.size());
        assertEquals(
                List.of(),
                world.list("leases.coordination.k8s.io", "kube-node-lease").stream()
                        .map(lease -> (Document) lease.child("metadata"))
                        .filter(metadata -> metadata.text("name").equals("node02"))
                        .toList());
    }
}
