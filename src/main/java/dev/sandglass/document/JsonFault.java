package dev.sandglass.document;

/** What is wrong with a JSON text, in the words of Go's scanner. */
final class JsonFault {

    private final byte[] in;

    JsonFault(byte[] in) {
        this.in = in;
    }

    Malformed end() {
        return new Malformed("unexpected end of JSON input", in.length);
    }

    /** The byte here cannot be. The end of the text counts as a blank. */
    Malformed unexpected(int at, String where) {
        var c = at >= in.length ? ' ' : in[at] & 0xff;
        return new Malformed("invalid character " + quoted(c) + " " + where, at + 1);
    }

    private static String quoted(int c) {
        return switch (c) {
            case '\'' -> "'\\''";
            case '"' -> "'\"'";
            case '\\' -> "'\\\\'";
            case 7 -> "'\\a'";
            case '\b' -> "'\\b'";
            case '\f' -> "'\\f'";
            case '\n' -> "'\\n'";
            case '\r' -> "'\\r'";
            case '\t' -> "'\\t'";
            case 11 -> "'\\v'";
            default -> {
                if (c < ' ' || c == 0x7f) {
                    yield String.format("'\\x%02x'", c);
                }
                var unseen = c >= 0x80 && c <= 0xa0 || c == 0xad;
                yield unseen ? String.format("'\\u%04x'", c) : "'" + (char) c + "'";
            }
        };
    }
}
