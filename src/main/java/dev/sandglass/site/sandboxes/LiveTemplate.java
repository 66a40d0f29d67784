package dev.sandglass.site.sandboxes;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.desk.Sandbox;
import dev.sandglass.desk.Template;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * The running cluster of a plan at one moment, and what sandboxes are forked from there.
 *
 * @param name says which it is, for ever: a sum over its bytes
 * @param bytes the whole cluster; thawed, it makes an equal template
 * @param at the moment of cluster time
 */
record LiveTemplate(String name, Template template, byte[] bytes, long at) {

    /** So old is a cluster that somebody gets: what kubeadm does is long done. */
    private static final Duration AGE = Duration.ofMinutes(20);

    private static final int STEPS = 1_000_000;

    /** A cluster of the standard plan that has been running until this moment. */
    static LiveTemplate make(long seed, long now) {
        var sandbox = Sandbox.make(seed, now - AGE.toNanos(), Authorities.practice());
        return of(driven(sandbox, now));
    }

    /** The same cluster, later. */
    LiveTemplate at(long now) {
        return of(driven(Sandbox.thaw(bytes), now));
    }

    private static Sandbox driven(Sandbox sandbox, long now) {
        if (!sandbox.drive(now, STEPS)) {
            throw new IllegalStateException("the template does not come to the present");
        }
        return sandbox;
    }

    private static LiveTemplate of(Sandbox sandbox) {
        return of(sandbox.freeze());
    }

    /** From bytes, so that what comes back from the database is made in the same way. */
    static LiveTemplate of(byte[] bytes) {
        var template = Template.of(bytes);
        return new LiveTemplate(nameOf(bytes), template, bytes, template.at());
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
