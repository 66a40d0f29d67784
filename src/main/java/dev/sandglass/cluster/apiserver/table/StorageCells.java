package dev.sandglass.cluster.apiserver.table;

import dev.sandglass.document.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Volumes, claims and their classes. */
final class StorageCells {

    private static final Map<String, String> MODES = modes();

    private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";

    private StorageCells() {}

    private static Map<String, String> modes() {
        var modes = new LinkedHashMap<String, String>();
        modes.put("ReadWriteOnce", "RWO");
        modes.put("ReadOnlyMany", "ROX");
        modes.put("ReadWriteMany", "RWX");
        modes.put("ReadWriteOncePod", "RWOP");
        return modes;
    }

    private static String modes(Document object, String path) {
        var asked = object.items(path);
        return MODES.entrySet().stream()
                .filter(mode -> asked.contains(mode.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(","));
    }

    private static String phase(Document object) {
        return object.child("metadata").has("deletionTimestamp")
                ? "Terminating"
                : object.text("status.phase");
    }

    static Object[] volume(Document volume, long now) {
        var claim = volume.child("spec.claimRef");
        var spec = volume.child("spec");
        return new Object[] {
            Cells.name(volume),
            spec.text("capacity.storage", "0"),
            modes(volume, "spec.accessModes"),
            spec.text("persistentVolumeReclaimPolicy"),
            phase(volume),
            claim.isEmpty() ? "" : claim.text("namespace") + "/" + claim.text("name"),
            storageClass(volume),
            Cells.or(spec.text("volumeAttributesClassName"), "<unset>"),
            volume.text("status.reason"),
            Cells.age(volume, now),
            Cells.or(spec.text("volumeMode"), "<unset>")
        };
    }

    static Object[] claim(Document claim, long now) {
        var spec = claim.child("spec");
        var isBound = !spec.text("volumeName").isEmpty();
        return new Object[] {
            Cells.name(claim),
            phase(claim),
            spec.text("volumeName"),
            isBound ? claim.text("status.capacity.storage", "0") : "",
            isBound ? modes(claim, "status.accessModes") : "",
            storageClass(claim),
            Cells.or(spec.text("volumeAttributesClassName"), "<unset>"),
            Cells.age(claim, now),
            Cells.or(spec.text("volumeMode"), "<unset>")
        };
    }

    private static String storageClass(Document object) {
        var annotation =
                object.textOrNull(
                        "metadata.annotations.volume\\.beta\\.kubernetes\\.io/storage-class");
        return annotation != null ? annotation : object.text("spec.storageClassName");
    }

    static Object[] storageClass(Document object, long now) {
        var isDefault = "true".equals(object.child("metadata.annotations").get(DEFAULT));
        return new Object[] {
            isDefault ? Cells.name(object) + " (default)" : Cells.name(object),
            object.text("provisioner"),
            object.text("reclaimPolicy", "Delete"),
            object.text("volumeBindingMode", "Immediate"),
            object.flag("allowVolumeExpansion"),
            Cells.age(object, now)
        };
    }

    static Object[] attachment(Document object, long now) {
        return new Object[] {
            Cells.name(object),
            object.text("spec.attacher"),
            object.text("spec.source.persistentVolumeName"),
            object.text("spec.nodeName"),
            object.flag("status.attached"),
            Cells.age(object, now)
        };
    }

    static Object[] csiNode(Document object, long now) {
        return new Object[] {
            Cells.name(object), (long) object.items("spec.drivers").size(), Cells.age(object, now)
        };
    }

    static Object[] attributesClass(Document object, long now) {
        return new Object[] {Cells.name(object), object.text("driverName"), Cells.age(object, now)};
    }

    static Object[] csiDriver(Document object, long now) {
        var spec = object.child("spec");
        var modes = spec.items("volumeLifecycleModes").texts().collect(Collectors.joining(","));
        var tokens =
                spec.has("tokenRequests")
                        ? spec.items("tokenRequests")
                                .documents()
                                .map(token -> token.text("audience"))
                                .collect(Collectors.joining(","))
                        : "<unset>";
        return new Object[] {
            Cells.name(object),
            spec.get("attachRequired") != Boolean.FALSE,
            spec.flag("podInfoOnMount"),
            spec.flag("storageCapacity"),
            tokens,
            spec.flag("requiresRepublish"),
            Cells.or(modes, "<none>"),
            Cells.age(object, now)
        };
    }
}
