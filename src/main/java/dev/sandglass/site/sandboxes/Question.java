package dev.sandglass.site.sandboxes;

import org.jspecify.annotations.Nullable;

/** What somebody waits to know of a sandbox. Asked again whenever something has changed. */
public interface Question<T> {

    /** The answer; null while there is nothing to tell. Changes nothing in the sandbox. */
    @Nullable T ask(Sight sight);
}
