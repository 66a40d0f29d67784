package dev.sandglass.cluster.apiserver.strategy;

import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.DeleteOptions;
import dev.sandglass.document.Document;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How objects of one kind are made ready to be stored; follows upstream's {@code RESTCreateStrategy} and its siblings.
 * The methods here are what kinds without a strategy of their own do.
 */
public interface Strategy {

    /** Before the first write: a status sent along is dropped where the kind has a status of its own. */
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

    /** Whether an update may come without a resourceVersion. */
    default boolean allowsUnconditionalUpdate() {
        return true;
    }

    /** Whether PUT makes an object that is not there. */
    default boolean createsOnUpdate() {
        return false;
    }

    /** Whether the garbage collector follows its owners and dependents; Events and Namespaces are left out. */
    default boolean isGarbageCollected() {
        return true;
    }

    /** Whether a deletion answers with the object, not with a Status. */
    default boolean returnsDeleted() {
        return false;
    }

    /** How many seconds a deletion takes; null when objects of the kind go at once. */
    default @Nullable Long gracePeriod(Document object, DeleteOptions options) {
        return null;
    }

    /** After how long without a write an object goes away by itself; null for never. */
    default @Nullable Duration life() {
        return null;
    }
}
