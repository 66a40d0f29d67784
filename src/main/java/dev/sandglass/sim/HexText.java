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

    /** Where its five groups of digits begin and end. */
    private static final int[] UID_GROUPS = {0, 8, 9, 13, 14, 18, 19, 23, 24, 36};

    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private HexText() {}

    /** Puts a text behind the others, but its runs behind the digits. */
    static void take(String text, Bytes texts, Bytes digits) {
        if (text.indexOf(RUN) >= 0 || text.indexOf(UID) >= 0 || text.indexOf(AS_IT_IS) >= 0) {
            texts.text(AS_IT_IS + text);
            return;
        }
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        var length = mayHaveRuns(utf8) ? takeRuns(utf8, digits) : utf8.length;
        texts.count(length);
        texts.write(utf8, length);
    }

    /** Looks at every so many bytes: a run is so long that one of them is in it. */
    private static boolean mayHaveRuns(byte[] text) {
        for (var i = SHORTEST - 1; i < text.length; i += SHORTEST) {
            var begin = i;
            while (begin >= 0 && isOfRun(text[begin])) {
                begin--;
            }
            var end = i;
            while (end < text.length && isOfRun(text[end])) {
                end++;
            }
            if (end - begin > SHORTEST) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfRun(byte b) {
        return b == '-' || digit(b) >= 0;
    }

    /** Moves what is left of the text together; returns how much that is. */
    private static int takeRuns(byte[] text, Bytes digits) {
        var to = 0;
        for (var at = 0; at < text.length; ) {
            var run = run(text, at);
            if (run >= SHORTEST) {
                pack(text, at, at + run, digits);
                at += run;
                text[to++] = RUN;
                text[to++] = (byte) run;
            } else if (run == UID_GROUPS[1] && isUid(text, at)) {
                for (var i = 0; i < UID_GROUPS.length; i += 2) {
                    pack(text, at + UID_GROUPS[i], at + UID_GROUPS[i + 1], digits);
                }
                at += UID_LENGTH;
                text[to++] = UID;
            } else {
                for (var end = at + Math.max(1, run); at < end; ) {
                    text[to++] = text[at++];
                }
            }
        }
        return to;
    }

    /** How many digits follow from here, an even number. */
    private static int run(byte[] text, int from) {
        var end = from;
        while (end < text.length && end - from < LONGEST && digit(text[end]) >= 0) {
            end++;
        }
        return (end - from) & ~1;
    }

    private static boolean isUid(byte[] text, int from) {
        if (from + UID_LENGTH > text.length) {
            return false;
        }
        for (var i = 0; i < UID_LENGTH; i++) {
            var isDash = i == 8 || i == 13 || i == 18 || i == 23;
            if (isDash ? text[from + i] != '-' : digit(text[from + i]) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int digit(byte b) {
        return b >= '0' && b <= '9' ? b - '0' : b >= 'a' && b <= 'f' ? b - 'a' + 10 : -1;
    }

    private static void pack(byte[] text, int from, int end, Bytes digits) {
        for (var i = from; i < end; i += 2) {
            digits.write(digit(text[i]) << 4 | digit(text[i + 1]));
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
