package dev.sandglass.kubectl.describe;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.LinkedHashMap;
import java.util.Map;

/** Storage classes and access modes as kubectl writes them. */
final class ClaimText {

    private static final Map<String, String> SHORT = shortForms();

    private ClaimText() {}

    private static Map<String, String> shortForms() {
        var modes = new LinkedHashMap<String, String>(); // in this order, whatever the object's is
        modes.put("ReadWriteOnce", "RWO");
        modes.put("ReadOnlyMany", "ROX");
        modes.put("ReadWriteMany", "RWX");
        modes.put("ReadWriteOncePod", "RWOP");
        return modes;
    }

    /** The class of a claim or a volume; the old annotation counts first. */
    static String storageClass(Document object) {
        var old =
                object.child("metadata.annotations").get("volume.beta.kubernetes.io/storage-class");
        return old instanceof String text ? text : object.text("spec.storageClassName");
    }

    /** {@code RWO,ROX}. */
    static String accessModes(Items modes) {
        var all = new StringBuilder();
        SHORT.forEach(
                (mode, brief) -> {
                    if (modes.contains(mode)) {
                        all.append(all.isEmpty() ? "" : ",").append(brief);
                    }
                });
        return all.toString();
    }
}
