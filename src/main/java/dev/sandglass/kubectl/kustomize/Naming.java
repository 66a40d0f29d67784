package dev.sandglass.kubectl.kustomize;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.kubectl.NameHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Hashes in names, references to objects whose names changed, and the order of objects. */
final class Naming {

    /** Kinds that come first, in this order; all others follow, webhooks last. */
    private static final List<String> FIRST =
            List.of(
                    "Namespace",
                    "ResourceQuota",
                    "StorageClass",
                    "CustomResourceDefinition",
                    "ServiceAccount",
                    "PodSecurityPolicy",
                    "Role",
                    "ClusterRole",
                    "RoleBinding",
                    "ClusterRoleBinding",
                    "ConfigMap",
                    "Secret",
                    "Endpoints",
                    "Service",
                    "LimitRange",
                    "PriorityClass",
                    "PersistentVolume",
                    "PersistentVolumeClaim",
                    "Deployment",
                    "StatefulSet",
                    "CronJob",
                    "PodDisruptionBudget");

    private static final List<String> LAST =
            List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

    /** Where the spec of a Pod names objects of a kind; lists are passed through. */
    private static final Map<String, List<String>> IN_PODS =
            Map.of(
                    "ConfigMap",
                    List.of(
                            "volumes/configMap/name",
                            "volumes/projected/sources/configMap/name",
                            "containers/env/valueFrom/configMapKeyRef/name",
                            "initContainers/env/valueFrom/configMapKeyRef/name",
                            "containers/envFrom/configMapRef/name",
                            "initContainers/envFrom/configMapRef/name"),
                    "Secret",
                    List.of(
                            "volumes/secret/secretName",
                            "volumes/projected/sources/secret/name",
                            "containers/env/valueFrom/secretKeyRef/name",
                            "initContainers/env/valueFrom/secretKeyRef/name",
                            "containers/envFrom/secretRef/name",
                            "initContainers/envFrom/secretRef/name",
                            "imagePullSecrets/name"),
                    "ServiceAccount",
                    List.of("serviceAccountName"),
                    "PersistentVolumeClaim",
                    List.of("volumes/persistentVolumeClaim/claimName"),
                    "PriorityClass",
                    List.of("priorityClassName"));

    /** Where other objects name some: referring kind, path, kind referred to. */
    private static final List<List<String>> ELSEWHERE =
            List.of(
                    List.of("StatefulSet", "spec/serviceName", "Service"),
                    List.of(
                            "StatefulSet",
                            "spec/volumeClaimTemplates/spec/storageClassName",
                            "StorageClass"),
                    List.of("Ingress", "spec/rules/http/paths/backend/service/name", "Service"),
                    List.of("Ingress", "spec/defaultBackend/service/name", "Service"),
                    List.of("Ingress", "spec/tls/secretName", "Secret"),
                    List.of("Ingress", "spec/ingressClassName", "IngressClass"),
                    List.of("RoleBinding", "roleRef/name", "Role"),
                    List.of("RoleBinding", "roleRef/name", "ClusterRole"),
                    List.of("ClusterRoleBinding", "roleRef/name", "ClusterRole"),
                    List.of("RoleBinding", "subjects/name", "ServiceAccount"),
                    List.of("ClusterRoleBinding", "subjects/name", "ServiceAccount"),
                    List.of("ServiceAccount", "imagePullSecrets/name", "Secret"),
                    List.of("PersistentVolumeClaim", "spec/volumeName", "PersistentVolume"),
                    List.of("PersistentVolumeClaim", "spec/storageClassName", "StorageClass"),
                    List.of("PersistentVolume", "spec/storageClassName", "StorageClass"),
                    List.of("HorizontalPodAutoscaler", "spec/scaleTargetRef/name", "Deployment"),
                    List.of("HorizontalPodAutoscaler", "spec/scaleTargetRef/name", "ReplicaSet"),
                    List.of("HorizontalPodAutoscaler", "spec/scaleTargetRef/name", "StatefulSet"));

    private Naming() {}

    /** Adds hashes, mends references, sorts. */
    static List<Item> finish(List<Item> items) {
        var hashed =
                items.stream()
                        .map(i -> i.hashes() ? i.renamed(i.name() + "-" + hash(i.object())) : i)
                        .toList();
        return fixed(hashed).stream()
                .sorted(
                        Comparator.<Item>comparingInt(item -> rank(item.kind()))
                                .thenComparing(Naming::sortKey)
                                .thenComparing(
                                        item -> item.object().text("metadata.namespace", "~X"))
                                .thenComparing(Item::name))
                .toList();
    }

    private static int rank(String kind) {
        var first = FIRST.indexOf(kind);
        return first >= 0 ? first - FIRST.size() : LAST.indexOf(kind) + 1;
    }

    private static String sortKey(Item item) {
        var version = item.object().text("apiVersion");
        return (version.contains("/") ? version.replace('/', '_') : "~G_" + version)
                + "_"
                + item.kind();
    }

    // ---- hashes ----

    private static String hash(Document object) {
        return NameHash.of(
                object, "", ""); // upstream looks for the name in the wrong place and finds none
    }

    // ---- references ----

    /** The items with references to renamed ones mended. */
    static List<Item> fixed(List<Item> items) {
        var renamed = items.stream().filter(item -> item.names().size() > 1).toList();
        var fixed = new ArrayList<>(items);
        for (var other : renamed) {
            fixed.replaceAll(item -> item.with(mended(item, other)));
        }
        return fixed;
    }

    private static Document mended(Item item, Item other) {
        var object = item.object();
        var pod = podPath(item.kind());
        if (pod != null) {
            for (var path : IN_PODS.getOrDefault(other.kind(), List.of())) {
                object = replaced(object, (pod + path).split("/"), 0, other);
            }
        }
        for (var reference : ELSEWHERE) {
            if (reference.get(0).equals(item.kind()) && reference.get(2).equals(other.kind())) {
                object = replaced(object, reference.get(1).split("/"), 0, other);
            }
        }
        return object;
    }

    private static @org.jspecify.annotations.Nullable String podPath(String kind) {
        return switch (kind) {
            case "Pod" -> "spec/";
            case "PodTemplate" -> "template/spec/";
            case "Deployment",
                    "ReplicaSet",
                    "DaemonSet",
                    "StatefulSet",
                    "Job",
                    "ReplicationController" ->
                    "spec/template/spec/";
            case "CronJob" -> "spec/jobTemplate/spec/template/spec/";
            default -> null;
        };
    }

    private static Document replaced(Document object, String[] path, int depth, Item other) {
        var value = object.get(path[depth]);
        if (depth == path.length - 1) {
            return value instanceof String name && other.names().contains(name)
                    ? object.put(path[depth], other.name())
                    : object;
        }
        return switch (value) {
            case Document inside ->
                    object.put(path[depth], replaced(inside, path, depth + 1, other));
            case Items items ->
                    object.put(path[depth], items.mapped(d -> replaced(d, path, depth + 1, other)));
            case null, default -> object;
        };
    }
}
