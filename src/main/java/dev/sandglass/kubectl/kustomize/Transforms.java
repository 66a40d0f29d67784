package dev.sandglass.kubectl.kustomize;

import dev.sandglass.api.schema.Schema;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a kustomization changes, in upstream's order: patches, namespace, prefix and suffix, labels, annotations, JSON
 * patches, replicas, images.
 */
final class Transforms {

    private static final Set<String> NEVER_RENAMED =
            Set.of("CustomResourceDefinition", "APIService", "Namespace");
    private static final Set<String> SCALED =
            Set.of("Deployment", "ReplicationController", "ReplicaSet", "StatefulSet");

    private final Document kustomization;
    private final String folder;
    private final Build build;

    Transforms(Document kustomization, String folder, Build build) {
        this.kustomization = kustomization;
        this.folder = folder;
        this.build = build;
    }

    List<Item> apply(List<Item> items) {
        var patches = new Patches(folder, build);
        var changed = patches.strategic(items, kustomization.items("patchesStrategicMerge"));
        changed = patches.any(changed, kustomization.items("patches"));
        changed = each(changed, this::placed);
        changed = changed.stream().map(this::named).toList();
        changed = each(changed, this::labelled);
        changed = each(changed, this::annotated);
        changed = patches.any(changed, kustomization.items("patchesJson6902"));
        changed = changed.stream().map(this::scaled).toList();
        changed = each(changed, object -> (Document) Objects.requireNonNull(imaged(object)));
        return Naming.fixed(new ArrayList<>(changed));
    }

    private static List<Item> each(List<Item> items, UnaryOperator<Document> change) {
        return items.stream().map(item -> item.with(change.apply(item.object()))).toList();
    }

    private Document placed(Document object) {
        var namespace = kustomization.text("namespace");
        if (namespace.isEmpty()) {
            return object;
        }
        var kind = Schema.builtIn().kinds().of(object.text("apiVersion"), object.text("kind"));
        var placed = object;
        if (object.text("kind").equals("Namespace")) {
            placed = placed.with("metadata.name", namespace);
        } else if (kind == null || kind.namespaced()) {
            placed = placed.with("metadata.namespace", namespace);
        }
        if (!Set.of("RoleBinding", "ClusterRoleBinding").contains(object.text("kind"))) {
            return placed;
        }
        return placed.put(
                "subjects",
                placed.items("subjects")
                        .mapped(s -> isDefaultAccount(s) ? s.put("namespace", namespace) : s));
    }

    private static boolean isDefaultAccount(Document subject) {
        return subject.text("kind").equals("ServiceAccount")
                && subject.text("name").equals("default");
    }

    private Item named(Item item) {
        return NEVER_RENAMED.contains(item.kind())
                ? item
                : item.renamed(
                        kustomization.text("namePrefix")
                                + item.name()
                                + kustomization.text("nameSuffix"));
    }

    // ---- labels and annotations ----

    private Document labelled(Document object) {
        var labelled = object;
        for (var entry : kustomization.items("labels").documents().toList()) {
            var pairs = entry.child("pairs");
            labelled = merged(labelled, "metadata/labels", pairs, true);
            if (entry.flag("includeSelectors") || entry.flag("includeTemplates")) {
                labelled = inTemplates(labelled, "labels", pairs);
            }
            labelled = entry.flag("includeSelectors") ? inSelectors(labelled, pairs) : labelled;
        }
        var common = kustomization.child("commonLabels");
        if (common.isEmpty()) {
            return labelled;
        }
        return inSelectors(
                inTemplates(merged(labelled, "metadata/labels", common, true), "labels", common),
                common);
    }

    private Document annotated(Document object) {
        var common = kustomization.child("commonAnnotations");
        return common.isEmpty()
                ? object
                : inTemplates(
                        merged(object, "metadata/annotations", common, true),
                        "annotations",
                        common);
    }

    private static Document inTemplates(Document object, String sort, Document pairs) {
        return switch (object.text("kind")) {
            case "ReplicationController",
                    "Deployment",
                    "ReplicaSet",
                    "DaemonSet",
                    "StatefulSet",
                    "Job" ->
                    merged(object, "spec/template/metadata/" + sort, pairs, true);
            case "CronJob" ->
                    merged(
                            merged(object, "spec/jobTemplate/metadata/" + sort, pairs, true),
                            "spec/jobTemplate/spec/template/metadata/" + sort,
                            pairs,
                            true);
            default -> object;
        };
    }

    private static Document inSelectors(Document object, Document pairs) {
        return switch (object.text("kind")) {
            case "Service", "ReplicationController" -> merged(object, "spec/selector", pairs, true);
            case "Deployment", "ReplicaSet", "DaemonSet", "StatefulSet" ->
                    merged(object, "spec/selector/matchLabels", pairs, true);
            case "Job", "PodDisruptionBudget" ->
                    merged(object, "spec/selector/matchLabels", pairs, false);
            case "CronJob" ->
                    merged(object, "spec/jobTemplate/spec/selector/matchLabels", pairs, false);
            case "NetworkPolicy" -> merged(object, "spec/podSelector/matchLabels", pairs, false);
            default -> object;
        };
    }

    private static Document merged(Document object, String path, Document pairs, boolean create) {
        var slash = path.indexOf('/');
        if (slash < 0) {
            return create || object.has(path)
                    ? object.put(path, object.child(path).putAll(pairs))
                    : object;
        }
        var key = path.substring(0, slash);
        if (!create && !object.has(key)) {
            return object;
        }
        var inside = object.get(key) instanceof Document document ? document : Document.EMPTY;
        return object.put(key, merged(inside, path.substring(slash + 1), pairs, create));
    }

    // ---- numbers and images ----

    private Item scaled(Item item) {
        for (var entry : kustomization.items("replicas").documents().toList()) {
            if (SCALED.contains(item.kind()) && item.names().contains(entry.text("name"))) {
                return item.with(item.object().with("spec.replicas", entry.get("count")));
            }
        }
        return item;
    }

    private Object imaged(Object value) {
        return switch (value) {
            case Document document -> {
                var result = document;
                for (var key : document.keys()) {
                    var inside = document.get(key);
                    if (inside == null) {
                        continue;
                    }
                    inside = imaged(inside);
                    var holds = key.equals("containers") || key.equals("initContainers");
                    result =
                            result.put(
                                    key,
                                    holds && inside instanceof Items items
                                            ? items.mapped(this::withImage)
                                            : inside);
                }
                yield result;
            }
            case Items items -> items.mapped(d -> (Document) imaged(d));
            default -> value;
        };
    }

    private Document withImage(Document container) {
        var result = container;
        for (var entry : kustomization.items("images").documents().toList()) {
            var image = result.text("image");
            var at = image.indexOf('@');
            var colon = image.indexOf(':', image.lastIndexOf('/') + 1);
            var end = at >= 0 ? (colon >= 0 && colon < at ? colon : at) : colon;
            var name = end < 0 ? image : image.substring(0, end);
            if (!name.equals(entry.text("name")) || image.isEmpty()) {
                continue;
            }
            var rest = end < 0 ? "" : image.substring(end);
            var tag = entry.get("newTag") == null ? "" : String.valueOf(entry.get("newTag"));
            rest = tag.isEmpty() ? rest : ":" + tag;
            rest = entry.text("digest").isEmpty() ? rest : "@" + entry.text("digest");
            result = result.put("image", entry.text("newName", name) + rest);
        }
        return result;
    }
}
