package dev.sandglass.shell.interpreter;

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
        java.util.Arrays.fill(since, -1);
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
        java.util.Arrays.fill(next, -1);
        var places = new java.util.BitSet();
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
        var here = new java.util.BitSet();
        here.set(0);
        spread(pattern, here);
        var found = here.get(pattern.length()) ? from : -1;
        for (var i = from; i < text.length() && !here.isEmpty(); i++) {
            if (found >= 0 && !longest) {
                return found;
            }
            var next = new java.util.BitSet();
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

    private static void spread(String pattern, java.util.BitSet places) {
        for (var p = places.nextSetBit(0); p >= 0; p = places.nextSetBit(p + 1)) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                places.set(p + 1);
            }
        }
    }

    private static void step(String pattern, int p, char c, java.util.BitSet next) {
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

    private static int setEnd(String pattern, int open) {
        var from = open + 1;
        if (from < pattern.length() && "!^".indexOf(pattern.charAt(from)) >= 0) {
            from++;
        }
        var end = pattern.indexOf(']', from + 1);
        while (end > 0 && pattern.charAt(end - 1) == ':' && pattern.indexOf("[:", from) >= 0) {
            var after = pattern.indexOf(']', end + 1);
            if (after < 0) {
                break;
            }
            end = after;
        }
        return end;
    }

    private static boolean inSet(String pattern, int from, int end, char c) {
        var negated = "!^".indexOf(pattern.charAt(from)) >= 0;
        var found = false;
        for (var i = negated ? from + 1 : from; i < end; i++) {
            if (pattern.startsWith("[:", i)) {
                var close = pattern.indexOf(":]", i);
                found |= isOf(pattern.substring(i + 2, close), c);
                i = close + 1;
            } else if (i + 2 < end && pattern.charAt(i + 1) == '-') {
                found |= pattern.charAt(i) <= c && c <= pattern.charAt(i + 2);
                i += 2;
            } else {
                found |= pattern.charAt(i) == c;
            }
        }
        return found != negated;
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
