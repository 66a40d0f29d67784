package dev.sandglass.cluster.client;

import java.time.Duration;

/** What a reconciler wants done with the object it has just looked at. */
public sealed interface Next {

    /** Nothing, until it changes. The loop forgets earlier failures. */
    record Done() implements Next {}

    /** Look again after this time, changed or not. The loop forgets earlier failures. */
    record After(Duration time) implements Next {}

    /** Something is not as it must be: look again soon, later each time. */
    record Again() implements Next {}

    static Next done() {
        return new Done();
    }

    static Next after(Duration time) {
        return new After(time);
    }

    static Next again() {
        return new Again();
    }
}
