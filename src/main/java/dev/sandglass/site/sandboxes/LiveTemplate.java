package dev.sandglass.site.sandboxes;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.cluster.Plan;
import dev.sandglass.desk.Sandbox;
import dev.sandglass.desk.Template;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * The running cluster of a plan, and what sandboxes are forked from as it goes on.
 *
 * <pre>
 *   base      the whole cluster at one moment; in the database, frozen sandboxes refer to it
 *   present   the same cluster some seconds or minutes later: its difference to the base, in memory only
 *   fork      thaws the present, and goes on from there
 * </pre>
 *
 * <p>So forks begin close to the wall clock's present, and the database gets a base now and then.
 */
final class LiveTemplate {

    /** So old is a cluster that somebody gets: what kubeadm does is long done. */
    private static final Duration AGE = Duration.ofMinutes(20);

    /** More than ten years of an idle cluster take. */
    private static final int STEPS = Integer.MAX_VALUE;

    private final String name;
    private final byte[] bytes;
    private final Template base;
    private final long begun;
    private final Sandbox running;
    private volatile Present present;

    /**
     * What forks begin with.
     *
     * @param until when something is due that a fork would have to do itself
     */
    record Present(Template template, long until) {}

    private LiveTemplate(byte[] bytes, Template base) {
        this.name = nameOf(bytes);
        this.bytes = bytes;
        this.base = base;
        this.begun = base.at();
        this.running = Sandbox.continuing(base);
        this.present = presentAs(base);
    }

    /** A cluster of the plan that has been running until this moment. */
    static LiveTemplate make(Plan plan, long seed, long now) {
        var sandbox = Sandbox.make(plan, seed, now - AGE.toNanos(), Authorities.practice());
        sandbox.drive(now, STEPS);
        return of(sandbox.freeze());
    }

    /** From bytes, so that what comes back from the database is made in the same way. */
    static LiveTemplate of(byte[] bytes) {
        return new LiveTemplate(bytes, Template.of(bytes));
    }

    /** The same cluster at this moment, as a base of its own. */
    LiveTemplate rebased(long now) {
        var sandbox = Sandbox.thaw(bytes);
        sandbox.drive(now, STEPS);
        return of(sandbox.freeze());
    }

    /** Brings what forks begin with to this moment. */
    synchronized void bringTo(long now) {
        running.drive(now, STEPS);
        present = presentAs(base.later(running));
    }

    private Present presentAs(Template template) {
        return new Present(template, running.nextAlarm().orElse(Long.MAX_VALUE));
    }

    /** Says which it is, for ever: a sum over its bytes. */
    String name() {
        return name;
    }

    /** The whole cluster; thawed, it makes an equal template. */
    byte[] bytes() {
        return bytes;
    }

    /** What frozen sandboxes refer to. */
    Template base() {
        return base;
    }

    /** The base's moment of cluster time. */
    long begun() {
        return begun;
    }

    Present present() {
        return present;
    }

    private static String nameOf(byte[] bytes) {
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(sum, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
