package dev.sandglass.shell.interpreter;

import java.util.Arrays;
import java.util.BitSet;

/** Shell patterns: {@code *}, {@code ?}, {@code [a-z]}, a backslash before what is meant literally. Linear time. */
public final class Pattern {

    private Pattern() {}

    /** Whether the whole text matches. */
    public static boolean matches(String pattern, String text) {
        return prefix(pattern, text, 0, true) == text.length();
    }

    /** Whether there is anything special in it. */
    public static boolean isPattern(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '*' || c == '?' || c == '[') {
                return true;
            }
        }
        return false;
    }

    /** Without the backslashes that protected something. */
    public static String literal(String pattern) {
        var out = new StringBuilder();
        for (var i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\' && i + 1 < pattern.length()) {
                i++;
            }
            out.append(pattern.charAt(i));
        }
        return out.toString();
    }

    /** The length of the shortest or longest beginning of the text that matches, or -1. */
    static int prefix(String pattern, String text, boolean longest) {
        return prefix(pattern, text, 0, longest);
    }

    /** Where the longest match ends that begins at that place, or -1. */
    static int prefix(String pattern, String text, int from) {
        return prefix(pattern, text, from, true);
    }

    /** Where the shortest or longest end of the text that matches begins, or -1. */
    static int suffix(String pattern, String text, boolean longest) {
        var since = new int[pattern.length() + 1]; // where the best way to each place began, or -1
        Arrays.fill(since, -1);
        for (var i = 0; i <= text.length(); i++) {
            better(since, 0, i, longest);
            for (var p = 0; p < pattern.length(); p++) {
                if (since[p] >= 0 && pattern.charAt(p) == '*') {
                    better(since, p + 1, since[p], longest);
                }
            }
            if (i < text.length()) {
                since = afterOne(pattern, since, text.charAt(i), longest);
            }
        }
        return since[pattern.length()];
    }

    private static int[] afterOne(String pattern, int[] since, char c, boolean longest) {
        var next = new int[since.length];
        Arrays.fill(next, -1);
        var places = new BitSet();
        for (var p = 0; p < pattern.length(); p++) {
            if (since[p] >= 0) {
                places.clear();
                step(pattern, p, c, places);
                for (var q = places.nextSetBit(0); q >= 0; q = places.nextSetBit(q + 1)) {
                    better(next, q, since[p], longest);
                }
            }
        }
        return next;
    }

    private static void better(int[] since, int place, int start, boolean longest) {
        if (since[place] < 0 || longest == start < since[place]) {
            since[place] = start;
        }
    }

    /** Follows all ways through the pattern at once, so that no input makes it slow. */
    private static int prefix(String pattern, String text, int from, boolean longest) {
        var here = new BitSet();
        here.set(0);
        spread(pattern, here);
        var found = here.get(pattern.length()) ? from : -1;
        for (var i = from; i < text.length() && !here.isEmpty(); i++) {
            if (found >= 0 && !longest) {
                return found;
            }
            var next = new BitSet();
            for (var p = here.nextSetBit(0); p >= 0; p = here.nextSetBit(p + 1)) {
                step(pattern, p, text.charAt(i), next);
            }
            spread(pattern, next);
            here = next;
            if (here.get(pattern.length())) {
                found = i + 1;
            }
        }
        return found;
    }

    /** Where matches end that begin at any of these places. */
    static BitSet ends(String pattern, String text, BitSet starts) {
        var ends = new BitSet();
        var here = new BitSet();
        var first = Math.max(0, starts.nextSetBit(0));
        for (var i = first; i <= text.length() && !starts.isEmpty(); i++) {
            if (starts.get(i)) {
                here.set(0);
            }
            spread(pattern, here);
            if (here.get(pattern.length())) {
                ends.set(i);
            }
            if (i < text.length()) {
                var next = new BitSet();
                for (var p = here.nextSetBit(0); p >= 0; p = here.nextSetBit(p + 1)) {
                    step(pattern, p, text.charAt(i), next);
                }
                here = next;
            }
        }
        return ends;
    }

    private static void spread(String pattern, BitSet places) {
        for (var p = places.nextSetBit(0); p >= 0; p = places.nextSetBit(p + 1)) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                places.set(p + 1);
            }
        }
    }

    private static void step(String pattern, int p, char c, BitSet next) {
        if (p >= pattern.length()) {
            return;
        }
        switch (pattern.charAt(p)) {
            case '*' -> next.set(p);
            case '?' -> next.set(p + 1);
            case '[' -> {
                var end = setEnd(pattern, p);
                if (end < 0) {
                    if (c == '[') {
                        next.set(p + 1);
                    }
                } else if (inSet(pattern, p + 1, end, c)) {
                    next.set(end + 1);
                }
            }
            case '\\' -> {
                if (p + 1 < pattern.length() && pattern.charAt(p + 1) == c) {
                    next.set(p + 2);
                }
            }
            default -> {
                if (pattern.charAt(p) == c) {
                    next.set(p + 1);
                }
            }
        }
    }

    /**
     * Where the bracket stands that closes a set, or -1. One that comes first, after a backslash or in {@code [:alpha:]}
     * closes nothing.
     */
    static int setEnd(String pattern, int open) {
        var first = isNegated(pattern, open + 1) ? open + 2 : open + 1;
        for (var i = first; i < pattern.length(); i++) {
            if (pattern.charAt(i) == ']' && i > first) {
                return i;
            }
            var name = nameEnd(pattern, i);
            if (name >= 0) {
                i = name + 1;
            } else if (pattern.charAt(i) == '\\') {
                i++;
            }
        }
        return -1;
    }

    private static boolean isNegated(String pattern, int from) {
        return from < pattern.length() && "!^".indexOf(pattern.charAt(from)) >= 0;
    }

    /** Where {@code :]} stands behind the name of a class that begins here, or -1. */
    private static int nameEnd(String pattern, int at) {
        return pattern.startsWith("[:", at) ? pattern.indexOf(":]", at + 2) : -1;
    }

    private static boolean inSet(String pattern, int from, int end, char c) {
        var negated = isNegated(pattern, from);
        var found = false;
        for (var i = negated ? from + 1 : from; i < end; i++) {
            var name = nameEnd(pattern, i);
            if (name >= 0) {
                found |= isOf(pattern.substring(i + 2, name), c);
                i = name + 1;
                continue;
            }
            if (pattern.startsWith("[:", i)) {
                continue; // as bash: the bracket of a name without an end stands for nothing
            }
            i = afterBackslash(pattern, i, end);
            var low = pattern.charAt(i);
            var high = low;
            if (i + 2 < end && pattern.charAt(i + 1) == '-') {
                i = afterBackslash(pattern, i + 2, end);
                high = pattern.charAt(i);
            }
            found |= low <= c && c <= high;
        }
        return found != negated;
    }

    private static int afterBackslash(String pattern, int at, int end) {
        return pattern.charAt(at) == '\\' && at + 1 < end ? at + 1 : at;
    }

    private static boolean isOf(String name, char c) {
        return switch (name) {
            case "alpha" -> Character.isLetter(c);
            case "digit" -> Character.isDigit(c);
            case "alnum" -> Character.isLetterOrDigit(c);
            case "space" -> Character.isWhitespace(c);
            case "upper" -> Character.isUpperCase(c);
            case "lower" -> Character.isLowerCase(c);
            case "punct" -> c > 32 && c < 127 && !Character.isLetterOrDigit(c);
            case "xdigit" -> Character.digit(c, 16) >= 0;
            default -> false;
        };
    }
}
