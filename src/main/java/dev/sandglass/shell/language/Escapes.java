package dev.sandglass.shell.language;

/** Backslash sequences as {@code $'…'}, {@code echo -e} and {@code printf} know them. */
public final class Escapes {

    private Escapes() {}

    public static String decode(String text) {
        var out = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                out.append(c);
                continue;
            }
            var escaped = text.charAt(++i);
            switch (escaped) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'a' -> out.append('\u0007');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'v' -> out.append('\u000b');
                case 'e', 'E' -> out.append('\u001b');
                case '\\', '\'', '"', '?' -> out.append(escaped);
                case 'x' -> i = number(text, i + 1, 2, 16, out) - 1;
                case 'u' -> i = number(text, i + 1, 4, 16, out) - 1;
                case 'U' -> i = number(text, i + 1, 8, 16, out) - 1;
                case '0', '1', '2', '3', '4', '5', '6', '7' ->
                        i = number(text, i, escaped == '0' ? 4 : 3, 8, out) - 1;
                default -> out.append('\\').append(escaped);
            }
        }
        return out.toString();
    }

    /** Where {@code \\c} stands, which ends all output; -1 without one. */
    public static int stop(String text) {
        for (var i = 0; i + 1 < text.length(); i++) {
            if (text.charAt(i) == '\\' && text.charAt(++i) == 'c') {
                return i - 1;
            }
        }
        return -1;
    }

    /** Appends the character with this number, and returns where its digits end. */
    private static int number(String text, int from, int digits, int base, StringBuilder out) {
        var end = from;
        while (end < text.length()
                && end - from < digits
                && Character.digit(text.charAt(end), base) >= 0) {
            end++;
        }
        if (end > from) {
            var code = Long.parseLong(text.substring(from, end), base);
            out.appendCodePoint(
                    Character.isValidCodePoint((int) code) && code >= 0 ? (int) code : '?');
        }
        return end;
    }
}
