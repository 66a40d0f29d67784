package dev.sandglass.site.sandboxes;

import java.util.Set;
import java.util.function.Supplier;

/** Where sandboxes come from: forked from a template of their plan, or thawed from bytes. */
interface Templates {

    /** Whether a sandbox can be made without waiting. */
    boolean areReady();

    /** The plans there are. */
    Set<String> plans();

    /**
     * A new sandbox of the plan at the present moment, with what its lesson begins with. It can be written down before it is
     * made.
     *
     * @param lesson the path of a lesson, or the empty string
     */
    Forked fork(String plan, long seed, String lesson);

    /** One that was put away. */
    Simulation thaw(byte[] bytes, String base);

    /**
     * A new sandbox.
     *
     * @param base the name of the base that its freezes refer to
     * @param frozen what {@link Templates#thaw} makes an equal one of
     * @param making makes the sandbox itself; to be called once
     */
    record Forked(String base, byte[] frozen, Supplier<Simulation> making) {

        /** One that is made already. */
        static Forked made(String base, Simulation simulation) {
            return new Forked(base, simulation.freeze(), () -> simulation);
        }

        Simulation simulation() {
            return making.get();
        }
    }
}
