package dev.sandglass.document;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Strings that recur in objects ("Always", "TCP", "kube-system") held once, however often they are
 * read.
 *
 * <p>Bounded: past the limit a new word is simply not shared. Long strings are never shared.
 */
public final class Words {

    private static final int SHARED_AT_MOST = 50_000;
    private static final int LONGEST = 64;

    private static final ConcurrentHashMap<String, String> SHARED = new ConcurrentHashMap<>();

    private Words() {}

    /** An equal string, the same one for all who ask while there is room. */
    public static String shared(String word) {
        if (word.length() > LONGEST) {
            return word;
        }
        var known = SHARED.get(word);
        if (known != null) {
            return known;
        }
        if (SHARED.size() >= SHARED_AT_MOST) {
            return word;
        }
        var own = word.intern(); // so that a literal in our code is the very same object
        var earlier = SHARED.putIfAbsent(own, own);
        return earlier == null ? own : earlier;
    }
}
