package dev.sandglass.kubectl.describe;

import dev.sandglass.document.Document;
import java.util.List;

/** PersistentVolumeClaims and who uses them. */
final class OfPersistentVolumeClaim implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var claim = lookup.get(Workloads.path("", "persistentvolumeclaims", namespace, name));
        var pods = lookup.list(lookup.request("/api/v1/namespaces/" + namespace + "/pods"));
        var events = lookup.events(claim, "PersistentVolumeClaim", claim.text("metadata.uid"));
        page.field("Name", name).field("Namespace", namespace);
        page.field("StorageClass", ClaimText.storageClass(claim));
        page.field("Status", OfPersistentVolume.status(claim, page));
        var volume = claim.text("spec.volumeName");
        page.field("Volume", volume).labelsAndAnnotations(claim);
        page.field("Finalizers", claim.items("metadata.finalizers"));
        page.field("Capacity", volume.isEmpty() ? "" : claim.text("status.capacity.storage", "0"));
        page.field(
                "Access Modes",
                volume.isEmpty() ? "" : ClaimText.accessModes(claim.items("status.accessModes")));
        page.fieldIfAny("VolumeMode", claim.text("spec.volumeMode"));
        dataSource(claim.child("spec.dataSource"), page);
        page.list("Used By", users(claim, pods));
        conditions(claim, page);
        page.events(events);
    }

    private static void dataSource(Document source, Page page) {
        if (source.isEmpty()) {
            return;
        }
        page.line("DataSource:");
        if (source.has("apiGroup")) {
            page.field(1, "APIGroup", source.text("apiGroup"));
        }
        page.field(1, "Kind", source.text("kind")).field(1, "Name", source.text("name"));
    }

    private static List<String> users(Document claim, List<Document> pods) {
        return pods.stream()
                .filter(pod -> uses(pod, claim) || owns(pod, claim))
                .map(pod -> pod.text("metadata.name"))
                .sorted()
                .toList();
    }

    private static boolean uses(Document pod, Document claim) {
        return pod.items("spec.volumes")
                .documents()
                .anyMatch(
                        volume ->
                                volume.text("persistentVolumeClaim.claimName")
                                        .equals(claim.text("metadata.name")));
    }

    private static boolean owns(Document pod, Document claim) {
        return claim.items("metadata.ownerReferences")
                .documents()
                .anyMatch(
                        owner ->
                                owner.text("kind").equals("Pod")
                                        && owner.text("uid").equals(pod.text("metadata.uid")));
    }

    private static void conditions(Document claim, Page page) {
        var conditions = claim.items("status.conditions");
        if (conditions.isEmpty()) {
            return;
        }
        page.line("Conditions:");
        page.line(1, "Type\tStatus\tLastProbeTime\tLastTransitionTime\tReason\tMessage");
        page.line(1, "----\t------\t-----------------\t------------------\t------\t-------");
        conditions
                .documents()
                .forEach(
                        c ->
                                page.line(
                                        1,
                                        String.join(
                                                " \t",
                                                c.text("type"),
                                                c.text("status"),
                                                Page.time(c.text("lastProbeTime")),
                                                Page.time(c.text("lastTransitionTime")),
                                                c.text("reason"),
                                                c.text("message"))));
    }
}
