package dev.sandglass.cluster.controllers.garbage;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Resource;
import dev.sandglass.api.Thing;
import dev.sandglass.api.schema.Kind;
import dev.sandglass.api.schema.Kinds;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.cluster.client.Cache;
import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.cluster.controllers.garbage.Owners.Standing;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who owns whom, of all kinds that can be deleted. */
final class Graph {

    /** Nobody owns anything by them, and they own nothing. */
    private static final Set<String> NOT_LOOKED_AT = Set.of("events", "events.events.k8s.io");

    /** Written every few seconds: found as dependents (a node's Lease), but no reason to wake. */
    private static final Set<String> NOT_WATCHED = Set.of("leases.coordination.k8s.io");

    /** An object with what it is. */
    record Found(Resource<Thing> resource, Thing thing) {
        ObjectKey key() {
            return resource.key(thing);
        }
    }

    private final Client client;
    private final Kinds kinds = Schema.builtIn().kinds();
    private final Map<String, Resource<Thing>> resources = new LinkedHashMap<>();
    private final Map<String, Cache<Thing>> caches = new LinkedHashMap<>();

    Graph(Workbench bench) {
        this.client = bench.client();
        for (var kind : kinds.all()) {
            var name = kind.groupResource();
            if (isCollected(kind) && !NOT_LOOKED_AT.contains(name) && !resources.containsKey(name)) {
                var resource =
                        Thing.resource(name, kind.apiVersion(), kind.name(), kind.namespaced());
                resources.put(name, resource);
                caches.put(
                        name,
                        NOT_WATCHED.contains(name)
                                ? bench.caches().unwatched(resource)
                                : bench.cache(resource));
            }
        }
    }

    private static boolean isCollected(Kind kind) {
        return kind.can("delete") && kind.can("list") && kind.can("watch");
    }

    List<Resource<Thing>> resources() {
        return List.copyOf(resources.values());
    }

    Resource<Thing> resource(String name) {
        return resources.get(name);
    }

    @Nullable Thing find(ObjectKey key) {
        var cache = caches.get(key.resource());
        return cache == null ? null : cache.find(key).orElse(null);
    }

    /** All objects that name this one as an owner. */
    List<Found> dependents(Thing owner) {
        var found = new ArrayList<Found>();
        caches.forEach(
                (name, cache) ->
                        cache.ownedBy(owner)
                                .forEach(thing -> found.add(new Found(resources.get(name), thing))));
        return found;
    }

    /** Those of its owners that are there. */
    List<Found> ownersOf(Thing thing) {
        var found = new ArrayList<Found>(1);
        for (var item : thing.ownerReferences()) {
            var reference = (Document) item;
            var resource = resourceOf(reference);
            var owner = resource == null ? null : find(key(resource, reference, thing));
            if (owner != null && owner.uid().equals(reference.text("uid"))) {
                found.add(new Found(resource, owner));
            }
        }
        return found;
    }

    private @Nullable Resource<Thing> resourceOf(Document reference) {
        var kind = kinds.of(reference.text("apiVersion"), reference.text("kind"));
        return kind == null ? null : resources.get(kind.groupResource());
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
            var resource = resourceOf(reference);
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
