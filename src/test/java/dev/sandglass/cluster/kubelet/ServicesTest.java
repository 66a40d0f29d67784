package dev.sandglass.cluster.kubelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.KubeletPort.Streams;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a program in a Pod reaches through Services: names, addresses, endpoints. */
class ServicesTest {

    private NodeWorld world;

    @BeforeEach
    void twoServersAndAClient() {
        world = new NodeWorld(23);
        for (var name : List.of("one", "two")) {
            world.apply(
                    "apiVersion: v1\nkind: Pod\nmetadata: {name: "
                            + name
                            + "}\n"
                            + "spec: {nodeName: node01, containers: [{name: c, image:"
                            + " 'registry.k8s.io/e2e-test-images/agnhost:2.57', args:"
                            + " [netexec]}]}\n");
        }
        world.apply(
                "apiVersion: v1\nkind: Pod\nmetadata: {name: client}\nspec: {nodeName: node02,"
                        + " containers: [{name: c, image: busybox, command: [sleep, '9999']}]}\n");
        world.apply(
                """
                apiVersion: v1
                kind: Service
                metadata: {name: web}
                spec: {type: NodePort, ports: [{port: 80, targetPort: 8080, nodePort: 30080}]}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: nobody}
                spec: {ports: [{port: 80}]}
                """);
        world.run(20);
        slice("web", "one", "two");
        world.run(1);
    }

    private void slice(String service, String... pods) {
        var endpoints = new StringBuilder();
        for (var pod : pods) {
            var address = world.pod(pod).text("status.podIP");
            endpoints.append("- {addresses: [").append(address).append("]}\n");
        }
        world.apply(
                "apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: {name: "
                        + service
                        + "-1, labels: {kubernetes.io/service-name: "
                        + service
                        + "}}\naddressType: IPv4\nports: [{port: 8080}]\nendpoints:\n"
                        + endpoints);
    }

    private String exec(String... command) {
        var streams = new Streams(false, true, true, false);
        var reply = world.kubelets.exec(world.pod("client"), "c", List.of(command), streams);
        world.run(2);
        var batch = world.kubelets.poll(((Reply.Opened) reply).cursor());
        return new String(batch.out(), StandardCharsets.UTF_8)
                + new String(batch.err(), StandardCharsets.UTF_8);
    }

    @Test
    void aServiceLeadsToOneOfItsEndpoints() {
        var seen = new TreeSet<String>();
        for (var i = 0; i < 10; i++) {
            seen.add(exec("wget", "-qO-", "http://web/hostname"));
        }
        assertEquals(List.of("one", "two"), List.copyOf(seen));
        assertEquals("one", exec("wget", "-qO-", "http://" + address("one") + ":8080/hostname"));
    }

    private String address(String pod) {
        return world.pod(pod).text("status.podIP");
    }

    @Test
    void aNodePortLeadsThereFromEveryNode() {
        for (var node : List.of("172.30.0.10", "172.30.0.11", "172.30.0.12")) {
            var answer = exec("wget", "-qO-", "http://" + node + ":30080/hostname");
            assertTrue(List.of("one", "two").contains(answer), answer);
        }
    }

    @Test
    void aServiceWithoutEndpointsRefuses() {
        var clusterIp =
                Objects.requireNonNull(
                                world.server
                                        .view()
                                        .get(new ObjectKey("services", "default", "nobody")))
                        .text("spec.clusterIP");
        assertEquals(
                "wget: can't connect to remote host (" + clusterIp + "): Connection refused\n",
                exec("wget", "-qO-", "http://nobody"));
    }

    @Test
    void aServiceThatIsGoneIsNotKnownAnyMore() {
        world.ok(world.request(Request.Method.DELETE, "/api/v1/namespaces/default/services/web"));
        world.run(1);
        assertEquals("wget: bad address 'web'\n", exec("wget", "-qO-", "http://web"));
    }
}
