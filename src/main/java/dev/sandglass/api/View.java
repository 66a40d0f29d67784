package dev.sandglass.api;

import dev.sandglass.document.Document;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All objects as they were at one revision, immutable: what a component's cache shows it. The API server hands it out;
 * a component that holds an old one has a lagging cache.
 *
 * <p>A resource is named {@code pods} or {@code deployments.apps}. Every call is at most logarithmic in the number
 * of all objects, plus what it returns.
 */
public interface View {

    long revision();

    @Nullable Document get(ObjectKey key);

    /** All of a resource, in the order of namespace and name. */
    Stream<Document> list(String resource);

    /** All of a resource in one namespace, in the order of names. */
    Stream<Document> list(String resource, String namespace);

    /** Objects of the resource with an owner reference (controller or not) to this uid. */
    Stream<Document> ownedBy(String resource, String ownerUid);

    /** Pods whose {@code spec.nodeName} this is; those without a node for the empty string. */
    Stream<Document> podsOn(String node);
}
