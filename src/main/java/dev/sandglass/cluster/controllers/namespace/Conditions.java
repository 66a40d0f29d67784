package dev.sandglass.cluster.controllers.namespace;

import dev.sandglass.api.Status;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.controllers.namespace.Contents.Remaining;
import dev.sandglass.document.Document;
import java.util.Map;

/** The conditions by which a namespace that is being deleted says how it gets on. */
final class Conditions {

    private Conditions() {}

    static Document show(Document namespace, Remaining remaining, long now) {
        var shown = show(namespace, now, "NamespaceDeletionDiscoveryFailure", "False",
                "ResourcesDiscovered", "All resources successfully discovered");
        shown = show(shown, now, "NamespaceDeletionGroupVersionParsingFailure", "False",
                "ParsedGroupVersions", "All legacy kube types successfully parsed");
        shown = remaining.refusals().isEmpty()
                ? show(shown, now, "NamespaceDeletionContentFailure", "False", "ContentDeleted",
                        "All content successfully deleted, may be waiting on finalization")
                : show(shown, now, "NamespaceDeletionContentFailure", "True",
                        "ContentDeletionFailed", failures(remaining));
        shown = remaining.counts().isEmpty()
                ? show(shown, now, "NamespaceContentRemaining", "False", "ContentRemoved",
                        "All content successfully removed")
                : show(shown, now, "NamespaceContentRemaining", "True", "SomeResourcesRemain",
                        "Some resources are remaining: "
                                + listed(remaining.counts(), "%s has %d resource instances"));
        return remaining.finalizers().isEmpty()
                ? show(shown, now, "NamespaceFinalizersRemaining", "False",
                        "ContentHasNoFinalizers", "All content-preserving finalizers finished")
                : show(shown, now, "NamespaceFinalizersRemaining", "True", "SomeFinalizersRemain",
                        "Some content in the namespace has finalizers remaining: "
                                + listed(remaining.finalizers(), "%s in %d resource instances"));
    }

    private static String failures(Remaining remaining) {
        var messages = remaining.refusals().stream().map(Status::message).sorted().toList();
        return "Failed to delete all resource types, %d remaining: %s"
                .formatted(messages.size(), String.join(", ", messages));
    }

    /** Upstream writes resource, dot, group, with the dot even when there is no group. */
    private static String listed(Map<String, Integer> counts, String form) {
        var all = counts.entrySet().stream()
                .map(e -> form.formatted(dotted(e.getKey(), form), e.getValue()))
                .sorted()
                .toList();
        return String.join(", ", all);
    }

    private static String dotted(String name, String form) {
        return form.contains(" has ") && name.indexOf('.') < 0 ? name + "." : name;
    }

    private static Document show(
            Document namespace, long now, String type, String status, String reason, String message) {
        var conditions = namespace.child("status").items("conditions");
        var old = conditions.named("type", type);
        var isSame = old != null && old.text("status").equals(status);
        var condition =
                Document.of(
                        "type", type,
                        "status", status,
                        "lastTransitionTime",
                                isSame ? old.get("lastTransitionTime") : Timestamps.seconds(now),
                        "reason", reason,
                        "message", message);
        return namespace.with("status.conditions", conditions.upsert("type", condition));
    }
}
