package dev.sandglass.api;

import dev.sandglass.document.Document;

/** {@code v1 PersistentVolumeClaim}. */
public record PersistentVolumeClaim(Document document) implements Typed {

    public static final Resource<PersistentVolumeClaim> RESOURCE =
            new Resource<>(
                    "persistentvolumeclaims",
                    "v1",
                    "PersistentVolumeClaim",
                    true,
                    PersistentVolumeClaim::new);
}
