package dev.sandglass.kubectl.describe;

import dev.sandglass.api.Ages;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.Locale;

/** PersistentVolumes and what they are made of. */
final class OfPersistentVolume implements Describer {

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var volume = lookup.get("/api/v1/persistentvolumes/" + name);
        var events = lookup.events(volume, "PersistentVolume", volume.text("metadata.uid"));
        page.field("Name", name).labelsAndAnnotations(volume);
        page.field("Finalizers", volume.items("metadata.finalizers"));
        page.field("StorageClass", ClaimText.storageClass(volume));
        page.field("Status", status(volume, page));
        var claim = volume.child("spec.claimRef");
        page.field(
                "Claim", claim.isEmpty() ? "" : claim.text("namespace") + "/" + claim.text("name"));
        page.field("Reclaim Policy", volume.text("spec.persistentVolumeReclaimPolicy"));
        page.field("Access Modes", ClaimText.accessModes(volume.items("spec.accessModes")));
        page.fieldIfAny("VolumeMode", volume.text("spec.volumeMode"));
        page.field("Capacity", volume.text("spec.capacity.storage", "0"));
        affinity(volume, page);
        page.field("Message", volume.text("status.message"));
        page.line("Source:");
        source(volume.child("spec"), page);
        page.events(events);
    }

    /** The phase; how long it has been going for one that is deleted. */
    static String status(Document object, Page page) {
        var deleted = object.text("metadata.deletionTimestamp");
        return deleted.isEmpty()
                ? object.text("status.phase")
                : "Terminating (lasts " + Ages.since(deleted, page.now()) + ")";
    }

    private static void affinity(Document volume, Page page) {
        if (volume.at("spec.nodeAffinity.required") == null) {
            page.field("Node Affinity", "<none>");
            return;
        }
        page.line("Node Affinity:\t");
        var terms =
                volume.items("spec.nodeAffinity.required.nodeSelectorTerms").documents().toList();
        page.line(1, "Required Terms:\t" + (terms.isEmpty() ? "<none>" : ""));
        for (var i = 0; i < terms.size(); i++) {
            term(i, terms.get(i).items("matchExpressions").documents().toList(), page);
        }
    }

    private static void term(int number, List<Document> needs, Page page) {
        page.write("    Term " + number + ":\t");
        if (needs.isEmpty()) {
            page.line("<none>");
        }
        var lead = "";
        for (var need : needs) {
            var values = need.items("values").texts().toList();
            page.line(
                    lead
                            + need.text("key")
                            + " "
                            + need.text("operator").toLowerCase(Locale.ROOT)
                            + (values.isEmpty() ? "" : " [" + String.join(", ", values) + "]"));
            lead = "    \t";
        }
    }

    private static void source(Document spec, Page page) {
        if (!spec.has("csi")) {
            VolumeText.source(spec, page);
            return;
        }
        var csi = spec.child("csi");
        page.field(2, "Type", "CSI (a Container Storage Interface (CSI) volume source)");
        page.field(2, "Driver", csi.text("driver"));
        page.field(2, "FSType", csi.text("fsType"));
        page.field(2, "VolumeHandle", csi.text("volumeHandle"));
        page.field(2, "ReadOnly", csi.flag("readOnly"));
        page.labels("    ", "VolumeAttributes", "\t", csi.child("volumeAttributes"));
    }
}
