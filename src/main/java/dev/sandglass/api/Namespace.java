package dev.sandglass.api;

import dev.sandglass.document.Document;

/** {@code v1 Namespace}. */
public record Namespace(Document document) implements Typed {

    public static final Resource<Namespace> RESOURCE =
            new Resource<>("namespaces", "v1", "Namespace", false, Namespace::new);
}
