package dev.sandglass.cluster.controllers.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.cluster.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamespaceControllerTest {

    private static final ObjectKey DOOMED = new ObjectKey("namespaces", "", "doomed");

    private final World world = new World(1);

    private void create() {
        world.create("/api/v1/namespaces", "{\"metadata\":{\"name\":\"doomed\"}}");
        world.run(Duration.ofMillis(100));
    }

    private String conditions() {
        var text = new StringBuilder();
        for (var c :
                world.get("namespaces", "", "doomed")
                        .items("status.conditions")
                        .documents()
                        .toList()) {
            text.append(
                    "%s %s %s: %s\n"
                            .formatted(
                                    c.text("type"),
                                    c.text("status"),
                                    c.text("reason"),
                                    c.text("message")));
        }
        return text.toString();
    }

    @Test
    void aNewNamespaceGetsAnAccountAndTheRootCertificate() {
        create();
        world.get("serviceaccounts", "doomed", "default");
        var ca = world.get("configmaps", "doomed", "kube-root-ca.crt");
        assertEquals("ca\n", ca.child("data").get("ca.crt"));
        assertTrue(ca.child("metadata").child("annotations").has("kubernetes.io/description"));

        world.delete("/api/v1/namespaces/doomed/serviceaccounts/default");
        world.run(Duration.ofMillis(100));
        world.get("serviceaccounts", "doomed", "default");
    }

    @Test
    void itIsEmptiedPodsFirstAndWaitsForFinalizers() {
        create();
        world.create(
                "/api/v1/namespaces/doomed/pods",
                """
                {"metadata":{"name":"p"},"spec":{"containers":[{"name":"c","image":"nginx"}]}}""");
        world.create(
                "/api/v1/namespaces/doomed/configmaps",
                """
                {"metadata":{"name":"held","finalizers":["example.com/hold"]}}""");
        world.run(Duration.ofSeconds(3));
        world.delete("/api/v1/namespaces/doomed");
        assertEquals("Terminating", world.get("namespaces", "", "doomed").text("status.phase"));

        world.run(Duration.ofMillis(5_500));
        assertEquals(List.of(), world.list("pods", "doomed"));
        assertEquals(2, world.list("configmaps", "doomed").size(), "only Pods went");
        assertEquals(
                """
                NamespaceDeletionDiscoveryFailure False ResourcesDiscovered: All resources successfully discovered
                NamespaceDeletionGroupVersionParsingFailure False ParsedGroupVersions: All legacy kube types successfully parsed
                NamespaceDeletionContentFailure False ContentDeleted: All content successfully deleted, may be waiting on finalization
                NamespaceContentRemaining False ContentRemoved: All content successfully removed
                NamespaceFinalizersRemaining False ContentHasNoFinalizers: All content-preserving finalizers finished
                """,
                conditions());

        world.run(Duration.ofMillis(5_200));
        assertEquals(
                """
                NamespaceDeletionDiscoveryFailure False ResourcesDiscovered: All resources successfully discovered
                NamespaceDeletionGroupVersionParsingFailure False ParsedGroupVersions: All legacy kube types successfully parsed
                NamespaceDeletionContentFailure False ContentDeleted: All content successfully deleted, may be waiting on finalization
                NamespaceContentRemaining True SomeResourcesRemain: Some resources are remaining: configmaps. has 1 resource instances
                NamespaceFinalizersRemaining True SomeFinalizersRemain: Some content in the namespace has finalizers remaining: example.com/hold in 1 resource instances
                """,
                conditions());

        world.patch(
                "/api/v1/namespaces/doomed/configmaps/held",
                "{\"metadata\":{\"finalizers\":null}}");
        world.run(Duration.ofSeconds(9));
        assertNull(world.api.view().get(DOOMED));
    }

    @Test
    void anEmptyOneGoesAfterFiveSeconds() {
        create();
        world.delete("/api/v1/namespaces/doomed");
        world.run(Duration.ofMillis(4_900));
        world.get("namespaces", "", "doomed");
        world.run(Duration.ofMillis(600));
        assertNull(world.api.view().get(DOOMED));
    }
}
