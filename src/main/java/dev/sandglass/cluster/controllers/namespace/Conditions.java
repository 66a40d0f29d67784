package dev.sandglass.cluster.controllers.namespace;

import dev.sandglass.api.Status;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.controllers.namespace.Contents.Remaining;
import dev.sandglass.document.Document;
import java.util.Map;

/** The conditions by which a namespace that is being deleted says how it gets on. */
final class Conditions {

    /** What stands in the namespace's status. */
    private record Condition(String type, boolean isTrue, String reason, String message) {}

    private static final Condition DISCOVERY =
            new Condition(
                    "NamespaceDeletionDiscoveryFailure",
                    false,
                    "ResourcesDiscovered",
                    "All resources successfully discovered");
    private static final Condition PARSING =
            new Condition(
                    "NamespaceDeletionGroupVersionParsingFailure",
                    false,
                    "ParsedGroupVersions",
                    "All legacy kube types successfully parsed");

    private Conditions() {}

    static Document show(Document namespace, Remaining remaining, long now) {
        var shown = namespace;
        shown = show(shown, DISCOVERY, now);
        shown = show(shown, PARSING, now);
        shown = show(shown, deletion(remaining), now);
        shown = show(shown, contents(remaining), now);
        return show(shown, finalizers(remaining), now);
    }

    private static Condition deletion(Remaining remaining) {
        var hasFailed = !remaining.refusals().isEmpty();
        return new Condition(
                "NamespaceDeletionContentFailure",
                hasFailed,
                hasFailed ? "ContentDeletionFailed" : "ContentDeleted",
                hasFailed
                        ? failures(remaining)
                        : "All content successfully deleted, may be waiting on finalization");
    }

    private static Condition contents(Remaining remaining) {
        var isLeft = !remaining.counts().isEmpty();
        return new Condition(
                "NamespaceContentRemaining",
                isLeft,
                isLeft ? "SomeResourcesRemain" : "ContentRemoved",
                isLeft
                        ? "Some resources are remaining: "
                                + listed(remaining.counts(), "%s has %d resource instances")
                        : "All content successfully removed");
    }

    private static Condition finalizers(Remaining remaining) {
        var isLeft = !remaining.finalizers().isEmpty();
        return new Condition(
                "NamespaceFinalizersRemaining",
                isLeft,
                isLeft ? "SomeFinalizersRemain" : "ContentHasNoFinalizers",
                isLeft
                        ? "Some content in the namespace has finalizers remaining: "
                                + listed(remaining.finalizers(), "%s in %d resource instances")
                        : "All content-preserving finalizers finished");
    }

    private static String failures(Remaining remaining) {
        var messages = remaining.refusals().stream().map(Status::message).sorted().toList();
        return "Failed to delete all resource types, %d remaining: %s"
                .formatted(messages.size(), String.join(", ", messages));
    }

    /** Upstream writes resource, dot, group, with the dot even when there is no group. */
    private static String listed(Map<String, Integer> counts, String form) {
        var all =
                counts.entrySet().stream()
                        .map(e -> form.formatted(dotted(e.getKey(), form), e.getValue()))
                        .sorted()
                        .toList();
        return String.join(", ", all);
    }

    private static String dotted(String name, String form) {
        return form.contains(" has ") && name.indexOf('.') < 0 ? name + "." : name;
    }

    private static Document show(Document namespace, Condition condition, long now) {
        var conditions = namespace.child("status").items("conditions");
        var old = conditions.named("type", condition.type());
        var status = condition.isTrue() ? "True" : "False";
        var isSame = old != null && old.text("status").equals(status);
        var written =
                Document.of(
                        "type", condition.type(),
                        "status", status,
                        "lastTransitionTime",
                                isSame ? old.get("lastTransitionTime") : Timestamps.seconds(now),
                        "reason", condition.reason(),
                        "message", condition.message());
        return namespace.with("status.conditions", conditions.upsert("type", written));
    }
}
