package dev.sandglass.document;

/** Strings as Go's strconv.Quote and the verb {@code %q} show them. */
public final class GoQuote {

    private GoQuote() {}

    /** The text in double quotes, what cannot be seen escaped. */
    public static String quote(String text) {
        var out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> append(out, c));
        return out.append('"').toString();
    }

    /**
     * The text between quotes, which may be single ones, its escapes resolved; else a complaint.
     */
    static String unquote(String quoted) {
        var last = quoted.length() - 1;
        if (last < 1 || quoted.charAt(0) != quoted.charAt(last)) {
            throw new Malformed("invalid syntax");
        }
        var quote = quoted.charAt(0);
        var out = new StringBuilder(last);
        for (var i = 1; i < last; ) {
            var c = quoted.charAt(i);
            if (c == quote) {
                throw new Malformed("invalid syntax");
            }
            i = c == '\\' ? escape(quoted.substring(0, last), i + 1, quote, out) : plain(out, c, i);
        }
        return out.toString();
    }

    private static int plain(StringBuilder out, char c, int at) {
        out.append(c);
        return at + 1;
    }

    /** Resolves the escape whose letter stands here; where it ends. */
    private static int escape(String in, int at, char quote, StringBuilder out) {
        var c = at < in.length() ? in.charAt(at) : 0;
        var plain = "abfnrtv\\".indexOf(c);
        if (plain >= 0) {
            return plain(out, "\007\b\f\n\r\t\013\\".charAt(plain), at);
        }
        if ((c == '\'' || c == '"') && c == quote) {
            return plain(out, c, at);
        }
        var octal = c >= '0' && c <= '7';
        var length = octal ? 3 : c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
        var from = octal ? at : at + 1;
        if (length == 0 || from + length > in.length()) {
            throw new Malformed("invalid syntax");
        }
        try {
            out.appendCodePoint(Integer.parseInt(in, from, from + length, octal ? 8 : 16));
        } catch (IllegalArgumentException _) {
            throw new Malformed("invalid syntax");
        }
        return from + length;
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case 7 -> out.append("\\a");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case 11 -> out.append("\\v");
            default -> {
                if (isPrintable(c)) {
                    out.appendCodePoint(c);
                } else if (c < ' ' || c == 0x7f) {
                    out.append(String.format("\\x%02x", c));
                } else {
                    out.append(String.format(c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
                }
            }
        }
    }

    /**
     * As Go's unicode.IsPrint: letters, marks, numbers, punctuation, symbols and the ASCII blank.
     */
    static boolean isPrintable(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
