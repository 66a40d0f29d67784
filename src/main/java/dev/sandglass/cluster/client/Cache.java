package dev.sandglass.cluster.client;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Resource;
import dev.sandglass.api.Typed;
import dev.sandglass.document.Document;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One resource in a component's {@link Caches}: reads only, and may be behind. Upstream's lister.
 */
public final class Cache<T extends Typed> {

    private final Caches caches;
    private final Resource<T> resource;

    Cache(Caches caches, Resource<T> resource) {
        this.caches = caches;
        this.resource = resource;
    }

    public Optional<T> find(ObjectKey key) {
        return Optional.ofNullable(caches.view().get(key)).map(resource.view());
    }

    /** The object, or null. */
    public @Nullable T get(String namespace, String name) {
        var document = caches.view().get(resource.key(namespace, name));
        return document == null ? null : resource.view().apply(document);
    }

    public Stream<T> all() {
        return typed(caches.view().list(resource.name()));
    }

    public Stream<T> in(String namespace) {
        return typed(caches.view().list(resource.name(), namespace));
    }

    /** Those with an owner reference, controlling or not, to this uid. */
    public Stream<T> ownedBy(String uid) {
        return typed(caches.view().ownedBy(resource.name(), uid));
    }

    /** Those with an owner reference, controlling or not, to this object. */
    public Stream<T> ownedBy(Typed owner) {
        return ownedBy(owner.uid());
    }

    /** Of Pods: those on this node; without a node for the empty string. */
    public Stream<T> on(String node) {
        return typed(caches.view().podsOn(node));
    }

    private Stream<T> typed(Stream<Document> documents) {
        return documents.map(resource.view());
    }
}
