package dev.sandglass.cluster.controllers.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.cluster.world.World;
import dev.sandglass.document.Document;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeploymentControllerTest {

    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
    private static final String WEB = DEPLOYMENTS + "/web";

    private final World world = new World(1);

    private void create(int replicas, String fields) {
        world.create(
                DEPLOYMENTS,
                """
                {"metadata":{"name":"web"},"spec":{"replicas":%d,"selector":{"matchLabels":{"app":"web"}},%s
                 "template":{"metadata":{"labels":{"app":"web"}},
                  "spec":{"containers":[{"name":"c","image":"nginx:1"}]}}}}"""
                        .formatted(replicas, fields));
        world.run(Duration.ofSeconds(5));
    }

    private void setImage(String image) {
        world.patch(
                WEB,
                """
                {"spec":{"template":{"spec":{"containers":[{"name":"c","image":"%s"}]}}}}"""
                        .formatted(image));
    }

    private Document web() {
        return world.get("deployments.apps", "default", "web");
    }

    private String condition(String type) {
        var c = web().items("status.conditions").named("type", type);
        return c == null
                ? "none"
                : c.text("status") + " " + c.text("reason") + ": " + c.text("message");
    }

    /** Sizes by image. */
    private String sizes() {
        var sizes = new TreeMap<String, Long>();
        for (var set : world.list("replicasets.apps", "default")) {
            sizes.put(
                    set.text("spec.template.spec.containers[0].image"),
                    set.number("spec.replicas", 0));
        }
        return sizes.toString();
    }

    private String nameOf(String image) {
        return world.list("replicasets.apps", "default").stream()
                .filter(s -> s.text("spec.template.spec.containers[0].image").equals(image))
                .map(s -> s.text("metadata.name"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void recreateTakesAllAwayFirst() {
        create(2, "\"strategy\":{\"type\":\"Recreate\"},");
        setImage("nginx:2");
        var both = 0;
        for (var i = 0; i < 400; i++) {
            world.run(Duration.ofMillis(10));
            var images =
                    world.list("pods", "default").stream()
                            .filter(p -> !p.text("status.phase").equals("Succeeded"))
                            .map(p -> p.text("spec.containers[0].image"))
                            .distinct()
                            .count();
            both += images > 1 ? 1 : 0;
        }
        assertEquals(0, both, "old and new never ran together");
        assertEquals("{nginx:1=0, nginx:2=2}", sizes());
        assertEquals(2, web().number("status.availableReplicas", 0));
    }

    @Test
    void aRolloutThatDoesNotGetOnSaysSo() {
        create(2, "\"progressDeadlineSeconds\":10,");
        setImage("nginx:nosuch");
        world.run(Duration.ofSeconds(9));
        assertTrue(condition("Progressing").startsWith("True ReplicaSetUpdated: "));
        world.run(Duration.ofSeconds(4));
        assertEquals(
                "False ProgressDeadlineExceeded: ReplicaSet \"%s\" has timed out progressing."
                        .formatted(nameOf("nginx:nosuch")),
                condition("Progressing"));
        assertEquals(
                "True MinimumReplicasAvailable: Deployment has minimum availability.",
                condition("Available"));
    }

    @Test
    void theHistoryIsAsLongAsItsLimit() {
        create(1, "\"revisionHistoryLimit\":1,");
        for (var image : List.of("nginx:2", "nginx:3", "nginx:4")) {
            setImage(image);
            world.run(Duration.ofSeconds(4));
        }
        assertEquals("{nginx:3=0, nginx:4=1}", sizes());
        assertEquals("4", web().text("metadata.annotations.deployment\\.kubernetes\\.io/revision"));
    }

    @Test
    void replicasCountAsAvailableAfterMinReadySeconds() {
        create(2, "\"minReadySeconds\":10,");
        assertEquals(2, web().number("status.readyReplicas", 0));
        assertEquals(0, web().number("status.availableReplicas", 0));
        world.run(Duration.ofSeconds(7));
        assertEquals(2, web().number("status.availableReplicas", 0));
    }

    @Test
    void scalingInTheMiddleOfARolloutKeepsTheProportion() {
        create(10, "\"strategy\":{\"rollingUpdate\":{\"maxSurge\":3,\"maxUnavailable\":2}},");
        setImage("nginx:nosuch");
        world.run(Duration.ofSeconds(3));
        assertEquals("{nginx:1=8, nginx:nosuch=5}", sizes());
        world.patch(WEB, "{\"spec\":{\"replicas\":15}}");
        world.run(Duration.ofSeconds(3));
        assertEquals("{nginx:1=11, nginx:nosuch=7}", sizes());
    }

    @Test
    void aPausedOneIsScaledButNotRolledOut() {
        create(2, "");
        world.patch(WEB, "{\"spec\":{\"paused\":true}}");
        setImage("nginx:2");
        world.patch(WEB, "{\"spec\":{\"replicas\":4}}");
        world.run(Duration.ofSeconds(3));
        assertEquals("{nginx:1=4}", sizes());
        assertEquals("Unknown DeploymentPaused: Deployment is paused", condition("Progressing"));
    }

    @Test
    void annotationsGoAlongToTheNewSet() {
        create(1, "");
        world.patch(
                WEB,
                "{\"metadata\":{\"annotations\":{\"kubernetes.io/change-cause\":\"second\"}}}");
        setImage("nginx:2");
        world.run(Duration.ofSeconds(3));
        var set = world.get("replicasets.apps", "default", nameOf("nginx:2"));
        assertEquals(
                "second",
                set.child("metadata").child("annotations").get("kubernetes.io/change-cause"));
        var events =
                world.list("events", "default").stream()
                        .filter(e -> e.text("reason").equals("ScalingReplicaSet"))
                        .map(e -> e.text("message"))
                        .toList();
        assertEquals(
                List.of(
                        "Scaled up replica set %s from 0 to 1".formatted(nameOf("nginx:1")),
                        "Scaled up replica set %s from 0 to 1".formatted(nameOf("nginx:2")),
                        "Scaled down replica set %s from 1 to 0".formatted(nameOf("nginx:1"))),
                events);
    }
}
