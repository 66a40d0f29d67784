package dev.sandglass.site.sandboxes;

import java.util.concurrent.atomic.AtomicBoolean;

/** Somebody who looks at a sandbox, until closed. */
public final class Looker implements AutoCloseable {

    private final Runnable looksAway;
    private final AtomicBoolean closed = new AtomicBoolean();

    Looker(Runnable looksAway) {
        this.looksAway = looksAway;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            looksAway.run();
        }
    }
}
