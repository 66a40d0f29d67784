package dev.sandglass.sim;

/** What a process waits for. Moments are epoch nanoseconds, -1 for never. */
public sealed interface Waiting {

    /** The moment that ends the waiting by itself. */
    default long until() {
        return -1;
    }

    record ForStart() implements Waiting {}

    record ForTime(@Override long until) implements Waiting {}

    /** At most that many; 0 for as many as fit. */
    record ForBytes(int descriptor, int atMost) implements Waiting {}

    record ForBytesOrNews(int descriptor) implements Waiting {}

    record ForChild(int pid) implements Waiting {}

    record ForNews(@Override long until) implements Waiting {}
}
