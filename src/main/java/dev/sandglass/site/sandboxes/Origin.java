package dev.sandglass.site.sandboxes;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a sandbox comes from and whose it is.
 *
 * @param id not to be guessed
 * @param lesson the path of the lesson that it was made for, or the empty string
 */
public record Origin(
        String id, @Nullable UUID learner, String address, String plan, long seed, String lesson) {

    /** For those who look into it: enough to make it again. */
    String named() {
        return "Sandbox " + id + " (plan " + plan + ", seed " + seed + ")";
    }
}
