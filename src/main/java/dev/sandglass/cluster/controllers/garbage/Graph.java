package dev.sandglass.cluster.controllers.garbage;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Resource;
import dev.sandglass.api.Thing;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Caches;
import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.cluster.controllers.garbage.Owners.Standing;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who owns whom, of all kinds that can be deleted. */
final class Graph {

    /** An object with what it is. */
    record Found(Resource<Thing> resource, Thing thing) {
        ObjectKey key() {
            return resource.key(thing);
        }
    }

    private final Client client;
    private final Caches caches;

    Graph(Workbench bench) {
        this.client = bench.client();
        this.caches = bench.caches();
        caches.watch(Collected.WATCHED);
    }

    @Nullable Thing find(ObjectKey key) {
        var resource = Collected.resource(key.resource());
        return resource == null ? null : cache(resource).find(key).orElse(null);
    }

    private Cache<Thing> cache(Resource<Thing> resource) {
        return caches.unwatched(resource); // what is watched was said at the beginning
    }

    /** All objects that name this one as an owner. */
    List<Found> dependents(Thing owner) {
        var found = new ArrayList<Found>();
        for (var resource : Collected.all()) {
            cache(resource).ownedBy(owner).forEach(thing -> found.add(new Found(resource, thing)));
        }
        return found;
    }

    /** Those of its owners that are there. */
    List<Found> ownersOf(Thing thing) {
        var found = new ArrayList<Found>(1);
        for (var item : thing.ownerReferences()) {
            var reference = (Document) item;
            var resource = Collected.resource(reference);
            var owner = resource == null ? null : find(key(resource, reference, thing));
            if (owner != null && owner.uid().equals(reference.text("uid"))) {
                found.add(new Found(resource, owner));
            }
        }
        return found;
    }

    private static ObjectKey key(Resource<Thing> resource, Document reference, Thing dependent) {
        var namespace = resource.isNamespaced() ? dependent.namespace() : "";
        return resource.key(namespace, reference.text("name"));
    }

    /** How the owners of an object are, asked of the server where the cache does not know them. */
    Standing standing(Thing thing) {
        var standing = new Standing();
        for (var item : thing.ownerReferences()) {
            var reference = (Document) item;
            var uid = reference.text("uid");
            var resource = Collected.resource(reference);
            if (resource == null) {
                standing.solid().add(uid); // a kind that we do not know: hands off
                continue;
            }
            var owner = owner(resource, key(resource, reference, thing), uid);
            if (owner == null) {
                standing.dangling().add(uid);
            } else if (GarbageCollector.isWaiting(owner) && reference.flag("blockOwnerDeletion")) {
                standing.waiting().add(uid);
            } else {
                standing.solid().add(uid);
            }
        }
        return standing;
    }

    private @Nullable Thing owner(Resource<Thing> resource, ObjectKey key, String uid) {
        var known = find(key);
        if (known != null && known.uid().equals(uid)) {
            return known;
        }
        var fresh = client.find(resource, key.namespace(), key.name());
        return fresh != null && fresh.uid().equals(uid) ? fresh : null;
    }
}
