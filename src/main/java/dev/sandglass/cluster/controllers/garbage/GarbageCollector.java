package dev.sandglass.cluster.controllers.garbage;

import dev.sandglass.api.Change;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Pod;
import dev.sandglass.api.Request;
import dev.sandglass.api.Resource;
import dev.sandglass.api.Thing;
import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.Next;
import dev.sandglass.cluster.client.Reconciler;
import dev.sandglass.cluster.client.Watches;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.cluster.controllers.garbage.Owners.Standing;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.function.Consumer;

/**
 * Deletes what has lost its owners, lets go of what shall be orphaned, and makes owners wait for
 * what goes before them.
 *
 * <pre>
 *   background   the owner is gone at once; its dependents follow, and theirs
 *   foreground   the owner waits (finalizer foregroundDeletion) until those that block it are gone
 *   orphan       the owner waits (finalizer orphan) until its dependents have forgotten it
 * </pre>
 *
 * <p>Upstream keeps a graph of all objects; here the caches' index by owner is that graph. Left
 * out: custom resources, events and their garbage, owners in another namespace.
 */
public final class GarbageCollector implements Reconciler {

    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    private final Client client;
    private final Graph graph;

    public GarbageCollector(Workbench bench) {
        this.client = bench.client();
        this.graph = new Graph(bench);
    }

    @Override
    public Watches watches() {
        return Watches.none(Pod.RESOURCE).alsoAnything(this::happened);
    }

    private void happened(Change change, Consumer<ObjectKey> enqueue) {
        var before = change.before() == null ? null : new Thing(change.before());
        if (change.after() == null) {
            var gone = new Thing(change.object());
            graph.dependents(gone).forEach(d -> enqueue.accept(d.key()));
            graph.ownersOf(gone).forEach(owner -> enqueue.accept(owner.key()));
            return;
        }
        var after = new Thing(change.after());
        var hasOtherOwners =
                before == null || !before.ownerReferences().equals(after.ownerReferences());
        if (hasOtherOwners && !after.ownerReferences().isEmpty()) {
            enqueue.accept(change.key());
        }
        if (hasOtherOwners && before != null) {
            graph.ownersOf(before).forEach(owner -> enqueue.accept(owner.key()));
        }
        if (waits(after) && (before == null || !waits(before) || !sameFinalizers(before, after))) {
            enqueue.accept(change.key());
        }
    }

    private static boolean waits(Thing thing) {
        return thing.isBeingDeleted() && (has(thing, FOREGROUND) || has(thing, ORPHAN));
    }

    private static boolean has(Thing thing, String finalizer) {
        return thing.finalizers().contains(finalizer);
    }

    private static boolean sameFinalizers(Thing a, Thing b) {
        return a.finalizers().equals(b.finalizers());
    }

    @Override
    public Next reconcile(ObjectKey key) {
        var thing = graph.find(key);
        if (thing == null) {
            return Next.done();
        }
        var resource = Collected.resource(key.resource());
        if (thing.isBeingDeleted() && has(thing, ORPHAN)) {
            orphan(resource, thing);
        } else if (thing.isBeingDeleted() && has(thing, FOREGROUND)) {
            waitForDependents(resource, thing);
        } else if (!thing.isBeingDeleted() && !thing.ownerReferences().isEmpty()) {
            judge(resource, thing);
        }
        return Next.done();
    }

    // ---- owners that wait ----

    private void orphan(Resource<Thing> resource, Thing owner) {
        for (var dependent : graph.dependents(owner)) {
            forget(dependent.resource(), dependent.thing(), List.of(owner.uid()));
        }
        removeFinalizer(resource, owner, ORPHAN);
    }

    private void waitForDependents(Resource<Thing> resource, Thing owner) {
        var isBlocked = false;
        for (var dependent : graph.dependents(owner)) {
            if (Owners.blocks(dependent.thing(), owner)) {
                isBlocked = true;
            }
            if (!dependent.thing().isBeingDeleted()) {
                judge(dependent.resource(), dependent.thing());
            }
        }
        if (!isBlocked) {
            removeFinalizer(resource, owner, FOREGROUND);
        }
    }

    // ---- what has owners ----

    private void judge(Resource<Thing> resource, Thing thing) {
        var standing = graph.standing(thing);
        if (!standing.solid().isEmpty()) {
            var others = standing.others();
            if (!others.isEmpty()) {
                forget(resource, thing, others);
            }
            return;
        }
        if (!standing.waiting().isEmpty() && !graph.dependents(thing).isEmpty()) {
            unblock(resource, thing);
            delete(resource, thing, "Foreground"); // its own dependents have to go before it
            return;
        }
        delete(resource, thing, policy(thing));
    }

    private static String policy(Thing thing) {
        return has(thing, ORPHAN) ? "Orphan" : has(thing, FOREGROUND) ? "Foreground" : "Background";
    }

    /** Two objects that wait for each other would wait for ever. */
    private void unblock(Resource<Thing> resource, Thing thing) {
        var isCircle = graph.dependents(thing).stream().anyMatch(d -> waits(d.thing()));
        if (!isCircle) {
            return;
        }
        var references =
                thing.ownerReferences()
                        .mapped(reference -> reference.put("blockOwnerDeletion", false));
        patch(resource, thing, Document.of("ownerReferences", references));
    }

    private void delete(Resource<Thing> resource, Thing thing, String policy) {
        var options =
                Document.of(
                        "propagationPolicy",
                        policy,
                        "preconditions",
                        Document.of("uid", thing.uid()));
        client.attempt(() -> client.delete(resource, resource.key(thing), options))
                .tolerating("NotFound", "Conflict");
    }

    // ---- small changes ----

    private void forget(Resource<Thing> resource, Thing thing, List<String> owners) {
        var references = thing.ownerReferences().only(r -> !owners.contains(r.text("uid")));
        patch(
                resource,
                thing,
                Document.of("ownerReferences", references.isEmpty() ? null : references));
    }

    private void removeFinalizer(Resource<Thing> resource, Thing thing, String finalizer) {
        var fresh = client.find(resource, thing.namespace(), thing.name());
        if (fresh == null || !fresh.uid().equals(thing.uid()) || !has(fresh, finalizer)) {
            return;
        }
        var rest = fresh.finalizers().texts().filter(f -> !f.equals(finalizer)).toList();
        var metadata =
                Document.of(
                        "resourceVersion",
                        fresh.resourceVersion(),
                        "finalizers",
                        rest.isEmpty() ? null : rest);
        patch(resource, fresh, metadata);
    }

    private void patch(Resource<Thing> resource, Thing thing, Document metadata) {
        var patch = Document.of("metadata", metadata.put("uid", thing.uid()));
        var key = resource.key(thing);
        client.attempt(() -> client.patch(resource, key, "", patch, Request.MERGE_PATCH))
                .tolerating("NotFound");
    }

    /** For {@link Standing}'s readers: an owner that waits for its dependents. */
    static boolean isWaiting(Thing owner) {
        return owner.isBeingDeleted() && has(owner, FOREGROUND);
    }
}
