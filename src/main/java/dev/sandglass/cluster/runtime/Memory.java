package dev.sandglass.cluster.runtime;

/** The memory of a container: a facility for programs that take much of it. */
@FunctionalInterface
public interface Memory {

    /** The process holds this many bytes now; above the container's limit the kernel ends it. */
    void hold(long bytes, int pid);
}
