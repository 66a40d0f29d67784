package dev.sandglass.cluster.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.cluster.store.Snapshot;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Timeline;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final long NOW =
            Instant.parse("2027-01-02T03:04:05Z").getEpochSecond() * 1_000_000_000L;

    @Test
    void aFreshClusterHasWhatTheRecordedOneHad() {
        var store = fresh(1);
        var root = store.root();
        assertEquals(10, root.count("pods"));
        assertEquals(3, root.count("nodes"));
        assertEquals(72, root.count("clusterroles.rbac.authorization.k8s.io"));
        assertEquals(80, root.count("events"));
        var node = root.get(new ObjectKey("nodes", "", "controlplane"));
        assertEquals("v1.35.2", node.text("status.nodeInfo.kubeletVersion"));
        assertEquals("2027-01-02T03:02:31Z", node.text("metadata.creationTimestamp"));
        var lease =
                root.get(new ObjectKey("leases.coordination.k8s.io", "kube-node-lease", "node01"));
        assertEquals("656", lease.text("metadata.resourceVersion"));
        var worker = root.get(new ObjectKey("nodes", "", "node01"));
        assertEquals(worker.text("metadata.uid"), lease.text("metadata.ownerReferences[0].uid"));
        assertTrue(root.list("configmaps").noneMatch(m -> m.toString().contains("{{")));
        assertTrue(root.list("pods").noneMatch(m -> m.toString().contains("{{")));
    }

    @Test
    void seedsDecideNamesAndUids() {
        var names = fresh(1).root().list("pods").map(p -> p.text("metadata.name")).toList();
        assertEquals(
                names, fresh(1).root().list("pods").map(p -> p.text("metadata.name")).toList());
        assertNotEquals(
                names, fresh(2).root().list("pods").map(p -> p.text("metadata.name")).toList());
    }

    @Test
    void aForkCanHaveItsOwnAuthorities() {
        var store = fresh(1);
        Bootstrap.replaceAuthorities(
                store, new Chance(1), NOW, new Bootstrap.Authorities("OTHER\n", "FRONT\n"));
        var root = store.root();
        assertEquals(
                4,
                root.list("configmaps")
                        .filter(m -> "OTHER\n".equals(m.text("data.ca\\.crt")))
                        .count());
        assertFalse(root.list("configmaps").anyMatch(m -> m.toString().contains("CA-PEM")));
    }

    private static Store fresh(long seed) {
        var store = new Store(new Timeline(NOW), Snapshot.EMPTY);
        Bootstrap.fill(
                store, new Chance(seed), NOW, new Bootstrap.Authorities("CA-PEM\n", "FRONT-PEM\n"));
        return store;
    }
}
