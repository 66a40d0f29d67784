package dev.sandglass.shell.tools;

import com.google.re2j.Pattern;

/** The patterns of grep and sed as RE2 reads them. */
final class Regexes {

    private Regexes() {}

    static String regex(String pattern, boolean fixed, boolean extended) {
        var alternatives = pattern.split("\n", -1);
        var out = new StringBuilder();
        for (var one : alternatives) {
            if (!out.isEmpty()) {
                out.append('|');
            }
            out.append(fixed ? Pattern.quote(one) : extended ? one : fromBasic(one));
        }
        return out.toString();
    }

    /** Basic patterns: {@code \(}, {@code \|}, {@code \+} are special, {@code (}, {@code |}, {@code +} are not. */
    private static String fromBasic(String pattern) {
        var out = new StringBuilder();
        var inSet = false;
        for (var i = 0; i < pattern.length(); i++) {
            var c = pattern.charAt(i);
            if (inSet) {
                out.append(c == '\\' ? "\\\\" : String.valueOf(c));
                inSet = c != ']' || i > 0 && pattern.charAt(i - 1) == '[';
            } else if (c == '\\' && i + 1 < pattern.length()) {
                var escaped = pattern.charAt(++i);
                out.append("(){}|+?".indexOf(escaped) >= 0 ? "" : "\\").append(word(escaped));
            } else if ("(){}|+?".indexOf(c) >= 0) {
                out.append('\\').append(c);
            } else if (c == '*' && (i == 0 || out.toString().endsWith("("))) {
                out.append("\\*");
            } else {
                inSet = c == '[';
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String word(char escaped) {
        return escaped == '<' || escaped == '>' ? "b" : String.valueOf(escaped);
    }
}
