package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.api.Quantity;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.util.List;

/** PersistentVolumes; follows {@code ValidatePersistentVolumeSpec}. */
final class PersistentVolumeValidation implements Validation {

    private static final List<String> SOURCES =
            List.of(
                    "gcePersistentDisk",
                    "awsElasticBlockStore",
                    "hostPath",
                    "glusterfs",
                    "nfs",
                    "rbd",
                    "quobyte",
                    "cephfs",
                    "iscsi",
                    "cinder",
                    "fc",
                    "flocker",
                    "azureFile",
                    "vsphereVolume",
                    "photonPersistentDisk",
                    "portworxVolume",
                    "azureDisk",
                    "scaleIO",
                    "local",
                    "storageos",
                    "csi");

    @Override
    public void create(Document volume, Faults faults) {
        var spec = volume.child("spec");
        if (spec.items("accessModes").isEmpty()) {
            faults.required("spec.accessModes", "");
        }
        StorageValidation.modes("spec.accessModes", spec, faults);
        capacity(spec, faults);
        Checks.oneOf(
                "spec.persistentVolumeReclaimPolicy",
                spec.text("persistentVolumeReclaimPolicy"),
                List.of("Delete", "Recycle", "Retain"),
                faults);
        if (spec.get("nodeAffinity") instanceof Document affinity) {
            if (affinity.get("required") instanceof Document required) {
                SelectorValidation.nodes("spec.nodeAffinity.required", required, faults);
            } else {
                faults.required(
                        "spec.nodeAffinity.required", "must specify required node constraints");
            }
        }
        source(spec, faults);
        var storageClass = spec.text("storageClassName");
        if (!storageClass.isEmpty()) {
            Checks.rule("spec.storageClassName", storageClass, Names::dns1123Subdomain, faults);
        }
        Checks.oneOf(
                "spec.volumeMode", spec.text("volumeMode"), List.of("Block", "Filesystem"), faults);
    }

    private static void capacity(Document spec, Faults faults) {
        var capacity = spec.child("capacity");
        if (capacity.isEmpty()) {
            faults.required("spec.capacity", "");
        }
        if (!capacity.has("storage") || capacity.size() > 1) {
            faults.notSupported("spec.capacity", spec.get("capacity"), List.of("storage"));
        }
        for (var i = 0; i < capacity.size(); i++) {
            var quantity = Quantity.read(capacity.valueAt(i));
            if (quantity.sign() <= 0) {
                faults.invalid(
                        "spec.capacity[" + capacity.key(i) + "]",
                        quantity.toString(),
                        "must be greater than zero");
            }
        }
    }

    private static void source(Document spec, Faults faults) {
        var found = 0;
        for (var kind : SOURCES) {
            if (!(spec.get(kind) instanceof Document source)) {
                continue;
            }
            if (++found > 1) {
                faults.forbidden("spec." + kind, "may not specify more than 1 volume type");
            } else {
                source(kind, source, spec, faults);
            }
        }
        if (found == 0) {
            faults.required("spec", "must specify a volume type");
        }
    }

    private static void source(String kind, Document source, Document spec, Faults faults) {
        var field = "spec." + kind;
        switch (kind) {
            case "hostPath" -> {
                VolumeValidation.hostPath(field, source, faults);
                var recycles = spec.text("persistentVolumeReclaimPolicy").equals("Recycle");
                if (recycles && source.text("path").equals("/")) {
                    faults.forbidden(
                            "spec.persistentVolumeReclaimPolicy",
                            "may not be 'recycle' for a hostPath mount of '/'");
                }
            }
            case "nfs" -> VolumeValidation.nfs(field, source, faults);
            case "local" -> {
                if (source.text("path").isEmpty()) {
                    faults.required(field + ".path", "");
                } else {
                    MountValidation.noWayUp(field + ".path", source.text("path"), faults);
                }
                if (!spec.has("nodeAffinity")) {
                    faults.required("spec.nodeAffinity", "Local volume requires node affinity");
                }
            }
            case "csi" -> {
                for (var required : List.of("driver", "volumeHandle")) {
                    if (source.text(required).isEmpty()) {
                        faults.required(field + "." + required, "");
                    }
                }
            }
            default -> {}
        }
    }

    @Override
    public void update(Document volume, Document old, Faults faults) {
        create(volume, faults);
        var now = sources(volume.child("spec"));
        var before = sources(old.child("spec"));
        if (!now.equals(before)) {
            faults.forbidden(
                    "spec.persistentvolumesource",
                    "spec.persistentvolumesource is immutable after creation\n"
                            + PodSpecDifference.of(before, now));
        }
        Checks.immutable(
                "spec.volumeMode", volume.at("spec.volumeMode"), old.at("spec.volumeMode"), faults);
        if (old.at("spec.nodeAffinity") != null
                && !Metadata.same(volume, old, "spec.nodeAffinity")) {
            faults.invalid(
                    "spec.nodeAffinity",
                    volume.at("spec.nodeAffinity"),
                    "field is immutable, except for updating from beta label to GA");
        }
    }

    private static Document sources(Document spec) {
        var sources = Document.EMPTY;
        for (var kind : SOURCES) {
            sources = spec.has(kind) ? sources.put(kind, spec.get(kind)) : sources;
        }
        return sources;
    }
}
