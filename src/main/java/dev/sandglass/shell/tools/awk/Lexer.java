package dev.sandglass.shell.tools.awk;

import java.util.List;
import java.util.Set;

/** Takes an awk program apart into words and signs. */
final class Lexer {

    enum Kind {
        NUMBER,
        STRING,
        REGEX,
        NAME,
        /** A name with an opening bracket directly behind it. */
        FUNCTION,
        SIGN,
        NEWLINE,
        END
    }

    record Token(Kind kind, String text) {
        boolean is(String sign) {
            return (kind == Kind.SIGN || kind == Kind.NAME || kind == Kind.FUNCTION)
                    && text.equals(sign);
        }
    }

    private static final List<String> SIGNS =
            List.of(
                    "**=", "&&", "||", "++", "--", "+=", "-=", "*=", "/=", "%=", "^=", "==", "<=",
                    ">=", "!=", "!~", ">>", "**", "{", "}", "(", ")", "[", "]", ";", ",", "+", "-",
                    "*", "/", "%", "^", "!", ">", "<", "|", "?", ":", "~", "$", "=");

    private static final Set<String> OPERAND_SIGNS = Set.of(")", "]", "$", "++", "--");

    private final String text;
    private int at;
    private int line = 1;
    private Token last = new Token(Kind.NEWLINE, "");

    Lexer(String text) {
        this.text = text;
    }

    int line() {
        return line;
    }

    Token next() throws Problem {
        last = read();
        return last;
    }

    private Token read() throws Problem {
        skip();
        if (at >= text.length()) {
            return new Token(Kind.END, "");
        }
        var c = text.charAt(at);
        if (c == '\n') {
            at++;
            line++;
            return new Token(Kind.NEWLINE, "newline");
        }
        if (c == '"') {
            return new Token(Kind.STRING, quoted());
        }
        if (Character.isDigit(c) || c == '.' && Character.isDigit(peek(1))) {
            return new Token(Kind.NUMBER, number());
        }
        if (Character.isLetter(c) || c == '_') {
            var start = at;
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            var kind = peek(0) == '(' ? Kind.FUNCTION : Kind.NAME;
            return new Token(kind, text.substring(start, at));
        }
        if (c == '/' && !afterOperand()) {
            return new Token(Kind.REGEX, regex());
        }
        for (var sign : SIGNS) {
            if (text.startsWith(sign, at)) {
                at += sign.length();
                return new Token(Kind.SIGN, sign.replace("**", "^"));
            }
        }
        throw new Problem("line " + line + ": unexpected character '" + c + "'");
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    private void skip() {
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (c == '\\' && peek(1) == '\n') {
                at += 2;
                line++;
            } else if (c == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else {
                return;
            }
        }
    }

    private boolean afterOperand() {
        return switch (last.kind()) {
            case NUMBER, STRING, NAME -> !Parser.KEYWORDS.contains(last.text());
            case SIGN -> OPERAND_SIGNS.contains(last.text());
            case REGEX, FUNCTION, NEWLINE, END -> false;
        };
    }

    private String number() {
        var start = at;
        while (Character.isDigit(peek(0)) || peek(0) == '.') {
            at++;
        }
        var sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
        if ((peek(0) == 'e' || peek(0) == 'E') && Character.isDigit(peek(1 + sign))) {
            at += 1 + sign;
            while (Character.isDigit(peek(0))) {
                at++;
            }
        }
        return text.substring(start, at);
    }

    private String quoted() throws Problem {
        var out = new StringBuilder();
        at++;
        while (peek(0) != '"') {
            if (at >= text.length() || peek(0) == '\n') {
                throw new Problem("line " + line + ": runaway string constant \"" + out + " ...");
            }
            if (peek(0) == '\\') {
                at++;
                escape(out);
            } else {
                out.append(text.charAt(at++));
            }
        }
        at++;
        return out.toString();
    }

    private void escape(StringBuilder out) {
        var c = peek(0);
        at++;
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'v' -> out.append('\u000b');
            case '"', '\\', '/' -> out.append(c);
            case '\n' -> line++;
            default -> {
                if (Character.digit(c, 8) >= 0) {
                    var code = 0;
                    at--;
                    for (var n = 0; n < 3 && Character.digit(peek(0), 8) >= 0; n++) {
                        code = code * 8 + Character.digit(text.charAt(at++), 8);
                    }
                    out.append((char) code);
                } else {
                    out.append('\\').append(c);
                }
            }
        }
    }

    private String regex() throws Problem {
        var out = new StringBuilder();
        var inSet = false;
        at++;
        while (peek(0) != '/' || inSet) {
            if (at >= text.length() || peek(0) == '\n') {
                throw new Problem("line " + line + ": runaway regular expression /" + out + " ...");
            }
            if (peek(0) == '\\') {
                out.append(peek(1) == '/' ? "" : "\\").append(peek(1));
                at += 2;
                continue;
            }
            inSet = peek(0) == '[' || inSet && peek(0) != ']';
            out.append(text.charAt(at++));
        }
        at++;
        return out.toString();
    }
}
