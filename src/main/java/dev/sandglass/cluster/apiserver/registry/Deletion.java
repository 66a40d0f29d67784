package dev.sandglass.cluster.apiserver.registry;

import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.apiserver.admission.Admission.Attempt;
import dev.sandglass.cluster.apiserver.admission.Admission.Operation;
import dev.sandglass.cluster.apiserver.admission.Admissions;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.DeleteOptions;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.call.Stored;
import dev.sandglass.cluster.apiserver.strategy.Strategies;
import dev.sandglass.cluster.apiserver.strategy.Strategy;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Deletes objects: gracefully where the kind asks for it, after their finalizers, or at once;
 * follows upstream's
 * generic registry and {@code rest.BeforeDelete}. The two finalizers that stand for a propagation
 * policy are set
 * here and taken away by the garbage collector.
 */
public final class Deletion {

    private static final long SECOND = 1_000_000_000L;
    private static final String ORPHAN = "orphan";
    private static final String FOREGROUND = "foregroundDeletion";

    private final Store store;
    private final Companions companions;

    Deletion(Store store, Companions companions) {
        this.store = store;
        this.companions = companions;
    }

    /** The last state of the object, and whether it is gone already. */
    public record Outcome(Document object, boolean gone) {}

    /** A deletion under way: the object so far, and the grace that it was given (null: none). */
    private record Marked(Document object, @Nullable Long grace, boolean pending) {}

    Outcome delete(Call call, String name, DeleteOptions options) {
        var key = call.key(name);
        var old = store.root().get(key);
        if (old == null) {
            throw Refusals.notFound(call.resource(), name);
        }
        Admissions.admit(old, new Attempt(call, Operation.DELETE, name, old, store.root()));
        checkPreconditions(call, name, old, options);
        var strategy = Strategies.of(Stored.resource(call.kind()));
        var ending = strategy.ending(old, call.now());
        if (ending != null) {
            return new Outcome(write(call, name, ending, old, options), false);
        }
        var marked = graceful(old, options, strategy, call.now());
        if (marked.pending()) {
            return new Outcome(old, false);
        }
        var object = withFinalizers(marked.object(), options, strategy);
        var hasFinalizers = !object.items("metadata.finalizers").isEmpty();
        if (marked.grace() == null && hasFinalizers) {
            object = markedAsDeleting(object, call.now());
        }
        var stays = hasFinalizers || marked.grace() != null && marked.grace() > 0;
        if (stays || marked.grace() != null) {
            object = write(call, name, object, old, options);
        }
        if (stays) {
            return new Outcome(object, false);
        }
        if (!options.dryRun()) {
            object = Objects.requireNonNull(store.delete(key));
            companions.follow(object, null, call);
        }
        return new Outcome(object, true);
    }

    private Document write(
            Call call, String name, Document object, Document old, DeleteOptions options) {
        if (options.dryRun() || object.equals(old)) {
            return object;
        }
        return Registry.put(store, call, call.key(name), object);
    }

    private static void checkPreconditions(
            Call call, String name, Document old, DeleteOptions options) {
        var uid = old.text("metadata.uid");
        if (!options.uid().isEmpty() && !options.uid().equals(uid)) {
            throw Refusals.conflict(
                    call.kindName(),
                    name,
                    ("the UID in the precondition (%s) does not match the UID in record (%s). The"
                                    + " object might have been deleted and then recreated")
                            .formatted(options.uid(), uid));
        }
        var version = old.text("metadata.resourceVersion");
        if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals(version)) {
            throw Refusals.conflict(
                    call.kindName(),
                    name,
                    ("the ResourceVersion in the precondition (%s) does not match the"
                                    + " ResourceVersion in record (%s). The object might have been modified")
                            .formatted(options.resourceVersion(), version));
        }
    }

    private static Marked graceful(Document old, DeleteOptions sent, Strategy strategy, long now) {
        var asked = sent.gracePeriodSeconds();
        var options = asked != null && asked < 0 ? sent.withGracePeriod(1) : sent;
        var grace = strategy.gracePeriod(old, options);
        if (grace == null) {
            return new Marked(old, null, false);
        }
        var metadata = old.child("metadata");
        if (!metadata.has("deletionTimestamp")) {
            return new Marked(begun(old, metadata, grace, now), grace, false);
        }
        var before = metadata.number("deletionGracePeriodSeconds", 0);
        if (before == 0) {
            return new Marked(old, null, false);
        }
        if (options.gracePeriodSeconds() == null || options.gracePeriodSeconds() >= before) {
            return new Marked(old, null, true);
        }
        // Only a shorter grace may be given, counted from the first deletion.
        var shorter = options.gracePeriodSeconds();
        var begin = Timestamps.nanos(metadata.text("deletionTimestamp")) - before * SECOND;
        var shortened =
                metadata.put("deletionTimestamp", Timestamps.seconds(begin + shorter * SECOND))
                        .put("deletionGracePeriodSeconds", shorter);
        return new Marked(old.put("metadata", shortened), shorter, false);
    }

    private static Document begun(Document old, Document metadata, long grace, long now) {
        var marked =
                metadata.put("deletionTimestamp", Timestamps.seconds(now + grace * SECOND))
                        .put("deletionGracePeriodSeconds", grace);
        var generation = metadata.number("generation", 0);
        return old.put(
                "metadata", generation > 0 ? marked.put("generation", generation + 1) : marked);
    }

    private static Document markedAsDeleting(Document object, long now) {
        var metadata = object.child("metadata");
        var generation = metadata.number("generation", 0);
        var end = Timestamps.nanos(metadata.text("deletionTimestamp"));
        if (end < 0 && generation > 0) {
            metadata = metadata.put("generation", generation + 1);
        }
        if (end < 0 || end > now) {
            metadata = metadata.put("deletionTimestamp", Timestamps.seconds(now));
        }
        return object.put("metadata", metadata.put("deletionGracePeriodSeconds", 0));
    }

    /** With the finalizer that the propagation policy stands for, and without the other. */
    private static Document withFinalizers(
            Document object, DeleteOptions options, Strategy strategy) {
        if (!strategy.isGarbageCollected()) {
            return object;
        }
        var old = object.items("metadata.finalizers");
        var orphan =
                switch (options.propagation()) {
                    case "" -> old.contains(ORPHAN);
                    default -> options.propagation().equals("Orphan");
                };
        var foreground =
                switch (options.propagation()) {
                    case "" -> old.contains(FOREGROUND);
                    default -> options.propagation().equals("Foreground");
                };
        if (orphan == old.contains(ORPHAN) && foreground == old.contains(FOREGROUND)) {
            return object;
        }
        var kept = new ArrayList<>(old);
        kept.remove(ORPHAN);
        kept.remove(FOREGROUND);
        if (orphan) {
            kept.add(ORPHAN);
        }
        if (foreground) {
            kept.add(FOREGROUND);
        }
        return kept.isEmpty()
                ? object.without("metadata.finalizers")
                : object.with("metadata.finalizers", Items.copyOf(kept));
    }
}
