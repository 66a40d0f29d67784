package dev.sandglass.cluster.apiserver.registry;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.DeleteOptions;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.call.Stored;
import dev.sandglass.cluster.apiserver.strategy.Strategies;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Chance;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes objects of any kind; follows upstream's generic registry. Writes of one sandbox
 * come one after the
 * other, so there is nothing to retry.
 */
public final class Registry {

    private final Store store;
    private final Creation creation;
    private final Updating updating;
    private final Deletion deletion;

    public Registry(Store store, Chance chance) {
        this.store = store;
        var companions = new Companions(store);
        this.creation = new Creation(store, chance, companions);
        this.updating = new Updating(store, creation, companions);
        this.deletion = new Deletion(store, companions);
    }

    /**
     * How an update makes the new object from the old one; the old one is null when there is none.
     */
    public interface Edit {
        Document apply(@Nullable Document old);
    }

    /** An object as it now is, and whether the write made it. */
    public record Written(Document object, boolean created) {}

    /** The object of this name, or a refusal. */
    public Document get(Call call, String name) {
        var found = store.root().get(call.key(name));
        if (found == null) {
            throw Measured.isMeasured(call)
                    ? Measured.notFound(call, name, store.root())
                    : Refusals.notFound(call.resource(), name);
        }
        return found;
    }

    /** Stores a new object: decoded, in its stored form and with its defaults. */
    public Document create(Call call, Document object) {
        return creation.create(call, object);
    }

    /** Changes an object or one of its subresources. */
    public Written update(Call call, String name, Edit edit) {
        return updating.update(call, name, edit);
    }

    /** Deletes an object, at once or in the end. */
    public Deletion.Outcome delete(Call call, String name, DeleteOptions options) {
        return deletion.delete(call, name, options);
    }

    /** Writes a new state of an object that the server itself worked out; nothing is checked. */
    public void write(Call call, Document object) {
        put(store, call, call.key(object.text("metadata.name")), object);
    }

    /** The same for an object of another resource. */
    public void write(String resource, Document object) {
        var metadata = object.child("metadata");
        store.put(
                new ObjectKey(resource, metadata.text("namespace"), metadata.text("name")), object);
    }

    static Document put(Store store, Call call, ObjectKey key, Document object) {
        return store.put(key, object, Strategies.of(Stored.resource(call.kind())).life());
    }
}
