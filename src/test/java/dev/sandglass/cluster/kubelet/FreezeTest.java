package dev.sandglass.cluster.kubelet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sandglass.sim.Chance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nodes that are frozen to bytes and thawed at random moments do what uninterrupted ones do, byte
 * for byte.
 */
class FreezeTest {

    private static final int SECONDS = 45;

    private static final List<String> PODS =
            List.of(
                    "containers: [{name: c, image: nginx, readinessProbe: {httpGet: {path: /, port:"
                            + " 80}}}]",
                    "containers: [{name: c, image: 'nginx:nosuch'}]",
                    "restartPolicy: OnFailure, containers: [{name: c, image: busybox,"
                            + " command: [sh, -c, 'echo hi; sleep 2; exit 1']}]",
                    "initContainers: [{name: i, image: busybox, command: [sh, -c, 'sleep 3']},"
                            + " {name: s, image: busybox, restartPolicy: Always, command: [sleep,"
                            + " '60']}], containers: [{name: c, image: httpd, livenessProbe:"
                            + " {tcpSocket: {port: 81}, periodSeconds: 3}}]",
                    "terminationGracePeriodSeconds: 5, containers: [{name: c, image: busybox,"
                            + " command: [sh, -c, 'while true; do date >> /tmp/x; sleep 1; done'],"
                            + " startupProbe: {exec: {command: [cat, /tmp/x]}, periodSeconds: 2},"
                            + " lifecycle: {preStop: {sleep: {seconds: 2}}}}]");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void thawedNodesGoOnAsIfNothingHadHappened(long seed) {
        var whole = new NodeWorld(seed);
        var broken = new NodeWorld(seed);
        var chance = new Chance(seed);
        for (var world : List.of(whole, broken)) {
            for (var i = 0; i < PODS.size(); i++) {
                world.apply(
                        "apiVersion: v1\nkind: Pod\nmetadata: {name: p"
                                + i
                                + "}\nspec: {nodeName: node01, "
                                + PODS.get(i)
                                + "}\n");
            }
        }
        var moments = new ArrayList<Double>();
        for (var second = 0; second < SECONDS; second++) {
            if (second == 25) {
                whole.delete("p4");
                broken.delete("p4");
            }
            var part = chance.fraction("freeze", "moment", second);
            moments.add(second + part);
            whole.run(part);
            broken.run(part);
            broken.thaw(broken.freeze());
            whole.run(1 - part);
            broken.run(1 - part);
            assertEquals(
                    whole.revision(), broken.revision(), "seed " + seed + ", frozen at " + moments);
        }
        assertArrayEquals(
                whole.freeze(), broken.freeze(), "seed " + seed + ", frozen at " + moments);
    }
}
