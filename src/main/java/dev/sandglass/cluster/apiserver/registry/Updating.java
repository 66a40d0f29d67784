package dev.sandglass.cluster.apiserver.registry;

import dev.sandglass.cluster.apiserver.admission.Admission.Attempt;
import dev.sandglass.cluster.apiserver.admission.Admission.Operation;
import dev.sandglass.cluster.apiserver.admission.Admissions;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.call.Stored;
import dev.sandglass.cluster.apiserver.registry.Registry.Edit;
import dev.sandglass.cluster.apiserver.registry.Registry.Written;
import dev.sandglass.cluster.apiserver.strategy.Generic;
import dev.sandglass.cluster.apiserver.strategy.Strategies;
import dev.sandglass.cluster.apiserver.strategy.Strategy;
import dev.sandglass.cluster.apiserver.validation.Metadata;
import dev.sandglass.cluster.apiserver.validation.Validations;
import dev.sandglass.cluster.apiserver.warnings.Warnings;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.document.Document;

/** Changes objects; follows upstream's {@code rest.BeforeUpdate} and {@code GuaranteedUpdate}. */
final class Updating {

    private final Store store;
    private final Creation creation;
    private final Companions companions;

    Updating(Store store, Creation creation, Companions companions) {
        this.store = store;
        this.creation = creation;
        this.companions = companions;
    }

    Written update(Call call, String name, Edit edit) {
        var key = call.key(name);
        var old = store.root().get(key);
        var strategy = Strategies.of(Stored.resource(call.kind()));
        if (old == null) {
            if (!strategy.createsOnUpdate() || !call.route().subresource().isEmpty()) {
                throw Refusals.notFound(call.resource(), name);
            }
            return new Written(creation.create(call, edit.apply(null)), true);
        }
        var sent = edit.apply(old);
        checkPreconditions(call, name, sent, old, strategy);
        var object = carriedOver(sent, old, call);
        object =
                Admissions.admit(
                        object, new Attempt(call, Operation.UPDATE, name, old, store.root()));
        object = prepared(object, old, call, strategy);
        if (call.route().subresource().isEmpty()) {
            object = strategy.allocated(object, old, call);
        }
        validate(object, old, call);
        if (object.equals(old) || call.isDryRun()) {
            return new Written(object.equals(old) ? old : object, false);
        }
        if (isOver(object) && strategy.mayGo(object)) {
            store.delete(key);
            companions.follow(old, null, call);
            return new Written(object, false);
        }
        Spaces.forUpdate(object, old, call, store);
        companions.follow(old, object, call);
        return new Written(Registry.put(store, call, key, object), false);
    }

    private static void checkPreconditions(
            Call call, String name, Document sent, Document old, Strategy strategy) {
        var version = sent.text("metadata.resourceVersion");
        if (version.isEmpty() || version.equals("0")) {
            if (!strategy.allowsUnconditionalUpdate()) {
                var faults = new Faults();
                faults.invalid("metadata.resourceVersion", 0L, "must be specified for an update");
                faults.refuse(call.kindName(), name);
            }
        } else if (!version.equals(old.text("metadata.resourceVersion"))) {
            requireNumber(version);
            throw Refusals.modified(call.resource(), name);
        }
        var uid = sent.text("metadata.uid");
        if (!uid.isEmpty() && !uid.equals(old.text("metadata.uid"))) {
            throw Refusals.conflict(
                    call.resource(),
                    name,
                    "StorageError: invalid object, Code: 4, Key: "
                            + storageKey(call, name)
                            + ", ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID"
                            + " in precondition: "
                            + uid
                            + ", UID in object meta: "
                            + old.text("metadata.uid"));
        }
    }

    /** Where upstream keeps the object in etcd. */
    private static String storageKey(Call call, String name) {
        var prefix =
                switch (call.kind().plural()) {
                    case "nodes" -> "minions";
                    case "services" -> "services/specs";
                    case "endpoints" -> "services/endpoints";
                    case "ingresses" -> "ingress";
                    case String resource -> resource;
                };
        var namespace = call.kind().namespaced() ? call.namespace() + "/" : "";
        return "/registry/" + prefix + "/" + namespace + name;
    }

    private static void requireNumber(String version) {
        for (var i = 0; i < version.length(); i++) {
            if (version.charAt(i) < '0' || version.charAt(i) > '9') {
                throw Refusals.unforeseen(
                        "strconv.ParseUint: parsing "
                                + Refusals.quoted(version)
                                + ": invalid syntax");
            }
        }
    }

    /** With the fields that no update can change. */
    private static Document carriedOver(Document sent, Document old, Call call) {
        var before = old.child("metadata");
        var metadata =
                sent.child("metadata")
                        .put("uid", before.get("uid"))
                        .put("creationTimestamp", before.get("creationTimestamp"))
                        .put("resourceVersion", before.get("resourceVersion"))
                        .remove("selfLink");
        metadata =
                call.kind().namespaced()
                        ? metadata.put("namespace", before.get("namespace"))
                        : metadata.remove("namespace");
        metadata = carry("deletionTimestamp", metadata, before);
        if (!metadata.has("deletionGracePeriodSeconds")) {
            metadata = carry("deletionGracePeriodSeconds", metadata, before);
        }
        return sent.put("metadata", metadata);
    }

    private static Document carry(String field, Document metadata, Document before) {
        return before.has(field) ? metadata.put(field, before.get(field)) : metadata.remove(field);
    }

    private static Document prepared(Document object, Document old, Call call, Strategy strategy) {
        return switch (call.route().subresource()) {
            case "status" -> keepGeneration(strategy.forStatusUpdate(object, old, call), old);
            case "", "scale" ->
                    Generic.recounted(strategy.forUpdate(object, old, call), old, call.kind());
            default ->
                    Generic.recounted(strategy.forSubresource(object, old, call), old, call.kind());
        };
    }

    private static Document keepGeneration(Document object, Document old) {
        var generation = old.number("metadata.generation", 0);
        return generation == 0
                ? object.without("metadata.generation")
                : object.with("metadata.generation", generation);
    }

    private static void validate(Document object, Document old, Call call) {
        var faults = new Faults();
        var validation = Validations.of(Stored.resource(call.kind()));
        Metadata.update(object, old, faults);
        switch (call.route().subresource()) {
            case "" -> validation.update(object, old, faults);
            case "status" -> validation.updateStatus(object, old, faults);
            default -> validation.updateThrough(call.route().subresource(), object, old, faults);
        }
        faults.refuse(call.kindName(), object.text("metadata.name"));
        if (call.route().subresource().isEmpty()) {
            Warnings.ofChanged(object, old, call);
        }
    }

    /** Whether nothing keeps an object that is being deleted. */
    private static boolean isOver(Document object) {
        var metadata = object.child("metadata");
        return metadata.has("deletionTimestamp")
                && metadata.items("finalizers").isEmpty()
                && metadata.number("deletionGracePeriodSeconds", 0) == 0;
    }
}
