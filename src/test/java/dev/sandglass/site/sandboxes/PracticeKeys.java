package dev.sandglass.site.sandboxes;

import dev.sandglass.cluster.Authorities;

/** The same keys for all: nobody reaches a test's sandbox. */
record PracticeKeys() implements Keys {

    @Override
    public Authorities take() {
        return Authorities.practice();
    }

    @Override
    public boolean areReady() {
        return true;
    }
}
