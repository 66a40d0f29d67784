package dev.sandglass.document;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Base64 as Go's encoding/base64 reads it in bodies: newlines pass, faults are told by their place.
 */
public final class GoBase64 {

    private GoBase64() {}

    /** The place of the first fault, or -1. */
    public static int fault(String text) {
        var length = text.length();
        var inQuantum = 0;
        for (var i = 0; i < length; i++) {
            var c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                continue;
            }
            if (c == '=') {
                return padding(text, i, inQuantum);
            }
            if (!isDigit(c)) {
                return utf8Place(text, i);
            }
            inQuantum = inQuantum + 1 & 3;
        }
        return inQuantum == 0 ? -1 : length - inQuantum;
    }

    private static int padding(String text, int at, int inQuantum) {
        if (inQuantum < 2) {
            return at;
        }
        var next = skipBreaks(text, at + 1);
        if (inQuantum == 2) {
            if (next == text.length()) {
                return text.length();
            }
            if (text.charAt(next) != '=') {
                return next - 1;
            }
            next = skipBreaks(text, next + 1);
        }
        return next < text.length() ? next : -1;
    }

    private static int skipBreaks(String text, int from) {
        var at = from;
        while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z'
                || c >= '0' && c <= '9'
                || c == '+'
                || c == '/';
    }

    private static int utf8Place(String text, int at) {
        return text.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
    }

    /** The same bytes as Go writes them. */
    public static String canonical(String text) {
        var plain = text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        var end = text.length();
        if (plain && (end < 2 || text.charAt(end - 1) != '=')) {
            return text;
        }
        return Base64.getEncoder()
                .encodeToString(
                        Base64.getMimeDecoder()
                                .decode(text)); // bits beyond the padding are dropped
    }
}
