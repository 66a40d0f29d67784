package dev.sandglass.cluster.controllers.endpointslice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sandglass.cluster.world.World;
import dev.sandglass.document.Document;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointSliceControllerTest {

    private final World world = new World(1);

    private void expose(String name, String clusterIp) {
        world.create(
                "/api/v1/namespaces/default/services",
                """
                {"metadata":{"name":"%s","labels":{"app":"web"}},"spec":{"selector":{"app":"web"},%s
                 "ports":[{"port":80,"targetPort":8080,"protocol":"TCP"}]}}"""
                        .formatted(name, clusterIp));
    }

    private Document slice() {
        return world.list("endpointslices.discovery.k8s.io", "default").stream()
                .filter(s -> !s.text("metadata.name").equals("kubernetes"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aServiceWithoutPodsHasOneEmptySlice() {
        expose("web", "");
        world.run(Duration.ofMillis(100));
        var slice = slice();
        assertEquals("web-", slice.text("metadata.generateName"));
        assertEquals("IPv4", slice.text("addressType"));
        assertEquals(
                "{\"app\":\"web\",\"endpointslice.kubernetes.io/managed-by\":"
                        + "\"endpointslice-controller.k8s.io\",\"kubernetes.io/service-name\":\"web\"}",
                slice.child("metadata").child("labels").toString());
        assertEquals("Service", slice.text("metadata.ownerReferences[0].kind"));
        assertEquals(0, slice.items("endpoints").size());
        var endpoints = world.get("endpoints", "default", "web");
        assertEquals(
                "endpoint-controller",
                endpoints
                        .child("metadata")
                        .child("labels")
                        .get("endpoints.kubernetes.io/managed-by"));
    }

    @Test
    void endpointsFollowPods() {
        expose("web", "");
        world.createDeployment("web", "nginx", 2);
        world.run(Duration.ofSeconds(3));
        var slice = slice();
        assertEquals(
                "[{\"name\":\"\",\"port\":8080,\"protocol\":\"TCP\"}]", text(slice.items("ports")));
        assertEquals(2, slice.items("endpoints").size());
        var endpoint = slice.items("endpoints").document(0);
        assertEquals(
                "{\"ready\":true,\"serving\":true,\"terminating\":false}",
                endpoint.child("conditions").toString());
        assertEquals("Pod", endpoint.text("targetRef.kind"));
        var subset = world.get("endpoints", "default", "web").items("subsets").document(0);
        assertEquals(2, subset.items("addresses").size());
        assertEquals("[{\"port\":8080,\"protocol\":\"TCP\"}]", text(subset.items("ports")));

        world.patch(
                "/apis/apps/v1/namespaces/default/deployments/web", "{\"spec\":{\"replicas\":0}}");
        world.run(Duration.ofMillis(60));
        var leaving = slice().items("endpoints");
        assertEquals(2, leaving.size());
        assertEquals(
                "{\"ready\":false,\"serving\":true,\"terminating\":true}",
                leaving.document(0).child("conditions").toString());
        assertEquals(0, world.get("endpoints", "default", "web").items("subsets").size());

        world.run(Duration.ofSeconds(2));
        assertEquals(0, slice().items("endpoints").size());
    }

    @Test
    void aHeadlessOneSaysSo() {
        expose("web", "\"clusterIP\":\"None\",");
        world.run(Duration.ofMillis(100));
        assertEquals(
                "",
                slice().child("metadata").child("labels").get("service.kubernetes.io/headless"));
    }

    @Test
    void theyGoWithTheService() {
        expose("web", "");
        world.run(Duration.ofMillis(100));
        world.delete("/api/v1/namespaces/default/services/web");
        world.run(Duration.ofSeconds(1));
        assertEquals(1, world.list("endpointslices.discovery.k8s.io", "default").size());
        assertEquals(
                List.of("kubernetes"),
                world.list("endpoints", "default").stream()
                        .map(e -> e.text("metadata.name"))
                        .toList());
    }

    private static String text(Object value) {
        return dev.sandglass.document.Json.write(value);
    }
}
