package dev.sandglass.shell.interpreter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;

/** Regular expressions: RE2's, which no text makes slow, and none of which may be larger than this sandbox has room for. */
public final class Regex {

    private static final long SIZE_AT_MOST = 20_000;

    private Regex() {}

    /**
     * The expression, compiled.
     *
     * @throws PatternSyntaxException when it is none, or when its counts make it too large
     */
    public static Pattern compile(String regex) {
        if (size(regex) > SIZE_AT_MOST) {
            throw new PatternSyntaxException("regular expression is too big for this sandbox");
        }
        return Pattern.compile(regex);
    }

    /** How many characters it would have with all counts written out: {@code (ab){3}} has six. */
    private static long size(String regex) {
        var outer = new ArrayDeque<Long>();
        var size = 0L;
        var last = 0L; // of what a count that comes now would repeat
        for (var at = 0; at < regex.length(); at++) {
            var c = regex.charAt(at);
            if (c == '(') {
                outer.push(size);
                size = 0;
                last = 0;
            } else if (c == ')' && !outer.isEmpty()) {
                last = Math.max(1, size);
                size = outer.pop() + last;
            } else if (c == '{') {
                var count = count(regex, at + 1);
                size += last * Math.max(0, count - 1);
                last = last * Math.max(1, count);
            } else {
                at += c == '\\' ? 1 : 0;
                last = 1;
                size++;
            }
            if (size > SIZE_AT_MOST * 1_000) {
                return size;
            }
        }
        return size;
    }

    /** The largest number between the braces that begin there. */
    private static long count(String regex, int from) {
        var most = 1L;
        var number = 0L;
        for (var at = from; at < regex.length() && regex.charAt(at) != '}'; at++) {
            var c = regex.charAt(at);
            number = Character.isDigit(c) ? Math.min(100_000, number * 10 + c - '0') : 0;
            most = Math.max(most, number);
        }
        return most;
    }
}
