package dev.sandglass.sim;

/**
 * Chance as a function, not a stream: the same purpose, key and count always give the same draw, whatever else was
 * drawn before. So one more draw somewhere renames nothing else.
 */
public record Chance(long seed) {

    /** What upstream draws name suffixes from: no vowels, no digits that look like letters. */
    private static final String SUFFIX_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    /** 64 even bits. */
    public long bits(String purpose, String key, long n) {
        var h = mix(seed ^ 0x9E3779B97F4A7C15L);
        h = mix(h ^ hash(purpose));
        h = mix(h ^ hash(key));
        return mix(h ^ n);
    }

    /** A whole number from 0 to bound - 1. */
    public int below(int bound, String purpose, String key, long n) {
        return (int) Long.remainderUnsigned(bits(purpose, key, n), bound);
    }

    /** A fraction from 0 to just under 1. */
    public double fraction(String purpose, String key, long n) {
        return (bits(purpose, key, n) >>> 11) * 0x1.0p-53;
    }

    /** Letters as upstream's {@code rand.String}: the end of a Pod's name. */
    public String suffix(int length, String purpose, String key, long n) {
        var letters = new char[length];
        var bits = bits(purpose, key, n);
        for (var i = 0; i < length; i++) {
            letters[i] =
                    SUFFIX_LETTERS.charAt(
                            (int) Long.remainderUnsigned(bits, SUFFIX_LETTERS.length()));
            bits = mix(bits + i + 1);
        }
        return new String(letters);
    }

    /** A version 4 UUID. */
    public String uid(String purpose, String key, long n) {
        var high = bits(purpose, key, n) & ~0xF000L | 0x4000L;
        var low = mix(high + n) & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        var text = new char[36];
        var at = 0;
        for (var i = 0; i < 32; i++) {
            if (i == 8 || i == 12 || i == 16 || i == 20) {
                text[at++] = '-';
            }
            var word = i < 16 ? high : low;
            text[at++] = HEX[(int) (word >>> (60 - 4 * (i % 16))) & 15];
        }
        return new String(text);
    }

    private static long hash(String text) {
        var h = 0xCBF29CE484222325L;
        for (var i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x100000001B3L;
        }
        return h;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
