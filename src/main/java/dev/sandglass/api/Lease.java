package dev.sandglass.api;

import dev.sandglass.document.Document;

/** {@code coordination.k8s.io/v1 Lease}. */
public record Lease(Document document) implements Typed {

    public static final Resource<Lease> RESOURCE =
            new Resource<>(
                    "leases.coordination.k8s.io",
                    "coordination.k8s.io/v1",
                    "Lease",
                    true,
                    Lease::new);
}
