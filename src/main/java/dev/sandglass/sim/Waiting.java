package dev.sandglass.sim;

/** What a process waits for. Moments are epoch nanoseconds, -1 for never. */
public sealed interface Waiting {
    record ForStart() implements Waiting {}

    record ForTime(long until) implements Waiting {}

    /** At most that many; 0 for as many as fit. */
    record ForBytes(int descriptor, int atMost) implements Waiting {}

    record ForBytesOrNews(int descriptor) implements Waiting {}

    record ForChild(int pid) implements Waiting {}

    record ForNews(long until) implements Waiting {}
}
