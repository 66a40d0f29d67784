package dev.sandglass.api;

import dev.sandglass.document.Document;

/** {@code discovery.k8s.io/v1 EndpointSlice}. */
public record EndpointSlice(Document document) implements Typed {

    public static final Resource<EndpointSlice> RESOURCE =
            new Resource<>(
                    "endpointslices.discovery.k8s.io",
                    "discovery.k8s.io/v1",
                    "EndpointSlice",
                    true,
                    EndpointSlice::new);
}
