package dev.sandglass.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Short strings that readers met lately, found by their bytes without making a string first. A
 * table of fixed size in which the newer word takes the older one's place; keys come from {@link
 * Words}, so that a key is the same object everywhere.
 */
final class RecentWords {

    private static final int SLOTS = 1 << 14;
    private static final int LONGEST = 40;

    private record Entry(byte[] ascii, String word, boolean key) {}

    private static final AtomicReferenceArray<@Nullable Entry> RECENT =
            new AtomicReferenceArray<>(SLOTS);

    private RecentWords() {}

    /** The string of these ASCII bytes, whose hash is that of {@link String#hashCode}. */
    static String ascii(byte[] in, int from, int to, int hash, boolean key) {
        if (to - from > LONGEST) {
            var word = latin(in, from, to);
            return key ? Words.shared(word) : word;
        }
        var slot = (hash ^ hash >>> 14) & SLOTS - 1;
        var entry = RECENT.getAcquire(slot);
        if (entry != null
                && (entry.key || !key)
                && Arrays.equals(entry.ascii, 0, entry.ascii.length, in, from, to)) {
            return entry.word;
        }
        var word = latin(in, from, to);
        if (key) {
            word = Words.shared(word);
        }
        RECENT.setRelease(slot, new Entry(Arrays.copyOfRange(in, from, to), word, key));
        return word;
    }

    /** The string of these bytes of UTF-8. */
    static String text(byte[] in, int from, int to) {
        var hash = 0;
        var all = 0;
        for (var i = from; i < to; i++) {
            hash = 31 * hash + in[i];
            all |= in[i];
        }
        return all >= 0
                ? ascii(in, from, to, hash, false)
                : new String(in, from, to - from, StandardCharsets.UTF_8);
    }

    private static String latin(byte[] in, int from, int to) {
        return new String(in, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
