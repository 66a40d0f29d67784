package dev.sandglass.api;

import dev.sandglass.document.Document;

/** {@code v1 Secret}. */
public record Secret(Document document) implements Typed {

    public static final Resource<Secret> RESOURCE =
            new Resource<>("secrets", "v1", "Secret", true, Secret::new);
}
