package dev.sandglass.cluster.apiserver.strategy;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.DeleteOptions;
import dev.sandglass.document.Document;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How objects of one kind are made ready to be stored; follows upstream's {@code
 * RESTCreateStrategy} and its siblings.
 * The methods here are what kinds without a strategy of their own do.
 */
public interface Strategy {

    /**
     * Before the first write: a status sent along is dropped where the kind has a status of its
     * own.
     */
    default Document forCreate(Document object, Call call) {
        return Generic.withoutStatus(object, call.kind());
    }

    /** Before an update of the object itself: its status stays. */
    default Document forUpdate(Document object, Document old, Call call) {
        return Generic.keepStatus(object, old, call.kind());
    }

    /** Before an update of the status: all else stays. */
    default Document forStatusUpdate(Document object, Document old, Call call) {
        return Generic.onlyStatus(object, old);
    }

    /**
     * Before a change through another subresource than status, such as {@code resize} or {@code
     * finalize}.
     */
    default Document forSubresource(Document object, Document old, Call call) {
        return forUpdate(object, old, call);
    }

    /**
     * Before validation: what the server chooses from what is free, such as addresses. {@code old}
     * is null at first.
     */
    default Document allocated(Document object, @Nullable Document old, Call call) {
        return object;
    }

    /** Objects that are stored as long as this one is as it is: addresses, ports. */
    default List<Companion> companions(Document object) {
        return List.of();
    }

    /** An object that the server keeps beside another one. */
    record Companion(ObjectKey key, Document object) {}

    /** Whether an update may come without a resourceVersion. */
    default boolean allowsUnconditionalUpdate() {
        return true;
    }

    /** Whether PUT makes an object that is not there. */
    default boolean createsOnUpdate() {
        return false;
    }

    /**
     * Whether the garbage collector follows its owners and dependents; Events and Namespaces are
     * left out.
     */
    default boolean isGarbageCollected() {
        return true;
    }

    /** How many seconds a deletion takes; null when objects of the kind go at once. */
    default @Nullable Long gracePeriod(Document object, DeleteOptions options) {
        return null;
    }

    /**
     * What a deletion makes of an object that ends in its own way (a Namespace); null when it ends
     * as others do.
     */
    default @Nullable Document ending(Document object, long now) {
        return null;
    }

    /** Whether an object that is being deleted may go, as far as its kind knows. */
    default boolean mayGo(Document object) {
        return true;
    }

    /** After how long without a write an object goes away by itself; null for never. */
    default @Nullable Duration life() {
        return null;
    }
}
