package dev.sandglass.kubectl.describe;

import dev.sandglass.document.Document;
import java.util.List;

/** StorageClasses. */
final class OfStorageClass implements Describer {

    private static final List<String> DEFAULT =
            List.of(
                    "storageclass.kubernetes.io/is-default-class",
                    "storageclass.beta.kubernetes.io/is-default-class");

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var found = lookup.get("/apis/storage.k8s.io/v1/storageclasses/" + name);
        var events = lookup.events(found, "StorageClass", found.text("metadata.uid"));
        var annotations = found.child("metadata.annotations");
        page.field("Name", name);
        page.field(
                "IsDefaultClass",
                DEFAULT.stream().anyMatch(key -> "true".equals(annotations.get(key)))
                        ? "Yes"
                        : "No");
        page.field("Annotations", Workloads.map(annotations));
        page.field("Provisioner", found.text("provisioner"));
        page.field("Parameters", Workloads.map(found.child("parameters")));
        page.field("AllowVolumeExpansion", expansion(found));
        var options = found.items("mountOptions").texts().toList();
        page.line("MountOptions:" + (options.isEmpty() ? "\t<none>" : ""));
        options.forEach(option -> page.line(1, option));
        page.fieldIfAny("ReclaimPolicy", found.text("reclaimPolicy"));
        page.fieldIfAny("VolumeBindingMode", found.text("volumeBindingMode"));
        if (found.has("allowedTopologies")) {
            topologies(found.items("allowedTopologies").documents().toList(), page);
        }
        page.events(events);
    }

    private static String expansion(Document found) {
        return found.has("allowVolumeExpansion")
                ? Page.truth(found.flag("allowVolumeExpansion"))
                : "<unset>";
    }

    private static void topologies(List<Document> terms, Page page) {
        page.line("AllowedTopologies:\t" + (terms.isEmpty() ? "<none>" : ""));
        for (var i = 0; i < terms.size(); i++) {
            page.write("  Term " + i + ":\t");
            var lead = "";
            for (var need : terms.get(i).items("matchLabelExpressions").documents().toList()) {
                var values = String.join(", ", need.items("values").texts().toList());
                page.line(lead + need.text("key") + " in [" + values + "]");
                lead = "  \t";
            }
        }
    }
}
