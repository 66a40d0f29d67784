package dev.sandglass.api;

import dev.sandglass.document.Document;

/** {@code v1 ConfigMap}. */
public record ConfigMap(Document document) implements Typed {

    public static final Resource<ConfigMap> RESOURCE =
            new Resource<>("configmaps", "v1", "ConfigMap", true, ConfigMap::new);
}
