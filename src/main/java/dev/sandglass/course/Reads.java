package dev.sandglass.course;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Transport;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the grader reads a cluster: by the API like everybody else, as a user of its own. */
final class Reads {

    static final Credential WHO =
            new Credential.Component("sandglass:grader", List.of("system:masters"));

    /** The kinds that checks may name, in the singular and in the plural. */
    private static final Map<String, Place> PLACES =
            Map.ofEntries(
                    place("pod", "/api/v1", "pods"),
                    place("service", "/api/v1", "services"),
                    place("configmap", "/api/v1", "configmaps"),
                    place("secret", "/api/v1", "secrets"),
                    place("serviceaccount", "/api/v1", "serviceaccounts"),
                    place("event", "/api/v1", "events"),
                    Map.entry("node", new Place("/api/v1", "nodes", false)),
                    Map.entry("namespace", new Place("/api/v1", "namespaces", false)),
                    place("deployment", "/apis/apps/v1", "deployments"),
                    place("replicaset", "/apis/apps/v1", "replicasets"),
                    place("statefulset", "/apis/apps/v1", "statefulsets"),
                    place("daemonset", "/apis/apps/v1", "daemonsets"),
                    place("job", "/apis/batch/v1", "jobs"),
                    place("cronjob", "/apis/batch/v1", "cronjobs"),
                    place("endpointslice", "/apis/discovery.k8s.io/v1", "endpointslices"));

    private record Place(String prefix, String plural, boolean namespaced) {
        String path(String namespace) {
            return prefix + (namespaced ? "/namespaces/" + namespace : "") + "/" + plural;
        }
    }

    private Reads() {}

    private static Map.Entry<String, Place> place(String kind, String prefix, String plural) {
        return Map.entry(kind, new Place(prefix, plural, true));
    }

    /** The path of all objects of a kind, given by {@code pod} or {@code pods}. */
    static String path(String kind, String namespace) {
        for (var place : PLACES.entrySet()) {
            if (place.getKey().equals(kind) || place.getValue().plural().equals(kind)) {
                return place.getValue().path(namespace);
            }
        }
        throw new IllegalArgumentException(
                "a check cannot look at \""
                        + kind
                        + "\"; it can look at "
                        + String.join(", ", PLACES.keySet().stream().sorted().toList()));
    }

    /** The object, or null if there is none. */
    static @Nullable Document object(Transport transport, Check.Target target) {
        var path = path(target.kind(), target.namespace()) + "/" + target.name();
        return switch (transport.send(Request.get(path, WHO))) {
            case Reply.Ok ok -> ok.body();
            case Reply.Refused refused when refused.code() == 404 -> null;
            case Reply.Refused refused -> throw unexpected(path, refused.code());
            case Reply.Raw raw -> throw unexpected(path, raw.code());
            case Reply.Opened opened -> throw unexpected(path, opened.code());
        };
    }

    /** The list object with all of a kind. */
    static Document list(Transport transport, Count count) {
        var path = path(count.kind(), count.namespace());
        return switch (transport.send(Request.get(path, WHO))) {
            case Reply.Ok ok -> ok.body();
            case Reply.Refused refused -> throw unexpected(path, refused.code());
            case Reply.Raw raw -> throw unexpected(path, raw.code());
            case Reply.Opened opened -> throw unexpected(path, opened.code());
        };
    }

    private static IllegalStateException unexpected(String path, int code) {
        return new IllegalStateException("GET " + path + " answered " + code + " to the grader");
    }
}
