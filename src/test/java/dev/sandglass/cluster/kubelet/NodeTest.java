package dev.sandglass.cluster.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Request;
import dev.sandglass.document.Document;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What kubelets do about their nodes and about the Pods that were there before them. */
class NodeTest {

    private NodeWorld world;

    @BeforeEach
    void aCluster() {
        world = new NodeWorld(13);
    }

    private Document node(String name) {
        return Objects.requireNonNull(world.server.view().get(new ObjectKey("nodes", "", name)));
    }

    @Test
    void anIdleClusterWritesItsLeasesAndNodesOnly() {
        var before = world.revision();
        world.run(600);
        var writes = world.revision() - before;
        assertTrue(
                writes >= 180 && writes <= 186,
                "writes: " + writes); // 60 Leases a node, and its status
        var resources =
                world.server.since(world.revision() - 60).stream()
                        .map(change -> change.key().resource())
                        .collect(Collectors.toSet());
        resources.remove("nodes");
        assertEquals(Set.of("leases.coordination.k8s.io"), resources);
    }

    @Test
    void podsThatRanBeforeGoOnWithoutAWrite() {
        var apiserver = new ObjectKey("pods", "kube-system", "kube-apiserver-controlplane");
        var before = world.server.view().get(apiserver);
        world.run(120);
        assertEquals(before, world.server.view().get(apiserver));
    }

    @Test
    void aMirrorPodIsShownAgainWithAnotherUid() {
        var key = new ObjectKey("pods", "kube-system", "kube-scheduler-controlplane");
        var before = Objects.requireNonNull(world.server.view().get(key));
        world.ok(
                world.request(
                        Request.Method.DELETE,
                        "/api/v1/namespaces/kube-system/pods/kube-scheduler-controlplane"));
        world.run(3);
        var after = Objects.requireNonNull(world.server.view().get(key));
        assertTrue(!before.text("metadata.uid").equals(after.text("metadata.uid")));
        assertEquals("Running", after.text("status.phase"));
        assertEquals(
                before.text("status.containerStatuses[0].containerID"),
                after.text("status.containerStatuses[0].containerID"));
    }

    @Test
    void aNodeTellsOfAnImageThatWasPulled() {
        world.apply(
                "apiVersion: v1\n"
                        + "kind: Pod\n"
                        + "metadata: {name: web}\n"
                        + "spec: {nodeName: node01, containers: [{name: c, image: 'nginx:1.27'}]}\n");
        world.run(15);
        var images = node("node01").items("status.images");
        assertEquals(
                "docker.io/library/nginx@sha256:36c182e496427109b775beb00c8f7108d8117dc91066206d786442e00f697797",
                images.document(1).items("names").get(0));
        assertEquals("docker.io/library/nginx:1.27", images.document(1).items("names").get(1));
        assertEquals(5_182_687L, images.document(1).get("sizeBytes"));
        assertEquals(4, node("node01").items("status.conditions").size());
    }

    @Test
    void addressesAreGivenOutInTurn() {
        for (var i = 0; i < 3; i++) {
            world.apply(
                    "apiVersion: v1\nkind: Pod\nmetadata: {name: p"
                            + i
                            + "}\n"
                            + "spec: {nodeName: node01, containers: [{name: c, image:"
                            + " nginx}]}\n");
            world.run(4);
        }
        assertEquals("10.244.1.2", world.pod("p0").text("status.podIP"));
        assertEquals("10.244.1.3", world.pod("p1").text("status.podIP"));
        assertEquals("10.244.1.4", world.pod("p2").text("status.podIP"));
    }
}
