package dev.sandglass.desk;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.cluster.Cluster;
import dev.sandglass.sim.Base;
import org.jspecify.annotations.Nullable;

/**
 * A running sandbox at one moment, from which others are forked: they share its objects and states, and their frozen
 * bytes refer to them.
 */
public final class Template {

    private final Cluster.Foundation foundation;
    private final Base base;
    private final Sandbox.Frozen frozen;
    private byte @Nullable [] bytes;

    /**
     * @param base what forks' bytes may refer to
     * @param frozen the state that a fork begins with
     * @param bytes the same as bytes, or null where they are not known yet
     */
    Template(
            Cluster.Foundation foundation,
            Base base,
            Sandbox.Frozen frozen,
            byte @Nullable [] bytes) {
        this.foundation = foundation;
        this.base = base;
        this.frozen = frozen;
        this.bytes = bytes;
    }

    /** The template that these bytes of a whole sandbox make, always the same. */
    public static Template of(byte[] whole) {
        return Sandbox.template(whole);
    }

    /** A template of the state that a fork of this one is in now: what differs is shared too. */
    public Template later(Sandbox fork) {
        return Sandbox.later(this, fork);
    }

    /**
     * The frozen form of a fork that need not be made for it: thawed, it is equal to the {@link Sandbox#fork fork} whose time
     * has passed to that moment. Larger than the fork's own would be, and much cheaper.
     */
    public byte[] frozenFork(long seed, Authorities authorities, long until) {
        return new Fork(seed, authorities, until, bytes()).freeze();
    }

    private synchronized byte[] bytes() { // forks are made by many threads
        if (bytes == null) {
            bytes = Sandbox.continuing(this).freeze();
        }
        return bytes;
    }

    /** Its moment, epoch nanoseconds of cluster time. */
    public long at() {
        return frozen.timeline().now();
    }

    Cluster.Foundation foundation() {
        return foundation;
    }

    Base base() {
        return base;
    }

    Sandbox.Frozen frozen() {
        return frozen;
    }
}
