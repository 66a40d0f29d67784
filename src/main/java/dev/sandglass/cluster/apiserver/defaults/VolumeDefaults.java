package dev.sandglass.cluster.apiserver.defaults;

import dev.sandglass.document.Document;

/** What volumes get: emptyDir when nothing is said, modes of files. */
final class VolumeDefaults {

    private static final Long MODE = 0644L;

    private VolumeDefaults() {}

    static Document apply(Document volume) {
        if (volume.size() <= 1 && (volume.isEmpty() || volume.has("name"))) {
            return volume.put("emptyDir", Document.EMPTY);
        }
        var filled =
                Fill.inside(volume, "secret", source -> Fill.absent(source, "defaultMode", MODE));
        filled =
                Fill.inside(
                        filled, "configMap", source -> Fill.absent(source, "defaultMode", MODE));
        filled = Fill.inside(filled, "downwardAPI", VolumeDefaults::downward);
        filled = Fill.inside(filled, "projected", VolumeDefaults::projected);
        filled = Fill.inside(filled, "hostPath", source -> Fill.absent(source, "type", ""));
        filled = Fill.inside(filled, "image", VolumeDefaults::image);
        filled = Fill.inside(filled, "iscsi", s -> Fill.empty(s, "iscsiInterface", "default"));
        return Fill.inside(filled, "ephemeral", VolumeDefaults::ephemeral);
    }

    private static Document downward(Document source) {
        return files(Fill.absent(source, "defaultMode", MODE));
    }

    private static Document files(Document source) {
        return Fill.each(
                source,
                "items",
                item -> Fill.inside(item, "fieldRef", ContainerDefaults::fieldReference));
    }

    private static Document projected(Document source) {
        var filled = Fill.absent(source, "defaultMode", MODE);
        return Fill.each(
                filled,
                "sources",
                part -> {
                    var one =
                            Fill.inside(
                                    part,
                                    "serviceAccountToken",
                                    token -> Fill.absent(token, "expirationSeconds", 3600L));
                    return Fill.inside(one, "downwardAPI", VolumeDefaults::files);
                });
    }

    private static Document image(Document source) {
        return source.text("pullPolicy").isEmpty()
                ? source.put("pullPolicy", ContainerDefaults.pullPolicy(source.text("reference")))
                : source;
    }

    private static Document ephemeral(Document source) {
        return Fill.inside(
                source,
                "volumeClaimTemplate",
                claim ->
                        Fill.within(
                                claim,
                                "spec",
                                spec -> Fill.absent(spec, "volumeMode", "Filesystem")));
    }
}
