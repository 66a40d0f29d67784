package dev.sandglass.document;

import java.nio.charset.StandardCharsets;

/**
 * A JSON string that has escapes in it. Halves of surrogate pairs that stand alone become U+FFFD,
 * as in Go.
 */
final class JsonString {

    private final byte[] in;
    private final JsonFault fault;
    private int at;

    JsonString(byte[] in, JsonFault fault) {
        this.in = in;
        this.fault = fault;
    }

    /** Where reading ended: behind the closing quote. */
    int end() {
        return at;
    }

    /**
     * The string that starts here and of which the bytes up to {@code plainUntil} hold no escape.
     */
    String read(int start, int plainUntil) {
        var out = new StringBuilder(2 * (plainUntil - start) + 16);
        var run = start;
        at = plainUntil;
        while (at < in.length) {
            var c = in[at];
            if (c == '"' || c == '\\') {
                out.append(new String(in, run, at - run, StandardCharsets.UTF_8));
                at++;
                if (c == '"') {
                    return out.toString();
                }
                escape(out);
                run = at;
            } else if (c >= 0 && c < ' ') {
                throw fault.unexpected(at, "in string literal");
            } else {
                at++;
            }
        }
        throw fault.end();
    }

    private void escape(StringBuilder out) {
        var c = at < in.length ? in[at] : ' ';
        at++;
        switch (c) {
            case '"' -> out.append('"');
            case '\\' -> out.append('\\');
            case '/' -> out.append('/');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> unicode(out);
            default -> throw fault.unexpected(at - 1, "in string escape code");
        }
    }

    private void unicode(StringBuilder out) {
        var c = (char) hex();
        if (!Character.isSurrogate(c)) {
            out.append(c);
            return;
        }
        if (Character.isHighSurrogate(c)
                && at + 1 < in.length
                && in[at] == '\\'
                && in[at + 1] == 'u') {
            var back = at;
            at += 2;
            var low = (char) hex();
            if (Character.isLowSurrogate(low)) {
                out.append(c).append(low);
                return;
            }
            at = back;
        }
        out.append('\ufffd');
    }

    private int hex() {
        var value = 0;
        for (var i = 0; i < 4; i++) {
            var digit = at < in.length ? Character.digit(in[at], 16) : -1;
            if (digit < 0) {
                throw fault.unexpected(at, "in \\u hexadecimal character escape");
            }
            value = value << 4 | digit;
            at++;
        }
        return value;
    }
}
