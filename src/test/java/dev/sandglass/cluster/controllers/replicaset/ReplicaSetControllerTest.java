package dev.sandglass.cluster.controllers.replicaset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sandglass.api.Pod;
import dev.sandglass.api.Status;
import dev.sandglass.cluster.world.World;
import dev.sandglass.document.Document;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplicaSetControllerTest {

    private static final String SETS = "/apis/apps/v1/namespaces/default/replicasets";

    private final World world = new World(1);

    private void create(int replicas) {
        world.create(
                SETS,
                """
                {"metadata":{"name":"web"},"spec":{"replicas":%d,"selector":{"matchLabels":{"app":"web"}},
                 "template":{"metadata":{"labels":{"app":"web"}},
                  "spec":{"containers":[{"name":"c","image":"nginx:1"}]}}}}"""
                        .formatted(replicas));
        world.run(Duration.ofSeconds(3));
    }

    private List<Pod> pods() {
        return world.list("pods", "default").stream().map(Pod::new).toList();
    }

    @Test
    void aDeletedPodIsReplaced() {
        create(2);
        var gone = pods().getFirst();
        world.delete("/api/v1/namespaces/default/pods/" + gone.name());
        world.run(Duration.ofSeconds(3));
        assertEquals(2, pods().size());
        assertEquals(0, pods().stream().filter(p -> p.uid().equals(gone.uid())).count());
    }

    @Test
    void aPodThatIsRelabelledIsLetGoAndReplaced() {
        create(1);
        var pod = pods().getFirst();
        world.patch(
                "/api/v1/namespaces/default/pods/" + pod.name(),
                "{\"metadata\":{\"labels\":{\"app\":\"debug\"}}}");
        world.run(Duration.ofSeconds(2));
        assertEquals(2, pods().size());
        assertNull(new Pod(world.get("pods", "default", pod.name())).controllerReference());

        world.patch(
                "/api/v1/namespaces/default/pods/" + pod.name(),
                "{\"metadata\":{\"labels\":{\"app\":\"web\"}}}");
        world.run(Duration.ofSeconds(3));
        assertEquals(1, pods().size(), "adopted, and one too many deleted");
    }

    @Test
    void slowStartDoublesAndStopsAtARefusal() {
        var calls = new ArrayList<Integer>();
        var refusal = new Status(403, "Forbidden", "exceeded quota", Document.EMPTY);
        var result =
                SlowStart.repeat(
                        100,
                        () -> {
                            calls.add(calls.size());
                            return calls.size() == 6 ? refusal : null;
                        });
        assertEquals(refusal, result);
        assertEquals(7, calls.size(), "1 + 2 + 4: the batch is finished, the next not begun");
        assertNull(SlowStart.repeat(3, () -> null));
        assertNull(SlowStart.repeat(0, () -> refusal));
    }

    private static Pod pod(String name, String node, String phase, boolean ready, int age) {
        var condition =
                Document.of(
                        "type",
                        "Ready",
                        "status",
                        ready ? "True" : "False",
                        "lastTransitionTime",
                        "2026-11-21T12:00:%02dZ".formatted(60 - age));
        return new Pod(
                Document.of(
                        "metadata",
                        Map.of(
                                "name", name,
                                "uid", name,
                                "creationTimestamp", "2026-11-21T12:00:%02dZ".formatted(60 - age)),
                        "spec",
                        Map.of("nodeName", node),
                        "status",
                        Map.of("phase", phase, "conditions", List.of(condition))));
    }

    @Test
    void theLeastUsefulPodGoesFirst() {
        var order = new DeletionOrder(Map.of("n1", 3, "n2", 1), 1_795_262_460_000_000_000L);
        var sorted =
                new ArrayList<>(
                        List.of(
                                pod("old", "n2", "Running", true, 50),
                                pod("young", "n2", "Running", true, 2),
                                pod("crowded", "n1", "Running", true, 50),
                                pod("unready", "n2", "Running", false, 50),
                                pod("pending", "n2", "Pending", false, 50),
                                pod("homeless", "", "Pending", false, 50)));
        sorted.sort(order);
        assertEquals(
                List.of("homeless", "pending", "unready", "crowded", "young", "old"),
                sorted.stream().map(Pod::name).toList());
    }
}
