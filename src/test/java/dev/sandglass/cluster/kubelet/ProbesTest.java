package dev.sandglass.cluster.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What probes do and say. The words were recorded from Kubernetes v1.35.2, kubeadm, 3 nodes. */
class ProbesTest {

    private NodeWorld world;

    @BeforeEach
    void aCluster() {
        world = new NodeWorld(5);
    }

    private void create(String name, String spec) {
        world.apply(
                "apiVersion: v1\nkind: Pod\nmetadata: {name: "
                        + name
                        + "}\nspec: {nodeName: node01, containers: [{name: c, "
                        + spec
                        + "}]}\n");
    }

    private List<String> unhealthy(String pod) {
        return world.events(pod).stream().filter(e -> e.startsWith("Unhealthy")).toList();
    }

    private String address(String pod) {
        return world.pod(pod).text("status.podIP");
    }

    @Test
    void aDeadContainerIsRestarted() {
        create(
                "dead",
                "image: nginx, livenessProbe: {httpGet: {path: /nosuch, port: 80}, periodSeconds:"
                        + " 5, failureThreshold: 2}");
        world.run(20);
        assertEquals(
                """
                Pending
                Pending · c waiting(ContainerCreating) · -P +I -R -C +P
                Running · c running r s · +P +I +R +C +P
                Running · c running last(Completed) #1 r s · +P +I +R +C +P
                """,
                Brief.history(world, "dead"));
        assertTrue(
                unhealthy("dead")
                        .getFirst()
                        .endsWith("Liveness probe failed: HTTP probe failed with statuscode: 404"));
        assertTrue(
                world.events("dead")
                        .contains(
                                "Killing x1 Container c failed liveness probe, will be restarted"));
    }

    @Test
    void anUnreadyContainerIsAskedAtOnceAndThenAgain() {
        create(
                "unready",
                "image: nginx, readinessProbe: {tcpSocket: {port: 81}, periodSeconds: 3}");
        world.run(10);
        assertEquals(
                """
                Pending
                Pending · c waiting(ContainerCreating) · -P +I -R -C +P
                Running · c running s · +P +I -R -C +P
                """,
                Brief.history(world, "unready"));
        assertEquals(
                List.of(
                        "Unhealthy x4 Readiness probe failed: dial tcp "
                                + address("unready")
                                + ":81: connect: connection refused"),
                unhealthy("unready"));
    }

    @Test
    void aContainerBecomesReadyWhenTheFileIsThere() {
        create(
                "slow",
                "image: busybox, args: [sh, -c, 'sleep 8; touch /tmp/up; sleep 600'], startupProbe:"
                        + " {exec: {command: [cat, /tmp/up]}, periodSeconds: 2, failureThreshold: 30},"
                        + " readinessProbe: {exec: {command: [cat, /tmp/up]}, periodSeconds: 2}");
        world.run(20);
        assertEquals(
                """
                Pending
                Pending · c waiting(ContainerCreating) · -P +I -R -C +P
                Running · c running · +P +I -R -C +P
                Running · c running s · +P +I -R -C +P
                Running · c running r s · +P +I +R +C +P
                """,
                Brief.history(world, "slow"));
    }

    @Test
    void aSlowAnswerIsNone() {
        create(
                "slow",
                "image: busybox, args: [sleep, '600'], livenessProbe: {exec: {command: [sleep,"
                        + " '5']}, timeoutSeconds: 1, periodSeconds: 5}");
        world.run(9);
        assertEquals(
                List.of(
                        "Unhealthy x1 Liveness probe failed: command timed out: \"sleep 5\" timed"
                                + " out after 1s"),
                unhealthy("slow"));
    }

    @Test
    void aQuestionThatCannotBeAskedLeavesThingsAsTheyAre() {
        create(
                "odd",
                "image: nginx, livenessProbe: {exec: {command: [/no/such]}, periodSeconds: 3}");
        world.run(12);
        assertTrue(
                unhealthy("odd")
                        .getFirst()
                        .replaceAll("[0-9a-f]{64}", "ID")
                        .endsWith(
                                "Liveness probe errored and resulted in unknown state: rpc error:"
                                        + " code = Unknown desc = failed to exec in container: failed"
                                        + " to start exec \"ID\": OCI runtime exec failed: exec failed:"
                                        + " unable to start container process: exec: \"/no/such\": stat"
                                        + " /no/such: no such file or directory"));
        assertEquals(0, world.pod("odd").number("status.containerStatuses[0].restartCount", -1));
    }

    @Test
    void aStartupProbeThatFailsEndsTheContainer() {
        create(
                "startup",
                "image: nginx, startupProbe: {httpGet: {path: /, port: 8081}, periodSeconds: 3,"
                        + " failureThreshold: 3}");
        world.run(14);
        assertEquals(
                "Startup probe failed: Get \"http://"
                        + address("startup")
                        + ":8081/\": dial tcp "
                        + address("startup")
                        + ":8081: connect: connection refused",
                unhealthy("startup").getFirst().replaceFirst("Unhealthy x\\d+ ", ""));
        assertTrue(
                world.events("startup")
                        .contains(
                                "Killing x1 Container c failed startup probe, will be restarted"));
    }
}
