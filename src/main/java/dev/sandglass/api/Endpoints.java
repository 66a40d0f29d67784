package dev.sandglass.api;

import dev.sandglass.document.Document;

/** {@code v1 Endpoints}, the older of the two ways to say who serves a Service. */
public record Endpoints(Document document) implements Typed {

    public static final Resource<Endpoints> RESOURCE =
            new Resource<>("endpoints", "v1", "Endpoints", true, Endpoints::new);
}
