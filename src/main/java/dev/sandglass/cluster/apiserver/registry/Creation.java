package dev.sandglass.cluster.apiserver.registry;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Status;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.apiserver.admission.Admission.Attempt;
import dev.sandglass.cluster.apiserver.admission.Admission.Operation;
import dev.sandglass.cluster.apiserver.admission.Admissions;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.cluster.apiserver.call.Refusal;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.call.Stored;
import dev.sandglass.cluster.apiserver.strategy.Generic;
import dev.sandglass.cluster.apiserver.strategy.Strategies;
import dev.sandglass.cluster.apiserver.validation.Metadata;
import dev.sandglass.cluster.apiserver.validation.Validations;
import dev.sandglass.cluster.apiserver.warnings.Warnings;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Chance;

/** Makes new objects; follows upstream's {@code rest.BeforeCreate}. */
final class Creation {

    private static final int LONGEST_GENERATED = 63;
    private static final int SUFFIX = 5;
    private static final int TRIES = 8;

    private final Store store;
    private final Chance chance;
    private final Companions companions;

    Creation(Store store, Chance chance, Companions companions) {
        this.store = store;
        this.chance = chance;
        this.companions = companions;
    }

    Document create(Call call, Document sent) {
        var object = inNamespace(sent, call);
        if (object.child("metadata").text("resourceVersion").isEmpty()) {
            object = object.without("metadata.resourceVersion");
        } else {
            throw Refusals.unforeseen("resourceVersion should not be set on objects to be created");
        }
        var name = object.text("metadata.name");
        object =
                Admissions.admit(
                        object, new Attempt(call, Operation.CREATE, name, null, store.root()));
        object = prepared(object, call);
        requireAbsent(call, object);
        Spaces.forCreate(object, call, store);
        return insert(call, object);
    }

    private Document inNamespace(Document sent, Call call) {
        var metadata = sent.child("metadata");
        var namespace = metadata.text("namespace");
        if (!call.kind().namespaced()) {
            return namespace.isEmpty() ? sent : sent.without("metadata.namespace");
        }
        if (!namespace.isEmpty() && !namespace.equals(call.namespace())) {
            throw Refusals.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the"
                            + " request");
        }
        return sent.put("metadata", metadata.put("namespace", call.namespace()));
    }

    /** With everything that the server itself says about a new object. */
    private Document prepared(Document object, Call call) {
        var resource = Stored.resource(call.kind());
        var metadata =
                object.child("metadata")
                        .remove("deletionTimestamp")
                        .remove("deletionGracePeriodSeconds")
                        .remove("selfLink")
                        .put("creationTimestamp", Timestamps.seconds(call.now()));
        var name = metadata.text("name");
        var wanted = metadata.text("generateName");
        if (name.isEmpty() && !wanted.isEmpty()) {
            name = generated(wanted, resource, metadata.text("namespace"));
            metadata = metadata.put("name", name);
        }
        var key = resource + "/" + call.namespace() + "/" + name;
        metadata = metadata.put("uid", chance.uid("uid", key, store.revision()));
        var prepared = Generic.counted(object.put("metadata", metadata), call.kind());
        var strategy = Strategies.of(resource);
        prepared = strategy.allocated(strategy.forCreate(prepared, call), null, call);
        var faults = new Faults();
        var validation = Validations.of(resource);
        Metadata.create(prepared, call.kind(), validation.names(), faults);
        validation.create(prepared, faults);
        faults.refuse(call.kindName(), name);
        Warnings.ofNew(prepared, call);
        return prepared;
    }

    /** The base with five letters; another five, up to eight times, while that name is taken. */
    private String generated(String base, String resource, String namespace) {
        var most = LONGEST_GENERATED - SUFFIX;
        var kept = base.length() > most ? base.substring(0, most) : base;
        var name = "";
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var purpose = attempt == 0 ? "name" : "name " + attempt;
            name = kept + chance.suffix(SUFFIX, purpose, resource + "/" + base, store.revision());
            if (store.root().get(new ObjectKey(resource, namespace, name)) == null) {
                break;
            }
        }
        return name;
    }

    private void requireAbsent(Call call, Document object) {
        var present = store.root().get(key(call, object));
        if (present != null) {
            throw alreadyExists(call, object.text("metadata.name"), present);
        }
    }

    private Document insert(Call call, Document object) {
        if (call.isDryRun()) {
            return object;
        }
        companions.follow(null, object, call);
        return Registry.put(store, call, key(call, object), object);
    }

    private static ObjectKey key(Call call, Document object) {
        return new ObjectKey(
                Stored.resource(call.kind()),
                object.text("metadata.namespace"),
                object.text("metadata.name"));
    }

    private static Refusal alreadyExists(Call call, String name, Document present) {
        var refusal = Refusals.alreadyExists(call.resource(), name);
        if (!present.child("metadata").has("deletionTimestamp")) {
            return refusal;
        }
        var status = refusal.status();
        return new Refusal(
                new Status(
                        status.code(),
                        status.reason(),
                        "object is being deleted: " + status.message(),
                        status.details()));
    }
}
