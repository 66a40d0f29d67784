package dev.sandglass.sim;

import org.jspecify.annotations.Nullable;

/**
 * A simulated component: woken by its alarms, frozen as plain data.
 *
 * <p>Between two wakes, everything that decides what it will do must be in what {@link #freeze} returns.
 */
public interface Part {

    /** Unique in its sandbox, stable for ever: alarms and frozen states are filed under it. */
    String name();

    /** An alarm set for this part and key is due. */
    void wake(String key);

    /** All state, as a value that {@link Freezer} knows: records, lists, maps, strings, numbers, null. */
    @Nullable Object freeze();

    /** Takes back what {@link #freeze} returned, of this build or an older one. */
    void thaw(@Nullable Object frozen);
}
