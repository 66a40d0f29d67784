package dev.sandglass.cluster.controllers.garbage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sandglass.api.Change;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Request.Method;
import dev.sandglass.cluster.world.World;
import dev.sandglass.document.Document;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GarbageCollectorTest {

    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments/";
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    private final World world = new World(1);

    private void start(String name) {
        world.createDeployment(name, "nginx", 2);
        world.run(Duration.ofSeconds(3));
        world.history.clear();
    }

    private void delete(String path, String policy) {
        world.ask(
                Method.DELETE,
                path,
                "{\"kind\":\"DeleteOptions\",\"apiVersion\":\"v1\",\"propagationPolicy\":\""
                        + policy
                        + "\"}");
    }

    /** Kinds in the order in which their last object went. */
    private List<String> goneInOrder() {
        return world.history.stream()
                .filter(change -> change.after() == null)
                .map(Change::object)
                .map(object -> object.text("kind"))
                .filter(kind -> List.of("Deployment", "ReplicaSet", "Pod").contains(kind))
                .distinct()
                .toList();
    }

    private Document map(String name) {
        return world.api.view().get(new ObjectKey("configmaps", "default", name));
    }

    @Test
    void inTheBackgroundTheOwnerGoesFirst() {
        start("a");
        delete(DEPLOYMENTS + "a", "Background");
        world.run(Duration.ofSeconds(3));
        assertEquals(List.of("Deployment", "ReplicaSet", "Pod"), goneInOrder());
        assertEquals(List.of(), world.list("pods", "default"));
    }

    @Test
    void inTheForegroundTheOwnerGoesLast() {
        start("b");
        delete(DEPLOYMENTS + "b", "Foreground");
        assertEquals(
                List.of("foregroundDeletion"),
                world.get("deployments.apps", "default", "b").items("metadata.finalizers"));
        world.run(Duration.ofSeconds(3));
        assertEquals(List.of("Pod", "ReplicaSet", "Deployment"), goneInOrder());
    }

    @Test
    void orphansStayAndAreAdoptedByTheNextOwner() {
        start("c");
        var pods = world.list("pods", "default").stream().map(p -> p.text("metadata.uid")).toList();
        delete(DEPLOYMENTS + "c", "Orphan");
        world.run(Duration.ofSeconds(2));
        assertEquals(List.of("Deployment"), goneInOrder());
        var set = world.list("replicasets.apps", "default").getFirst();
        assertEquals(0, set.items("metadata.ownerReferences").size());

        world.createDeployment("c", "nginx", 3);
        world.run(Duration.ofSeconds(3));
        var now = world.list("replicasets.apps", "default");
        assertEquals(1, now.size());
        assertEquals("c", now.getFirst().text("metadata.ownerReferences[0].name"));
        var after =
                world.list("pods", "default").stream().map(p -> p.text("metadata.uid")).toList();
        assertEquals(3, after.size());
        pods.forEach(uid -> assertEquals(true, after.contains(uid)));
    }

    @Test
    void whatHasNoOwnerAnyMoreGoes() {
        var owner = world.create(MAPS, "{\"metadata\":{\"name\":\"owner\"}}");
        var reference =
                "\"ownerReferences\":[{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"name\":\"%s\","
                        + "\"uid\":\"%s\",\"blockOwnerDeletion\":true}]";
        var own = reference.formatted("owner", owner.text("metadata.uid"));
        world.create(MAPS, "{\"metadata\":{\"name\":\"child\"," + own + "}}");
        world.create(
                MAPS,
                "{\"metadata\":{\"name\":\"held\",\"finalizers\":[\"example.com/hold\"],"
                        + own
                        + "}}");
        var lost = reference.formatted("nobody", "11111111-2222-3333-4444-555555555555");
        world.create(MAPS, "{\"metadata\":{\"name\":\"lost\"," + lost + "}}");
        world.run(Duration.ofSeconds(1));
        assertNull(map("lost"));

        delete(MAPS + "/owner", "Foreground");
        world.run(Duration.ofSeconds(1));
        assertNull(map("child"));
        assertEquals(List.of("foregroundDeletion"), map("owner").items("metadata.finalizers"));

        world.patch(MAPS + "/held", "{\"metadata\":{\"finalizers\":null}}");
        world.run(Duration.ofSeconds(1));
        assertNull(map("held"));
        assertNull(map("owner"));
    }
}
