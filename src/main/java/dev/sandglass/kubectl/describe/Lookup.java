package dev.sandglass.kubectl.describe;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.Request;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.usage.Arguments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What describers ask the server. */
final class Lookup {

    private final Client client;
    private final Arguments arguments;

    Lookup(Client client, Arguments arguments) {
        this.client = client;
        this.arguments = arguments;
    }

    long now() {
        return client.session().now();
    }

    /** An object as generated clients fetch it. */
    Document get(String path) {
        return client.object(client.get(path).withAccept(Client.TYPED));
    }

    /** What this request gives, as generated clients ask. */
    Document get(Request request) {
        return client.object(request.withAccept(Client.TYPED));
    }

    /** An object in JSON, as clients that know no types fetch it. */
    Document getPlain(String path) {
        return client.object(client.get(path));
    }

    /** All of a list, page by page; null when it is refused. */
    @Nullable List<Document> listOrNull(Request request) {
        try {
            return list(request);
        } catch (Refusal _) {
            return null;
        }
    }

    /** All of a list, page by page. */
    List<Document> list(Request request) {
        var found = new ArrayList<Document>();
        var limited = request.withAccept(Client.TYPED);
        var size = arguments.number("chunk-size");
        if (size > 0) {
            limited = limited.with("limit", Long.toString(size));
        }
        var token = "";
        do {
            var page = client.object(token.isEmpty() ? limited : limited.with("continue", token));
            token = page.text("metadata.continue");
            page.items("items").documents().forEach(found::add);
        } while (!token.isEmpty());
        return found;
    }

    Request request(String path) {
        return client.get(path);
    }

    /** The Events about an object that is named so, with this kind (when not empty) and uid. */
    @Nullable List<Document> events(Document object, String kind, String uid) {
        if (!arguments.flag("show-events")) {
            return null;
        }
        var namespace = object.text("metadata.namespace");
        var parts = new ArrayList<String>();
        if (!kind.isEmpty()) {
            parts.add("involvedObject.kind=" + kind);
        }
        parts.add(0, "involvedObject.name=" + object.text("metadata.name"));
        parts.add(1, "involvedObject.namespace=" + namespace);
        if (!uid.isEmpty()) {
            parts.add("involvedObject.uid=" + uid);
        }
        parts.sort(null);
        var path =
                namespace.isEmpty()
                        ? "/api/v1/events"
                        : "/api/v1/namespaces/" + namespace + "/events";
        var found = listOrNull(client.get(path).with("fieldSelector", String.join(",", parts)));
        return found == null ? List.of() : found;
    }

    /** How many Pods of a controller are in which phase. */
    record Counts(int running, int waiting, int succeeded, int failed) {
        @Override
        public String toString() {
            return running
                    + " Running / "
                    + waiting
                    + " Waiting / "
                    + succeeded
                    + " Succeeded / "
                    + failed
                    + " Failed";
        }
    }

    Counts counts(Document owner, LabelSelector selector) {
        var path = "/api/v1/namespaces/" + owner.text("metadata.namespace") + "/pods";
        var pods = list(client.get(path).with("labelSelector", selector.toString()));
        var counts = new int[4];
        for (var pod : pods) {
            var isOurs =
                    pod.items("metadata.ownerReferences")
                            .documents()
                            .anyMatch(
                                    r ->
                                            r.flag("controller")
                                                    && r.text("uid")
                                                            .equals(owner.text("metadata.uid")));
            if (!isOurs) {
                continue;
            }
            switch (pod.text("status.phase")) {
                case "Running" -> counts[0]++;
                case "Pending" -> counts[1]++;
                case "Succeeded" -> counts[2]++;
                case "Failed" -> counts[3]++;
                default -> {
                    /* unknown is counted nowhere */
                }
            }
        }
        return new Counts(counts[0], counts[1], counts[2], counts[3]);
    }
}
