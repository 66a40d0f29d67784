package dev.sandglass.document;

/**
 * The text of a YAML document as it grows: strings in their styles, folded at column 80 as go-yaml
 * folds them.
 */
final class YamlScalarWriter {

    private static final int WIDTH = 80;

    private final StringBuilder out = new StringBuilder(1024);
    private int column;

    /** Whether only dashes and blanks stand on this line. */
    private boolean fresh = true;

    private boolean blankBefore = true;

    String text() {
        return out.toString();
    }

    /**
     * To this column of a new line, unless we stand there already on a line that is empty so far.
     */
    void line(int indent) {
        if (!fresh || column > indent || column == indent && !blankBefore) {
            put('\n');
        }
        while (column < indent) {
            put(' ');
        }
        fresh = true;
        blankBefore = true;
    }

    /** A dash, question mark or colon. */
    void indicator(String sign, boolean keepsLineFresh) {
        out.append(sign);
        column += sign.length();
        blankBefore = sign.endsWith(" ");
        fresh &= keepsLineFresh;
    }

    /** A word that needs no quotes. */
    void word(String word) {
        gap();
        out.append(word);
        column += word.length();
        after();
    }

    void string(String text, int indent, boolean asKey) {
        gap();
        switch (YamlStyle.of(text, asKey)) {
            case PLAIN -> plain(text, indent, !asKey);
            case SINGLE -> single(text, indent, !asKey);
            case DOUBLE -> doubleQuoted(text, indent, !asKey);
            case LITERAL -> {
                literal(text, indent);
                return;
            }
        }
        after();
    }

    private void gap() {
        if (!blankBefore) {
            put(' ');
        }
    }

    private void after() {
        blankBefore = false;
        fresh = false;
    }

    private void put(int c) {
        out.appendCodePoint(c);
        column = YamlStyle.isBreak(c) ? 0 : column + 1;
    }

    private void fold(int indent) {
        put('\n');
        while (column < indent) {
            put(' ');
        }
    }

    private void plain(String text, int indent, boolean mayFold) {
        var afterSpace = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == ' ') {
                if (mayFold && !afterSpace && column > WIDTH && !isSpace(text, i + 1)) {
                    fold(indent);
                } else {
                    put(c);
                }
                afterSpace = true;
            } else {
                put(c);
                afterSpace = false;
            }
        }
    }

    private void single(String text, int indent, boolean mayFold) {
        put('\'');
        var afterSpace = false;
        var afterBreak = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == ' ') {
                var inside = i > 0 && i < text.length() - 1;
                if (mayFold && !afterSpace && column > WIDTH && inside && !isSpace(text, i + 1)) {
                    fold(indent);
                } else {
                    put(c);
                }
                afterSpace = true;
            } else if (YamlStyle.isBreak(c)) {
                put(c);
                afterBreak = true;
            } else {
                if (afterBreak) {
                    while (column < indent) {
                        put(' ');
                    }
                }
                if (c == '\'') {
                    put('\'');
                }
                put(c);
                afterSpace = false;
                afterBreak = false;
            }
        }
        put('\'');
    }

    private static boolean isSpace(String text, int index) {
        return index < text.length() && text.charAt(index) == ' ';
    }

    private void doubleQuoted(String text, int indent, boolean mayFold) {
        put('"');
        var escapeAll =
                text.startsWith("\ufeff"); // go-yaml looks for the mark at the text's start only
        var afterSpace = false;
        var length = text.length();
        for (var i = 0; i < length; ) {
            var c = text.codePointAt(i);
            if (escapeAll
                    || !YamlStyle.isPrintable(c)
                    || YamlStyle.isBreak(c)
                    || c == '"'
                    || c == '\\') {
                escape(c);
                afterSpace = false;
            } else if (c == ' ') {
                if (mayFold && !afterSpace && column > WIDTH && i > 0 && i < length - 1) {
                    fold(indent);
                    if (isSpace(text, i + 1)) {
                        put('\\');
                    }
                } else {
                    put(c);
                }
                afterSpace = true;
            } else {
                put(c);
                afterSpace = false;
            }
            i += Character.charCount(c);
        }
        put('"');
    }

    private void escape(int c) {
        put('\\');
        var sign =
                switch (c) {
                    case 0 -> '0';
                    case 7 -> 'a';
                    case '\b' -> 'b';
                    case '\t' -> 't';
                    case '\n' -> 'n';
                    case 11 -> 'v';
                    case '\f' -> 'f';
                    case '\r' -> 'r';
                    case 0x1b -> 'e';
                    case '"', '\\' -> (char) c;
                    case 0x85 -> 'N';
                    case 0xa0 -> '_';
                    case 0x2028 -> 'L';
                    case 0x2029 -> 'P';
                    default -> c <= 0xff ? 'x' : c <= 0xffff ? 'u' : 'U';
                };
        put(sign);
        var digits = sign == 'x' ? 2 : sign == 'u' ? 4 : sign == 'U' ? 8 : 0;
        for (var shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            put(Character.toUpperCase(Character.forDigit(c >> shift & 0xf, 16)));
        }
    }

    private void literal(String text, int indent) {
        put('|');
        var first = text.charAt(0);
        if (first == ' ' || YamlStyle.isBreak(first)) {
            put('2');
        }
        var length = text.length();
        if (!YamlStyle.isBreak(text.charAt(length - 1))) {
            put('-');
        } else if (length == 1 || YamlStyle.isBreak(text.charAt(length - 2))) {
            put('+');
        }
        put('\n');
        for (var i = 0; i < length; i++) {
            var c = text.charAt(i);
            if (column == 0 && !YamlStyle.isBreak(c)) {
                while (column < indent) {
                    put(' ');
                }
            }
            put(c);
        }
        fresh = column == 0;
        blankBefore = true;
    }
}
