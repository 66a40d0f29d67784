package dev.sandglass.site.sandboxes;

import dev.sandglass.cluster.Authorities;

/** Authorities of their own for new sandboxes. */
interface Keys {

    Authorities take();

    /** Whether one can be taken without waiting. */
    boolean areReady();
}
