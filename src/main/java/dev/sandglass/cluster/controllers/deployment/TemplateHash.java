package dev.sandglass.cluster.controllers.deployment;

import dev.sandglass.document.Document;

/**
 * {@code pod-template-hash}: the end of a ReplicaSet's name, a function of the template alone.
 *
 * <p>Upstream hashes (32-bit FNV-1a) the text into which a debugging library prints the Go value,
 * and spells the decimal number with letters that make no words. This prints the same text, so the
 * hashes are those of a real cluster. Left out: quantities too big or too fine for 64 bits.
 */
final class TemplateHash {

    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int START = 0x811C9DC5;
    private static final int PRIME = 0x01000193;

    private int hash = START;

    private TemplateHash() {}

    /** The hash of a template; a count of collisions in the Deployment's status is mixed in. */
    static String of(Document template, Document status) {
        var hash = new TemplateHash();
        new GoText(hash::add).write("v1.PodTemplateSpec", template);
        if (status.get("collisionCount") instanceof Number collisions) {
            var count = collisions.intValue();
            for (var i = 0; i < 8; i++) { // eight bytes, of which upstream fills four
                hash.add(i < 4 ? count >>> 8 * i & 0xFF : 0);
            }
        }
        return spelled(Integer.toUnsignedString(hash.hash));
    }

    private void add(int value) {
        hash = (hash ^ value) * PRIME;
    }

    private static String spelled(String digits) {
        var out = new char[digits.length()];
        for (var i = 0; i < out.length; i++) {
            out[i] = LETTERS.charAt(digits.charAt(i) % LETTERS.length());
        }
        return new String(out);
    }
}
