package dev.sandglass.cluster.kubelet;

import java.util.List;

/** What a worker waits for in the middle of a sync. Moments are epoch nanoseconds. */
sealed interface Doing {

    /** Volumes are looked for again at that moment; {@code gap} is the time between two tries. */
    record Mounting(long nextTry, long gap, long since) implements Doing {}

    /** A sandbox is being made. */
    record MakingSandbox(long until, int attempt) implements Doing {}

    /** An image is being pulled; the Pod may name another by now. */
    record Pulling(String container, String image) implements Doing {}

    /** A container is being made. */
    record Creating(String container, long until) implements Doing {}

    /** A container is being started. */
    record Starting(String container, String id, long until) implements Doing {}

    /**
     * A hook after the start of a container runs; {@code session} is 0 for a hook that only sleeps.
     */
    record AfterStart(String container, String id, int session, long until) implements Doing {}

    /** Containers are asked to end, the first ones first; then, perhaps, the sandbox goes too. */
    record Stopping(List<Stop> stops, List<Stop> later, boolean thenSandbox) implements Doing {}

    /** The network of a sandbox is taken down. */
    record StoppingSandbox(long until) implements Doing {}

    /**
     * The end of one container.
     *
     * @param session the hook before its end that runs; 0 for none, -1 when it only sleeps
     * @param until when the hook is over or, after it, when the container is killed
     * @param grace nanoseconds that are left to it after the hook
     */
    record Stop(String id, String name, boolean isAsked, int session, long until, long grace) {}
}
