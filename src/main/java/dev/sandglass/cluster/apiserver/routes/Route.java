package dev.sandglass.cluster.apiserver.routes;

import dev.sandglass.api.schema.Kind;

/** What a path leads to. */
public sealed interface Route {

    /**
     * Objects of a kind.
     *
     * @param namespace empty for cluster-wide kinds and for all namespaces
     * @param name empty for the collection
     * @param subresource empty for the objects themselves
     * @param rest what follows the subresource (of a proxy), without its leading slash
     */
    record Objects(Kind kind, String namespace, String name, String subresource, String rest)
            implements Route {

        public boolean isCollection() {
            return name.isEmpty();
        }
    }

    /** A group version that is served, though not this resource of it. */
    record NoSuchResource() implements Route {}

    /** Anything else: discovery, health, the version, OpenAPI, or nothing at all. */
    record Page(String path) implements Route {}
}
