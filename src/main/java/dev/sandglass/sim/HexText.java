package dev.sandglass.sim;

import java.nio.charset.StandardCharsets;

/**
 * Takes long runs of hexadecimal digits out of texts, and puts them back. Uids, ids and names drawn
 * by chance do not deflate; as digits of four bits they take half of what they take as letters.
 *
 * <pre>
 *   web-f9b8bfb4c-wzn8c.18ea0ebbc33f3d2f        web-f9b8bfb4c-wzn8c.(run)(16)        18ea0ebbc33f3d2f
 *   9d053bf1-a49b-4430-b866-243f77a72024        (uid)                9d053bf1a49b4430b866243f77a72024
 * </pre>
 */
final class HexText {

    private static final char RUN = 1;
    private static final char UID = 2;
    private static final char AS_IT_IS = 3;
    private static final int SHORTEST = 12;
    private static final int LONGEST = 120;
    private static final int UID_LENGTH = 36;
    private static final int UID_DIGITS = 32;
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private HexText() {}

    /** The text without its runs, which go to the digits. */
    static String take(String text, Bytes digits) {
        if (text.indexOf(RUN) >= 0 || text.indexOf(UID) >= 0 || text.indexOf(AS_IT_IS) >= 0) {
            return AS_IT_IS + text;
        }
        return mayHaveRuns(text) ? withoutRuns(text, digits) : text;
    }

    /** Looks at every so many characters: a run is so long that one of them is in it. */
    private static boolean mayHaveRuns(String text) {
        for (var i = SHORTEST - 1; i < text.length(); i += SHORTEST) {
            var begin = i;
            while (begin >= 0 && isOfRun(text.charAt(begin))) {
                begin--;
            }
            var end = i;
            while (end < text.length() && isOfRun(text.charAt(end))) {
                end++;
            }
            if (end - begin > SHORTEST) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfRun(char c) {
        return c == '-' || digit(c) >= 0;
    }

    private static String withoutRuns(String text, Bytes digits) {
        var rest = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); ) {
            var run = run(text, i);
            if (isUid(text, i)) {
                rest.append(UID);
                pack(text.substring(i, i + UID_LENGTH).replace("-", ""), digits);
                i += UID_LENGTH;
            } else if (run >= SHORTEST) {
                rest.append(RUN).append((char) run);
                pack(text.substring(i, i + run), digits);
                i += run;
            } else {
                rest.append(text, i, i + Math.max(1, run));
                i += Math.max(1, run);
            }
        }
        return rest.toString();
    }

    /** How many digits follow from here, an even number. */
    private static int run(String text, int from) {
        var end = from;
        while (end < text.length() && end - from < LONGEST && digit(text.charAt(end)) >= 0) {
            end++;
        }
        return (end - from) & ~1;
    }

    private static boolean isUid(String text, int from) {
        if (from + UID_LENGTH > text.length() || text.charAt(from + 8) != '-') {
            return false;
        }
        for (var i = 0; i < UID_LENGTH; i++) {
            var c = text.charAt(from + i);
            var isDash = i == 8 || i == 13 || i == 18 || i == 23;
            if (isDash ? c != '-' : digit(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int digit(char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }

    private static void pack(String run, Bytes digits) {
        for (var i = 0; i < run.length(); i += 2) {
            digits.write(digit(run.charAt(i)) << 4 | digit(run.charAt(i + 1)));
        }
    }

    /** Where packed digits are read. */
    interface Digits {
        int next();
    }

    /** The text with its runs. */
    static String putBack(byte[] utf8, int from, int length, Digits digits) {
        var rest = new String(utf8, from, length, StandardCharsets.UTF_8);
        if (rest.indexOf(AS_IT_IS) == 0) {
            return rest.substring(1);
        }
        if (rest.indexOf(RUN) < 0 && rest.indexOf(UID) < 0) {
            return rest;
        }
        var text = new StringBuilder(rest.length() + UID_LENGTH);
        for (var i = 0; i < rest.length(); i++) {
            switch (rest.charAt(i)) {
                case UID -> {
                    var begin = text.length();
                    unpack(UID_DIGITS, digits, text);
                    text.insert(begin + 20, '-').insert(begin + 16, '-');
                    text.insert(begin + 12, '-').insert(begin + 8, '-');
                }
                case RUN -> unpack(rest.charAt(++i), digits, text);
                default -> text.append(rest.charAt(i));
            }
        }
        return text.toString();
    }

    private static void unpack(int count, Digits digits, StringBuilder into) {
        for (var i = 0; i < count; i += 2) {
            var two = digits.next();
            into.append(DIGITS[two >>> 4 & 15]).append(DIGITS[two & 15]);
        }
    }
}
