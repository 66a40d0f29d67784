package dev.sandglass.cluster.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.cluster.world.World;
import dev.sandglass.document.Document;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchedulerTest {

    private static final String PODS = "/api/v1/namespaces/default/pods";
    private static final String NOT_HELPFUL =
            " no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not"
                    + " helpful for scheduling.";

    private final World world = new World(1);

    private Document pod(String name, String spec) {
        world.create(
                PODS,
                "{\"metadata\":{\"name\":\"%s\",\"labels\":{\"app\":\"%s\"}},\"spec\":{%s}}"
                        .formatted(name, name, spec));
        world.run(Duration.ofMillis(100));
        return world.get("pods", "default", name);
    }

    private static String asking(String requests) {
        return "\"containers\":[{\"name\":\"c\",\"image\":\"nginx\",\"resources\":{\"requests\":"
                + requests
                + "}}]";
    }

    private static final String PLAIN = "\"containers\":[{\"name\":\"c\",\"image\":\"nginx\"}]";

    private static String said(Document pod) {
        var condition = pod.items("status.conditions").named("type", "PodScheduled");
        return condition == null ? "" : condition.text("message");
    }

    private List<String> events(String pod) {
        return world.list("events", "default").stream()
                .filter(event -> event.text("involvedObject.name").equals(pod))
                .filter(event -> event.text("reportingComponent").equals("default-scheduler"))
                .map(SchedulerTest::shown)
                .toList();
    }

    private static String shown(Document event) {
        return "%s %s x%d %s"
                .formatted(
                        event.text("type"),
                        event.text("reason"),
                        event.number("count", 0),
                        event.text("message"));
    }

    @Test
    void aPodGetsANodeAndAnEvent() {
        var pod = pod("web", PLAIN);
        var node = pod.text("spec.nodeName");
        assertTrue(node.startsWith("node0"));
        assertEquals(
                List.of("Normal Scheduled x1 Successfully assigned default/web to " + node),
                events("web"));
    }

    @Test
    void whyAPodStaysPending() {
        var before = "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 ";
        assertEquals(
                before + "Insufficient cpu." + NOT_HELPFUL,
                said(pod("cpu", asking("{\"cpu\":\"1000\"}"))));
        assertEquals(
                before + "Insufficient memory." + NOT_HELPFUL,
                said(pod("memory", asking("{\"memory\":\"500Gi\"}"))));
        assertEquals(
                before + "Insufficient cpu, 2 Insufficient memory." + NOT_HELPFUL,
                said(pod("both", asking("{\"cpu\":\"64\",\"memory\":\"500Gi\"}"))));
        assertEquals(
                before + "Insufficient ephemeral-storage." + NOT_HELPFUL,
                said(pod("storage", asking("{\"ephemeral-storage\":\"5000Gi\"}"))));
        assertEquals(
                before + "node(s) didn't match Pod's node affinity/selector." + NOT_HELPFUL,
                said(pod("selector", "\"nodeSelector\":{\"disktype\":\"ssd\"}," + PLAIN)));
        assertEquals(
                before + "node(s) didn't match pod affinity rules." + NOT_HELPFUL,
                said(pod("near", affinity("podAffinity", "nosuch") + PLAIN)));
        assertEquals(
                before
                        + "node(s) didn't match pod topology spread constraints (missing"
                        + " required label)."
                        + NOT_HELPFUL,
                said(
                        pod(
                                "spread",
                                """
                        "topologySpreadConstraints":[{"maxSkew":1,"topologyKey":"example.com/nosuch",
                        "whenUnsatisfiable":"DoNotSchedule","labelSelector":{"matchLabels":{"app":"spread"}}}],"""
                                        + PLAIN)));
        assertEquals(
                "0/3 nodes are available: persistentvolumeclaim \"nosuch\" not found. not found",
                said(
                        pod(
                                "claim",
                                """
                        "volumes":[{"name":"v","persistentVolumeClaim":{"claimName":"nosuch"}}],"""
                                        + PLAIN)));
        assertEquals(
                List.of(
                        "Warning FailedScheduling x1 "
                                + before
                                + "Insufficient cpu."
                                + NOT_HELPFUL),
                events("cpu"));
    }

    private static String affinity(String kind, String app) {
        return """
                "affinity":{"%s":{"requiredDuringSchedulingIgnoredDuringExecution":[
                {"labelSelector":{"matchLabels":{"app":"%s"}},"topologyKey":"kubernetes.io/hostname"}]}},"""
                .formatted(kind, app);
    }

    @Test
    void aLabelThatMakesANodeFitGivesItThePod() {
        assertEquals(
                "",
                pod("selector", "\"nodeSelector\":{\"disktype\":\"ssd\"}," + PLAIN)
                        .text("spec.nodeName"));
        world.patch("/api/v1/nodes/node01", "{\"metadata\":{\"labels\":{\"other\":\"label\"}}}");
        world.run(Duration.ofSeconds(15));
        assertEquals(1, events("selector").size(), "not tried again for nothing");
        assertTrue(events("selector").getFirst().contains(" x1 "));

        world.patch("/api/v1/nodes/node02", "{\"metadata\":{\"labels\":{\"disktype\":\"ssd\"}}}");
        world.run(Duration.ofSeconds(1));
        assertEquals("node02", world.get("pods", "default", "selector").text("spec.nodeName"));
    }

    @Test
    void podsOfOneOwnerAreSpread() {
        world.createDeployment("web", "nginx", 6);
        world.run(Duration.ofSeconds(1));
        var onFirst =
                world.list("pods", "default").stream()
                        .filter(pod -> pod.text("spec.nodeName").equals("node01"))
                        .count();
        assertEquals(3, onFirst);
    }

    @Test
    void thoseThatAvoidEachOtherGetNodesOfTheirOwn() {
        var spec = affinity("podAntiAffinity", "a") + PLAIN;
        var nodes = new HashSet<String>();
        nodes.add(labelled("a1", spec).text("spec.nodeName"));
        nodes.add(labelled("a2", spec).text("spec.nodeName"));
        assertEquals(2, nodes.size());
        assertEquals(
                "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) didn't"
                        + " match"
                        + " pod anti-affinity rules. no new claims to deallocate, preemption:"
                        + " 0/3 nodes"
                        + " are available: 1 Preemption is not helpful for scheduling, 2 No"
                        + " preemption"
                        + " victims found for incoming pod.",
                said(labelled("a3", spec)));
        world.delete(PODS + "/a1");
        world.run(Duration.ofSeconds(2));
        assertNotEquals("", world.get("pods", "default", "a3").text("spec.nodeName"));
    }

    private Document labelled(String name, String spec) {
        world.create(
                PODS,
                "{\"metadata\":{\"name\":\"%s\",\"labels\":{\"app\":\"a\"}},\"spec\":{%s}}"
                        .formatted(name, spec));
        world.run(Duration.ofMillis(100));
        return world.get("pods", "default", name);
    }

    @Test
    void gatedPodsAndThoseOfOtherSchedulersAreLeftAlone() {
        assertEquals(
                "",
                pod("gated", "\"schedulingGates\":[{\"name\":\"example.com/wait\"}]," + PLAIN)
                        .text("spec.nodeName"));
        assertEquals(
                "", pod("other", "\"schedulerName\":\"nosuch\"," + PLAIN).text("spec.nodeName"));
        assertEquals(List.of(), events("gated"));
    }

    @Test
    void whileItIsStoppedPodsWait() {
        world.scheduler.stop();
        assertEquals("", pod("web", PLAIN).text("spec.nodeName"));
        world.run(Duration.ofSeconds(20));
        world.scheduler.start("controlplane", 1);
        world.run(Duration.ofSeconds(1));
        assertNotEquals("", world.get("pods", "default", "web").text("spec.nodeName"));
        var event =
                world.list("events", "default").stream()
                        .filter(e -> e.text("reason").equals("Scheduled"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("default-scheduler-controlplane", event.text("reportingInstance"));
        assertEquals("Binding", event.text("action"));
    }
}
