package dev.sandglass.cluster.world;

import dev.sandglass.api.Credential;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Request.Method;
import dev.sandglass.api.Transport;
import dev.sandglass.api.View;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import dev.sandglass.sim.Timeline;
import java.time.Duration;
import java.util.List;

/** What people do with a cluster, and how time passes meanwhile. */
public abstract class People {

    private static final Credential ADMIN =
            new Credential.Component("kubernetes-admin", List.of("system:masters"));

    protected abstract Transport transport();

    protected abstract View view();

    protected abstract Timeline timeline();

    /** Lets so much time pass. */
    public void run(Duration time) {
        var end = timeline().now() + time.toNanos();
        while (timeline().step(end)) {}
        timeline().advanceTo(end);
    }

    public Document ask(Method method, String path, String body) {
        var request = Request.of(method, path, ADMIN);
        if (!body.isEmpty()) {
            var type = method == Method.PATCH ? Request.STRATEGIC_MERGE_PATCH : Request.JSON;
            request = request.withBody(Json.object(body), type);
        }
        return switch (transport().send(request)) {
            case Reply.Ok(_, var document, _) -> document;
            case Reply.Refused(var status, _) -> throw new AssertionError(status.message());
            case Reply other -> throw new AssertionError(other);
        };
    }

    public Document create(String path, String body) {
        return ask(Method.POST, path, body);
    }

    public Document patch(String path, String body) {
        return ask(Method.PATCH, path, body);
    }

    public void delete(String path) {
        ask(Method.DELETE, path, "");
    }

    public Document get(String resource, String namespace, String name) {
        var object = view().get(new ObjectKey(resource, namespace, name));
        if (object == null) {
            throw new AssertionError("no " + resource + " " + namespace + "/" + name);
        }
        return object;
    }

    public List<Document> list(String resource, String namespace) {
        return view().list(resource, namespace).toList();
    }

    /** {@code kubectl create deployment}. */
    public void createDeployment(String name, String image, int replicas) {
        create(
                "/apis/apps/v1/namespaces/default/deployments",
                """
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"%1$s","labels":{"app":"%1$s"}},
                 "spec":{"replicas":%3$d,"selector":{"matchLabels":{"app":"%1$s"}},
                  "template":{"metadata":{"labels":{"app":"%1$s"}},
                   "spec":{"containers":[{"name":"nginx","image":"%2$s"}]}}}}
                """
                        .formatted(name, image, replicas));
    }
}
