package dev.sandglass.cluster.controllers.endpointslicemirroring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sandglass.cluster.world.World;
import dev.sandglass.document.Document;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointsMirrorTest {

    private static final String ENDPOINTS = "/api/v1/namespaces/default/endpoints";

    private final World world = new World(1);

    private void write(String service, String metadata) {
        world.create("/api/v1/namespaces/default/services", service);
        world.create(
                ENDPOINTS,
                """
                {"metadata":{"name":"db"%s},"subsets":[{
                 "addresses":[{"ip":"10.9.8.7"}],"notReadyAddresses":[{"ip":"10.9.8.6"}],
                 "ports":[{"name":"sql","port":5432}]}]}"""
                        .formatted(metadata));
        world.run(Duration.ofSeconds(1));
    }

    private List<Document> slices() {
        return world.list("endpointslices.discovery.k8s.io", "default").stream()
                .filter(s -> !s.text("metadata.name").equals("kubernetes"))
                .toList();
    }

    private static String service(String selector) {
        return """
        {"metadata":{"name":"db"},"spec":{%s"ports":[{"name":"sql","port":5432}]}}"""
                .formatted(selector);
    }

    @Test
    void whatPeopleWriteIsShownAsASlice() {
        write(service(""), ",\"labels\":{\"tier\":\"back\"}");
        assertEquals(1, slices().size());
        var slice = slices().getFirst();
        assertEquals("db-", slice.text("metadata.generateName"));
        assertEquals("Endpoints", slice.text("metadata.ownerReferences[0].kind"));
        assertEquals(
                """
                {"endpointslice.kubernetes.io/managed-by":\
                "endpointslicemirroring-controller.k8s.io",\
                "kubernetes.io/service-name":"db","tier":"back"}""",
                slice.child("metadata").child("labels").toString());
        assertEquals("10.9.8.7", slice.text("endpoints[0].addresses[0]"));
        assertEquals(
                "{\"ready\":true}",
                slice.items("endpoints").document(0).child("conditions").toString());
        assertEquals(
                "{\"ready\":false}",
                slice.items("endpoints").document(1).child("conditions").toString());
        assertEquals(
                "{\"name\":\"sql\",\"port\":5432,\"protocol\":\"TCP\"}",
                slice.items("ports").document(0).toString());
    }

    @Test
    void theSliceFollows() {
        write(service(""), "");
        var name = slices().getFirst().text("metadata.name");
        world.patch(
                ENDPOINTS + "/db",
                """
                {"subsets":[{"addresses":[{"ip":"10.9.8.1"}],
                 "ports":[{"name":"sql","port":5432}]}]}""");
        world.run(Duration.ofSeconds(1));
        var slice = slices().getFirst();
        assertEquals(name, slice.text("metadata.name"));
        assertEquals(1, slice.items("endpoints").size());
        assertEquals("10.9.8.1", slice.text("endpoints[0].addresses[0]"));

        var before = slice.text("metadata.resourceVersion");
        world.run(Duration.ofMinutes(1));
        assertEquals(before, slices().getFirst().text("metadata.resourceVersion"));

        world.delete(ENDPOINTS + "/db");
        world.run(Duration.ofSeconds(1));
        assertEquals(List.of(), slices());
    }

    @Test
    void whoeverAsksNotToBeMirroredIsNot() {
        write(service(""), ",\"labels\":{\"endpointslice.kubernetes.io/skip-mirror\":\"true\"}");
        assertEquals(List.of(), slices());
    }

    @Test
    void aSelectorEndsIt() {
        write(service(""), "");
        world.patch(
                "/api/v1/namespaces/default/services/db",
                "{\"spec\":{\"selector\":{\"app\":\"db\"}}}");
        world.run(Duration.ofSeconds(1));
        assertEquals(1, slices().size());
        assertEquals("Service", slices().getFirst().text("metadata.ownerReferences[0].kind"));
    }
}
