package dev.sandglass.cluster.controllers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Change;
import dev.sandglass.cluster.world.People;
import dev.sandglass.cluster.world.RealWorld;
import dev.sandglass.cluster.world.World;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A Deployment's life shows each object's states as the real cluster showed them, in their order.
 */
class DeploymentCascadeTest {

    private static final int SEEDS = 16;

    private static final String WEB = "/apis/apps/v1/namespaces/default/deployments/web";

    /**
     * Among the orders in which the controllers can come to the objects is that of the recording.
     */
    @Test
    void everyStateOfEveryObjectInItsOrder() throws IOException {
        var expected = recorded();
        var equal = 0;
        for (var seed = 1L; seed <= SEEDS; seed++) {
            equal += expected.equals(statesOfALife(seed)) ? 1 : 0;
        }
        assertTrue(equal > 0, "none of " + SEEDS + " seeds");
    }

    /**
     * With any seed: the Deployment's controller may look a moment earlier or later, the rest
     * stands firm.
     */
    @Test
    void everyStateOfEveryReplicaSetWhateverTheSeed() throws IOException {
        var expected = recorded();
        expected.remove("Deployment/web");
        for (var seed = 1L; seed <= SEEDS; seed++) {
            var actual = statesOfALife(seed);
            for (var object : expected.keySet()) {
                var states = joined(expected.get(object));
                assertEquals(states, joined(actual.get(object)), object + ", seed " + seed);
            }
        }
    }

    /** What every Pod goes through, with real kubelets. */
    @Test
    void everyStateOfEveryPod() throws IOException {
        var expected = text("/golden/cascades/deployment-pods.txt").split("\n\n");
        var world = new RealWorld(1);
        world.run(Duration.ofSeconds(2));
        live(world);
        var pods = new LinkedHashMap<String, List<String>>();
        for (var change : world.history()) {
            if (change.key().resource().equals("pods") && change.key().name().startsWith("web-")) {
                var state = change.after() == null ? "DELETED" : PodShape.of(change.after());
                add(pods, change.key().name(), state);
            }
        }
        assertEquals(17, pods.size());
        pods.forEach(
                (name, states) -> {
                    var isBurstable = states.getFirst().contains("Burstable");
                    assertEquals(expected[isBurstable ? 1 : 0], joined(states), name);
                });
    }

    /** What a seed showed: two tests look at it. */
    private static final Map<Long, Map<String, List<String>>> LIVES = new HashMap<>();

    private static Map<String, List<String>> statesOfALife(long seed) {
        return LIVES.computeIfAbsent(seed, DeploymentCascadeTest::live);
    }

    private static Map<String, List<String>> live(long seed) {
        var world = new World(seed);
        world.run(Duration.ofSeconds(2));
        world.history.clear();
        live(world);
        return states(world.history);
    }

    private static void live(People world) {
        world.createDeployment("web", "nginx:1.27", 3);
        world.run(Duration.ofSeconds(6));
        world.patch(WEB, "{\"spec\":{\"replicas\":5}}");
        world.run(Duration.ofSeconds(6));
        world.patch(WEB, "{\"spec\":{\"replicas\":3}}");
        world.run(Duration.ofSeconds(5));
        world.patch(WEB, image("nginx:1.28"));
        world.run(Duration.ofSeconds(15));
        world.patch(WEB, image("nginx:1.27")); // undo
        world.run(Duration.ofSeconds(12));
        world.patch(WEB, "{\"spec\":{\"paused\":true}}");
        world.run(Duration.ofMillis(100));
        world.patch(WEB, image("nginx:1.29"));
        world.run(Duration.ofMillis(90));
        world.patch(
                WEB,
                container("\"resources\":{\"requests\":{\"cpu\":\"10m\",\"memory\":\"16Mi\"}}"));
        world.run(Duration.ofSeconds(6));
        world.patch(WEB, "{\"spec\":{\"paused\":false}}");
        world.run(Duration.ofSeconds(15));
        world.patch(
                WEB,
                "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":"
                        + "{\"kubectl.kubernetes.io/restartedAt\":\"2026-11-21T12:02:37Z\"}}}}}");
        world.run(Duration.ofSeconds(12));
        world.delete(WEB);
        world.run(Duration.ofSeconds(5));
    }

    private static String image(String image) {
        return container("\"image\":\"" + image + "\"");
    }

    private static String container(String field) {
        return "{\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"name\":\"nginx\","
                + field
                + "}]}}}}";
    }

    private static String joined(@Nullable List<String> states) {
        return states == null ? "" : String.join("\n", states);
    }

    private static Map<String, List<String>> states(List<Change> history) {
        var states = new LinkedHashMap<String, List<String>>();
        for (var change : history) {
            var kind = change.object().text("kind");
            if (kind.equals("Deployment") || kind.equals("ReplicaSet")) {
                var state = change.after() == null ? "DELETED" : state(change.after()).toString();
                add(states, kind + "/" + change.key().name(), state);
            }
        }
        return states;
    }

    private static void add(Map<String, List<String>> states, String object, String state) {
        var all = states.computeIfAbsent(object, _ -> new ArrayList<>());
        if (all.isEmpty() || !all.getLast().equals(state)) {
            all.add(state);
        }
    }

    private static Document state(Document object) {
        var status = object.child("status");
        if (status.has("conditions")) {
            Items conditions = status.items("conditions");
            status =
                    status.put(
                            "conditions",
                            conditions.mapped(
                                    c -> c.remove("lastUpdateTime").remove("lastTransitionTime")));
        }
        if (status.number("replicas", 0) == 0) {
            status = status.put("replicas", 0); // what Go leaves out of one and not of the other
        }
        return Document.of(
                "annotations", object.child("metadata").child("annotations"),
                "generation", object.number("metadata.generation", 0),
                "replicas", object.number("spec.replicas", 0),
                "status", status);
    }

    private static String zeroed(String state) {
        if (state.equals("DELETED")) {
            return state;
        }
        var object = Json.object(state);
        return object.with("status.replicas", object.number("status.replicas", 0)).toString();
    }

    private static Map<String, List<String>> recorded() throws IOException {
        var states = new LinkedHashMap<String, List<String>>();
        text("/golden/cascades/deployment.txt")
                .lines()
                .forEach(
                        line -> {
                            var space = line.indexOf(' ');
                            var state = zeroed(line.substring(space + 1));
                            add(states, line.substring(0, space), state);
                        });
        return states;
    }

    /** A recording without the note of its origin. */
    private static String text(String resource) throws IOException {
        try (var in = DeploymentCascadeTest.class.getResourceAsStream(resource)) {
            var text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining("\n"));
        }
    }
}
