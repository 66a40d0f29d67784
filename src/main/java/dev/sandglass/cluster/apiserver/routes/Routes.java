package dev.sandglass.cluster.apiserver.routes;

import dev.sandglass.api.schema.Kinds;

/**
 * Reads paths of the API, such as {@code /apis/apps/v1/namespaces/default/deployments/web/scale};
 * follows upstream's
 * {@code RequestInfoFactory}.
 */
public final class Routes {

    private final Kinds kinds;

    public Routes(Kinds kinds) {
        this.kinds = kinds;
    }

    /** Where the path leads. */
    public Route find(String path) {
        var words = new Words(path);
        var first = words.next();
        var group = "";
        switch (first) {
            case "api" -> {}
            case "apis" -> group = words.next();
            default -> {
                return new Route.Page(path);
            }
        }
        var version = words.next();
        var resource = words.next();
        if (version.isEmpty()) {
            return new Route.Page(path);
        }
        if (kinds.in(group, version).isEmpty()) {
            return kinds.group(group) == null ? new Route.Page(path) : new Route.NoSuchResource();
        }
        if (resource.isEmpty()) {
            return new Route.Page(path);
        }
        return objects(group, version, resource, words);
    }

    private Route objects(String group, String version, String first, Words words) {
        var resource = first;
        var namespace = "";
        var name = words.next();
        var subresource = words.next();
        if (first.equals("namespaces") && !name.isEmpty() && !isOfNamespaces(subresource)) {
            namespace = name;
            resource = subresource;
            name = words.next();
            subresource = words.next();
        }
        var kind = kinds.byPlural(group, version, resource);
        if (kind == null || !namespace.isEmpty() && !kind.namespaced()) {
            return new Route.NoSuchResource();
        }
        if (kind.namespaced() && namespace.isEmpty() && !name.isEmpty()) {
            return new Route.NoSuchResource();
        }
        if (!subresource.isEmpty() && kind.subresource(subresource) == null) {
            return new Route.NoSuchResource();
        }
        return new Route.Objects(kind, namespace, name, subresource, words.rest());
    }

    /**
     * {@code /namespaces/x} and its two subresources are about the namespace, all else is about
     * what is in it.
     */
    private static boolean isOfNamespaces(String subresource) {
        return switch (subresource) {
            case "", "status", "finalize" -> true;
            default -> false;
        };
    }

    /** The parts of a path between slashes, one after the other. */
    private static final class Words {
        private final String path;
        private int at;

        Words(String path) {
            this.path = path;
            this.at = path.startsWith("/") ? 1 : 0;
        }

        String next() {
            if (at >= path.length()) {
                return "";
            }
            var end = path.indexOf('/', at);
            var word = end < 0 ? path.substring(at) : path.substring(at, end);
            at = end < 0 ? path.length() : end + 1;
            return word;
        }

        String rest() {
            return path.substring(Math.min(at, path.length()));
        }
    }
}
