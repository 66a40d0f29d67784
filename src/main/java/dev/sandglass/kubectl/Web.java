package dev.sandglass.kubectl;

import org.jspecify.annotations.Nullable;

/** A facility of a {@link dev.sandglass.sim.Host}: the pages of the web that it can read, none of them real. */
@FunctionalInterface
public interface Web {

    /** The page of this address; null when nobody answers there. */
    @Nullable String read(String address);
}
