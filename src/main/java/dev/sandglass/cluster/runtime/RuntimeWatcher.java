package dev.sandglass.cluster.runtime;

/** Told what happened in a runtime. Sets alarms and returns; acts when they ring. */
public interface RuntimeWatcher {

    /** A container or the sandbox of this Pod is not as it was. */
    void podChanged(String pod);

    /** An image is there, or will not be. */
    void pullEnded(String key, long took, long altogether, String problem);

    /** A command that was started with a watch has ended. */
    void execEnded(int session, int exitCode);

    /** Somebody reads a file of a volume that was put there as something to fetch. */
    String fetch(String what);
}
