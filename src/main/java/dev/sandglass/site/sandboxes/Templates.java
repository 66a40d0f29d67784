package dev.sandglass.site.sandboxes;

import java.util.Set;

/** Where sandboxes come from: forked from a template of their plan, or thawed from bytes. */
interface Templates {

    /** Whether a sandbox can be made without waiting. */
    boolean areReady();

    /** The plans there are. */
    Set<String> plans();

    /**
     * A new sandbox of the plan at the present moment, with what its lesson begins with, and the name of the base that its
     * freezes refer to.
     *
     * @param lesson the path of a lesson, or the empty string
     */
    Forked fork(String plan, long seed, String lesson);

    /** One that was put away. */
    Simulation thaw(byte[] bytes, String base);

    /** A new sandbox. */
    record Forked(Simulation simulation, String base) {}
}
