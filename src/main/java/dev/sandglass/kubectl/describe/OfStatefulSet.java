package dev.sandglass.kubectl.describe;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.document.Document;

/** StatefulSets, their Pods and the claims they make. */
final class OfStatefulSet implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var set = lookup.get(Workloads.path("apps", "statefulsets", namespace, name));
        var selector = LabelSelector.of(set.child("spec.selector"));
        var counts = lookup.counts(set, selector);
        var events = lookup.events(set, "StatefulSet", set.text("metadata.uid"));
        page.field("Name", name).field("Namespace", namespace);
        page.field("CreationTimestamp", Page.time(set.text("metadata.creationTimestamp")));
        page.field("Selector", selector.toString());
        page.labelsAndAnnotations(set);
        page.field(
                "Replicas",
                set.number("spec.replicas", 0)
                        + " desired | "
                        + set.number("status.replicas", 0)
                        + " total");
        page.field("Update Strategy", set.text("spec.updateStrategy.type"));
        var rolling = set.child("spec.updateStrategy.rollingUpdate");
        if (rolling.has("partition")) {
            page.field(1, "Partition", rolling.number("partition", 0));
            if (rolling.has("maxUnavailable")) {
                page.field(1, "MaxUnavailable", rolling.get("maxUnavailable"));
            }
        }
        page.field("Pods Status", counts.toString());
        PodText.template(set.child("spec.template"), page);
        claims(set, page);
        page.events(events);
    }

    private static void claims(Document set, Page page) {
        var templates = set.items("spec.volumeClaimTemplates");
        page.line("Volume Claims:" + (templates.isEmpty() ? "\t<none>" : ""));
        for (var claim : templates.documents().toList()) {
            page.field(1, "Name", claim.text("metadata.name"));
            page.field(1, "StorageClass", ClaimText.storageClass(claim));
            page.labels("  ", "Labels", "\t", claim.child("metadata.labels"));
            page.labels("  ", "Annotations", "\t", claim.child("metadata.annotations"));
            page.field(
                    1,
                    "Capacity",
                    claim.child("spec.resources.requests").text("storage", "<default>"));
            page.field(1, "Access Modes", claim.items("spec.accessModes"));
        }
    }
}
