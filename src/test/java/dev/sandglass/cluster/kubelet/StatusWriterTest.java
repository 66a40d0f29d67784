package dev.sandglass.cluster.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sandglass.api.Request;
import dev.sandglass.document.Json;
import org.junit.jupiter.api.Test;

class StatusWriterTest {

    @Test
    void aPatchIsTheDifferenceForThisVeryPod() {
        var before =
                Json.object(
                        """
                        {"phase":"Pending","conditions":[
                          {"type":"Ready","status":"False"},{"type":"PodScheduled","status":"True"}]}
                        """);
        var after =
                Json.object(
                        """
                        {"phase":"Running","conditions":[
                          {"type":"Ready","status":"True"},{"type":"PodScheduled","status":"True"}]}
                        """);
        assertEquals(
                "{\"metadata\":{\"uid\":\"u1\"},\"status\":{"
                        + "\"$setElementOrder/conditions\":[{\"type\":\"Ready\"},{\"type\":\"PodScheduled\"}],"
                        + "\"conditions\":[{\"status\":\"True\",\"type\":\"Ready\"}],\"phase\":\"Running\"}}",
                Json.write(StatusWriter.patch("u1", before, after)));
    }

    @Test
    void statusesArePatched() {
        var world = new NodeWorld(1);
        world.apply(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: web}
                spec:
                  nodeName: node01
                  containers: [{name: web, image: "nginx:1.29"}]
                """);
        world.run(20);
        assertEquals("Running", world.pod("web").text("status.phase"));
        assertFalse(world.statusRequests.isEmpty());
        for (var request : world.statusRequests) {
            assertEquals(Request.Method.PATCH, request.method());
            assertEquals(
                    Request.STRATEGIC_MERGE_PATCH,
                    ((Request.Body.Tree) request.body()).contentType());
        }
    }
}
