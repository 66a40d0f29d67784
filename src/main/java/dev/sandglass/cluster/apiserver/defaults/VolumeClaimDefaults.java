package dev.sandglass.cluster.apiserver.defaults;

import dev.sandglass.document.Document;

/** What PersistentVolumeClaims and PersistentVolumes get. */
final class VolumeClaimDefaults {

    private VolumeClaimDefaults() {}

    static Document apply(Document claim) {
        var filled =
                Fill.within(claim, "spec", spec -> Fill.absent(spec, "volumeMode", "Filesystem"));
        return Fill.within(filled, "status", status -> Fill.empty(status, "phase", "Pending"));
    }

    static Document volume(Document volume) {
        var filled =
                Fill.within(
                        volume,
                        "spec",
                        spec ->
                                Fill.absent(
                                        Fill.empty(spec, "persistentVolumeReclaimPolicy", "Retain"),
                                        "volumeMode",
                                        "Filesystem"));
        filled =
                Fill.inside(
                        filled,
                        "spec",
                        spec ->
                                Fill.inside(
                                        spec, "hostPath", path -> Fill.absent(path, "type", "")));
        return Fill.within(filled, "status", status -> Fill.empty(status, "phase", "Pending"));
    }
}
