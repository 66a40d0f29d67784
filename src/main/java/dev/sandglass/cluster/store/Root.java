package dev.sandglass.cluster.store;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.View;
import dev.sandglass.document.Document;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * All objects at one revision, with indexes by owner and Pods by node. Immutable: a write makes
 * another root that
 * shares nearly everything with this one, and so does a fork of a whole cluster.
 *
 * <p>Objects of a resource are ordered by {@code namespace/name} as bytes, as under etcd's keys:
 * {@code a-b/x} comes
 * before {@code a/x}.
 */
public final class Root implements View {

    static final String PODS = "pods";

    public static final Root EMPTY = new Root(0, Tree.empty(), Tree.empty(), Tree.empty());

    private final long revision;
    private final Tree<Tree<Document>> resources;

    /** owner's uid / resource / key of the object, to that key. */
    private final Tree<String> owned;

    /** node / key of the Pod, to that key. */
    private final Tree<String> scheduled;

    private Root(
            long revision,
            Tree<Tree<Document>> resources,
            Tree<String> owned,
            Tree<String> scheduled) {
        this.revision = revision;
        this.resources = resources;
        this.owned = owned;
        this.scheduled = scheduled;
    }

    @Override
    public long revision() {
        return revision;
    }

    Tree<Tree<Document>> resources() {
        return resources;
    }

    private Tree<Document> objects(String resource) {
        var objects = resources.get(resource);
        return objects == null ? Tree.empty() : objects;
    }

    /** All of a resource as one value, which stays the same, in forks too, until one of them changes. */
    public Object all(String resource) {
        return objects(resource);
    }

    @Override
    public @Nullable Document get(ObjectKey key) {
        return objects(key.resource()).get(key.toString());
    }

    /** Where an object stands among those of its resource: {@code namespace/name}. */
    String place(ObjectKey key) {
        return objects(key.resource()).sharedKey(key.toString());
    }

    /** How many there are of a resource. */
    public int count(String resource) {
        return objects(resource).size();
    }

    /** How many there are of a resource in a namespace. */
    public int count(String resource, String namespace) {
        return objects(resource).count(namespace + "/", namespace + "0"); // '0' follows '/'
    }

    /** How many of a resource come after this {@code namespace/name} and not after the other. */
    public int countFrom(String resource, String from, String end) {
        return objects(resource).count(from, end);
    }

    @Override
    public Stream<Document> list(String resource) {
        return stream(iterate(resource, "", ""));
    }

    @Override
    public Stream<Document> list(String resource, String namespace) {
        return stream(iterate(resource, namespace + "/", namespace + "0"));
    }

    /** The objects with {@code from <= namespace/name < end}; an empty end is none. */
    public Iterator<Document> iterate(String resource, String from, String end) {
        return new Range<>(objects(resource), from, end);
    }

    @Override
    public Stream<Document> ownedBy(String resource, String ownerUid) {
        var prefix = ownerUid + "/" + resource + "/";
        var objects = objects(resource);
        var end = ownerUid + "/" + resource + "0";
        return stream(new Range<>(owned, prefix, end)).map(objects::get);
    }

    @Override
    public Stream<Document> podsOn(String node) {
        var pods = objects(PODS);
        return stream(new Range<>(scheduled, node + "/", node + "0")).map(pods::get);
    }

    private static <V> Stream<V> stream(Iterator<V> values) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        values, Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    /** The same objects under a later revision. */
    Root at(long newRevision) {
        return newRevision == revision ? this : new Root(newRevision, resources, owned, scheduled);
    }

    /**
     * The root after a write.
     *
     * @param before what stands here under this key; null is nothing
     * @param after what shall; null is a removal
     */
    Root with(
            long newRevision, ObjectKey key, @Nullable Document before, @Nullable Document after) {
        var place = key.toString();
        var objects = objects(key.resource());
        var changed = after == null ? objects.remove(place) : objects.put(place, after);
        var all =
                changed.isEmpty()
                        ? resources.remove(key.resource())
                        : resources.put(key.resource(), changed);
        return new Root(
                newRevision,
                all,
                Indexes.owned(owned, key.resource(), place, before, after),
                key.resource().equals(PODS)
                        ? Indexes.scheduled(scheduled, place, before, after)
                        : scheduled);
    }

    /** How many they are is known before, so that no key of theirs has to be looked at. */
    private static final class Range<V> implements Iterator<V> {
        private final Iterator<Tree.Node<V>> nodes;
        private int left;

        Range(Tree<V> tree, String from, String end) {
            this.nodes = tree.from(from);
            this.left = tree.count(from, end);
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public V next() {
            if (left <= 0) {
                throw new NoSuchElementException();
            }
            left--;
            return nodes.next().value;
        }
    }
}
