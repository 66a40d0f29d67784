package dev.sandglass.sim;

/** The memory of a container: a facility of it, for programs that take much. Other hosts have none. */
@FunctionalInterface
public interface Memory {

    /** The process holds this many bytes now; above the container's limit the kernel ends it. */
    void hold(long bytes, int pid);
}
