package dev.sandglass.shell.tools;

import java.util.Locale;

/** Words as GNU's tools show them so that a shell reads the same word back. */
final class Quoted {

    private static final String SPECIAL = "!\"$&()*;<=>?[\\^`|";
    private static final String ESCAPED = "\u0007\b\t\n\u000b\f\r";
    private static final String ESCAPES = "abtnvfr";

    private Quoted() {}

    static String shell(String word) {
        var isPlain = !word.isEmpty();
        var isSoft = word.indexOf('\'') >= 0; // nothing in it is special between double quotes
        for (var i = 0; i < word.length(); i++) {
            var c = word.charAt(i);
            var isHard = SPECIAL.indexOf(c) >= 0 || isControl(c);
            var isSpecialHere =
                    i == 0 && (c == '#' || c == '~')
                            || word.length() == 1 && (c == '{' || c == '}');
            isPlain &= !isHard && c != ' ' && c != '\'' && !isSpecialHere;
            isSoft &= !isHard;
        }
        return isPlain ? word : isSoft ? '"' + word + '"' : single(word);
    }

    private static boolean isControl(char c) {
        return c < ' ' || c == 127;
    }

    private static String single(String word) {
        var out = new StringBuilder("'");
        var isEscape = false;
        for (var c : word.toCharArray()) {
            if (isControl(c) != isEscape) {
                out.append(isEscape ? "''" : "'$'");
                isEscape = !isEscape;
            }
            var known = ESCAPED.indexOf(c);
            if (!isEscape) {
                out.append(c == '\'' ? "'\\''" : c);
            } else if (known >= 0) {
                out.append('\\').append(ESCAPES.charAt(known));
            } else {
                out.append(String.format(Locale.ROOT, "\\%03o", (int) c));
            }
        }
        return out.append('\'').toString();
    }
}
