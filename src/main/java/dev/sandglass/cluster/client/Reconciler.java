package dev.sandglass.cluster.client;

import dev.sandglass.api.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * A controller's one idea: given the name of an object, bring the world closer to what it asks for.
 *
 * <p>It reads the world afresh each time, has no retry code (a refused write leaves it as {@link
 * Refused}), and keeps nothing to itself between two calls but what it freezes.
 */
public interface Reconciler {

    /** Which changes make it look at which object. */
    Watches watches();

    Next reconcile(ObjectKey key);

    /** State of its own, if it has any. */
    default @Nullable Object freeze() {
        return null;
    }

    default void thaw(@Nullable Object frozen) {}
}
