package dev.sandglass.site.sandboxes;

import java.util.List;

/**
 * A place where many are told at once, an event loop: however many {@linkplain Subscriber subscribers} it has, there is one
 * hand-over for all who stand at the same place of the same watch.
 */
public interface Lane {

    /** Takes a telling for these; on whatever thread comes with it, which must not be kept. In the order of the calls. */
    void take(Telling telling, List<Subscription> to);
}
