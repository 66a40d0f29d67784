package dev.sandglass.desk;

import dev.sandglass.cluster.Cluster;
import dev.sandglass.sim.Base;

/**
 * A running sandbox at one moment, from which others are forked: they share its objects and states, and their frozen
 * bytes refer to them.
 */
public final class Template {

    private final Cluster.Foundation foundation;
    private final Base base;
    private final Sandbox.Frozen frozen;

    /**
     * @param base what forks' bytes may refer to
     * @param frozen the state that a fork begins with
     */
    Template(Cluster.Foundation foundation, Base base, Sandbox.Frozen frozen) {
        this.foundation = foundation;
        this.base = base;
        this.frozen = frozen;
    }

    /** The template that these bytes of a whole sandbox make, always the same. */
    public static Template of(byte[] whole) {
        return Sandbox.template(whole);
    }

    /** A template of the state that a fork of this one is in now: what differs is shared too. */
    public Template later(Sandbox fork) {
        return Sandbox.later(this, fork);
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
