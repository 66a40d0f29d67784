package dev.sandglass.cluster.apiserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.document.Protobuf;
import org.junit.jupiter.api.Test;

class ProtobufBodyTest {

    private static final String TYPE = "application/vnd.kubernetes.protobuf";

    private final Server server = new Server();

    /** As kubectl create deployment sends it. */
    @Test
    void objectsMayComeInProtobuf() {
        var labels = Document.of("app", "web");
        var container = Document.of("name", "nginx", "image", "nginx:1.29");
        var deployment =
                Document.of(
                        "apiVersion",
                        "apps/v1",
                        "kind",
                        "Deployment",
                        "metadata",
                        Document.of("name", "web", "labels", labels),
                        "spec",
                        Document.of(
                                "replicas",
                                3,
                                "selector",
                                Document.of("matchLabels", labels),
                                "strategy",
                                Document.EMPTY,
                                "template",
                                Document.of(
                                        "metadata", Document.of("labels", labels),
                                        "spec", Document.of("containers", Items.of(container)))),
                        "status",
                        Document.EMPTY);
        var type = Schema.builtIn().type("apps", "v1", "Deployment");
        var bytes = Protobuf.seal(deployment, type);
        var request =
                Request.of(
                                Method.POST,
                                "/apis/apps/v1/namespaces/default/deployments",
                                Server.ADMIN)
                        .withBody(new Request.Body.Raw(bytes, TYPE));
        var created = assertInstanceOf(Reply.Ok.class, server.api.send(request)).body();

        assertEquals(3, created.number("spec.replicas", 0));
        assertEquals("25%", created.text("spec.strategy.rollingUpdate.maxSurge"));
        assertEquals(
                "IfNotPresent", created.text("spec.template.spec.containers[0].imagePullPolicy"));
        assertEquals(Document.EMPTY, created.get("status"));
    }
}
