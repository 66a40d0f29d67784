package dev.sandglass.api;

/**
 * Which object: its resource ({@code pods}, {@code deployments.apps}), namespace (empty for cluster-wide) and name.
 */
public record ObjectKey(String resource, String namespace, String name)
        implements Comparable<ObjectKey> {

    @Override
    public int compareTo(ObjectKey other) {
        var byResource = resource.compareTo(other.resource);
        if (byResource != 0) {
            return byResource;
        }
        var byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    /** {@code namespace/name}, or the name alone. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }
}
