package dev.sandglass.api;

import dev.sandglass.document.Document;

/** {@code v1 PersistentVolume}. */
public record PersistentVolume(Document document) implements Typed {

    public static final Resource<PersistentVolume> RESOURCE =
            new Resource<>(
                    "persistentvolumes", "v1", "PersistentVolume", false, PersistentVolume::new);
}
