package dev.sandglass.shell.language;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Backslash sequences as {@code $'…'}, {@code echo -e} and {@code printf} know them. */
public final class Escapes {

    private static final char LONE = '\uDC00';

    private Escapes() {}

    /** As {@link #raw}, with the bytes of a character put together again. */
    public static String decode(String text) {
        return whole(raw(text));
    }

    /**
     * The text that the sequences stand for. {@code \\xe2} is a byte and not yet a character: such a one is a lone surrogate,
     * U+DC00 more than the byte, until {@link #bytes} or {@link #whole}.
     */
    public static String raw(String text) {
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

    /** The bytes of a text with lone bytes. */
    public static byte[] bytes(String raw) {
        var out = new ByteArrayOutputStream();
        var from = 0;
        for (var i = 0; i < raw.length(); i++) {
            if (isByte(raw, i)) {
                out.writeBytes(raw.substring(from, i).getBytes(StandardCharsets.UTF_8));
                out.write(raw.charAt(i) - LONE);
                from = i + 1;
            }
        }
        out.writeBytes(raw.substring(from).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** The text whose lone bytes are characters; those that are none become what Latin-1 makes of them. */
    public static String whole(String raw) {
        if (IntStream.range(0, raw.length()).noneMatch(i -> isByte(raw, i))) {
            return raw;
        }
        var text = new String(bytes(raw), StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') < 0) {
            return text;
        }
        var out = new StringBuilder();
        for (var i = 0; i < raw.length(); i++) {
            out.append((char) (isByte(raw, i) ? raw.charAt(i) - LONE : raw.charAt(i)));
        }
        return out.toString();
    }

    /** Whether a byte stands there, and not the second half of a character. */
    private static boolean isByte(String raw, int at) {
        var c = raw.charAt(at);
        return c >= LONE + 0x80
                && c <= LONE + 0xFF
                && (at == 0 || !Character.isHighSurrogate(raw.charAt(at - 1)));
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
            if (digits <= 4 && !(base == 16 && digits == 4) && code >= 0x80) {
                out.append((char) (LONE + (code & 0xFF)));
                return end;
            }
            out.appendCodePoint(
                    Character.isValidCodePoint((int) code) && code >= 0 ? (int) code : '?');
        }
        return end;
    }
}
