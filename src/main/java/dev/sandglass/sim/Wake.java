package dev.sandglass.sim;

/** What a {@link Program} is resumed with. */
public sealed interface Wake {

    /** The first resumption. */
    record Started() implements Wake {}

    /** The time slept is over, or the turn given away came back. */
    record Slept() implements Wake {}

    /** Bytes from the file descriptor that was asked for; none at its end. */
    record Read(byte[] data) implements Wake {
        public boolean atEnd() {
            return data.length == 0;
        }
    }

    /** A child that was waited for has ended. */
    record ChildExited(int pid, int code) implements Wake {}

    /** A signal came. A program that does not care exits with {@link Signal#exitCode}. */
    record Signalled(Signal signal) implements Wake {}

    /**
     * A facility of the host says something: a request to a listening server, an answer, news of a watch.
     *
     * @param message a record of the facility's own, in the vocabulary
     */
    record Told(Object message) implements Wake {}
}
