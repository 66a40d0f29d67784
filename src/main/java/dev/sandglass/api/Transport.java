package dev.sandglass.api;

import dev.sandglass.api.wire.Heading;

/**
 * The way to an API server: all that kubectl, controllers, kubelets, graders and the HTTPS door have.
 *
 * <p>A call takes effect at once, at the present moment of cluster time. What goes on for longer (a watch, a followed
 * log, an exec) is held as a {@link Cursor}: plain data that is polled, never a connection.
 */
public interface Transport {

    /** Answers a request. */
    Reply send(Request request);

    /** What stands above the answer to this request when it goes out as HTTP; costs nothing who does not ask. */
    default Heading heading(Request request) {
        return Heading.NONE;
    }

    /** What has come since the cursor, perhaps nothing yet. Never waits. */
    Batch poll(Cursor cursor);

    /** Gives bytes to what a cursor of an exec or attach reads from. */
    void push(Cursor cursor, Push push);
}
