package dev.sandglass.site.sandboxes;

import org.jspecify.annotations.Nullable;

/** Somebody who looks at a sandbox again whenever something may have changed, on the thread of the turn: it waits for nobody. */
public interface Onlooker {

    /** What is to happen as soon as the journal has what was seen here; null when that is nothing. */
    @Nullable Runnable look(Sight sight);

    /** Whether it has seen all that it wants to. */
    default boolean hasSeenAll() {
        return false;
    }

    /** It looks no more: the sandbox is {@link Elsewhere}, or looking failed. */
    void lost(Throwable why);
}
