package dev.sandglass.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a Go template into tokens. A fault is a token too: it counts only if the parser gets there. */
final class TemplateLexer {

    enum Sort {
        ERROR,
        END,
        TEXT,
        LEFT,
        RIGHT,
        SPACE,
        DOT,
        FIELD,
        VARIABLE,
        WORD,
        KEYWORD,
        BOOL,
        NIL,
        NUMBER,
        STRING,
        CHARACTER,
        OPEN,
        CLOSE,
        PIPE,
        ASSIGN,
        DECLARE,
        OTHER
    }

    record Token(Sort sort, String text, int place, int line) {

        /** As messages show it. */
        @Override
        public String toString() {
            return switch (sort) {
                case END -> "EOF";
                case ERROR -> text;
                case KEYWORD, DOT, NIL -> "<" + text + ">";
                default ->
                        text.length() > 10
                                ? GoQuote.quote(text.substring(0, 10)) + "..."
                                : GoQuote.quote(text);
            };
        }
    }

    private static final Set<String> KEYWORDS =
            Set.of(
                    "block",
                    "break",
                    "continue",
                    "define",
                    "else",
                    "end",
                    "if",
                    "range",
                    "template",
                    "with");

    private final String in;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int open;

    TemplateLexer(String in) {
        this.in = in;
    }

    List<Token> tokens() {
        while (text()) {}
        return tokens;
    }

    private void add(Sort sort, int from) {
        add(sort, from, in.substring(from, at));
    }

    private void add(Sort sort, int from, String text) {
        tokens.add(new Token(sort, text, from, line));
        line += (int) in.substring(from, at).chars().filter(c -> c == '\n').count();
    }

    private boolean fault(String words) {
        tokens.add(new Token(Sort.ERROR, words, at, line));
        return false;
    }

    /** Text up to the next action, and that; false at the end. */
    private boolean text() {
        var from = at;
        var left = in.indexOf("{{", at);
        at = left < 0 ? in.length() : left;
        if (at > from) {
            var trims = left >= 0 && isTrim(left + 2);
            var text = in.substring(from, at);
            var kept = trims ? text.stripTrailing() : text;
            if (kept.isEmpty()) {
                line += (int) text.chars().filter(c -> c == '\n').count();
            } else {
                add(Sort.TEXT, from, kept);
            }
        }
        if (left < 0) {
            tokens.add(new Token(Sort.END, "", at, line));
            return false;
        }
        var marker = isTrim(left + 2) ? 2 : 0;
        if (in.startsWith("/*", left + 2 + marker)) {
            return comment(left + 2 + marker);
        }
        at = left + 2;
        add(Sort.LEFT, left);
        at += marker;
        open = 0;
        return action();
    }

    private boolean isTrim(int place) {
        return in.startsWith("-", place)
                && place + 1 < in.length()
                && isSpace(in.charAt(place + 1));
    }

    private boolean comment(int from) {
        var end = in.indexOf("*/", from + 2);
        if (end < 0) {
            return fault("unclosed comment");
        }
        at = end + 2;
        var trims = at + 3 < in.length() && isSpace(in.charAt(at)) && in.startsWith("-}}", at + 1);
        if (!trims && !in.startsWith("}}", at)) {
            return fault("comment ends before closing delimiter");
        }
        line += (int) in.substring(from, at).chars().filter(c -> c == '\n').count();
        at += trims ? 4 : 2;
        skipSpace(trims);
        return true;
    }

    private void skipSpace(boolean trims) {
        while (trims && at < in.length() && isSpace(in.charAt(at))) {
            line += in.charAt(at) == '\n' ? 1 : 0;
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isWord(int c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private boolean action() {
        while (true) {
            var trims = at < in.length() && isSpace(in.charAt(at)) && in.startsWith("-}}", at + 1);
            if (trims || in.startsWith("}}", at)) {
                if (open > 0) {
                    return fault("unclosed left paren");
                }
                at += trims ? 2 : 0;
                var from = at;
                at += 2;
                add(Sort.RIGHT, from);
                skipSpace(trims);
                return true;
            }
            if (!token()) {
                return false;
            }
        }
    }

    private boolean token() {
        if (at >= in.length()) {
            return fault("unclosed action");
        }
        var from = at;
        var c = in.charAt(at++);
        if (isSpace(c)) {
            return space(from);
        }
        return switch (c) {
            case '=' -> single(Sort.ASSIGN, from);
            case ':' -> declaration(from);
            case '|' -> single(Sort.PIPE, from);
            case '(' -> {
                open++;
                yield single(Sort.OPEN, from);
            }
            case ')' -> {
                open--;
                yield open < 0 ? fault("unexpected right paren") : single(Sort.CLOSE, from);
            }
            case '"', '\'' -> quoted(c, from);
            case '`' -> raw(from);
            case '$' -> name(Sort.VARIABLE, from);
            case '.' -> dotted(from);
            default -> other(c, from);
        };
    }

    private boolean declaration(int from) {
        if (!in.startsWith("=", at)) {
            return fault("expected :=");
        }
        at++;
        return single(Sort.DECLARE, from);
    }

    private boolean dotted(int from) {
        return at >= in.length() || Character.isDigit(in.charAt(at))
                ? number(from)
                : name(isTerminated() ? Sort.DOT : Sort.FIELD, from);
    }

    private boolean space(int from) {
        while (at < in.length() && isSpace(in.charAt(at)) && !in.startsWith("-}}", at + 1)) {
            at++;
        }
        add(Sort.SPACE, from);
        return true;
    }

    private boolean other(char c, int from) {
        if (c == '+' || c == '-' || Character.isDigit(c)) {
            return number(from);
        }
        if (isWord(c)) {
            return name(Sort.WORD, from);
        }
        if (c > ' ' && c < 0x7f) {
            return single(Sort.OTHER, from);
        }
        return fault(
                String.format("unrecognized character in action: U+%04X", (int) c)
                        + (GoQuote.isPrintable(c) ? " '" + c + "'" : ""));
    }

    private boolean single(Sort sort, int from) {
        add(sort, from);
        return true;
    }

    private boolean quoted(char quote, int from) {
        while (at < in.length() && in.charAt(at) != '\n' && in.charAt(at) != quote) {
            at += in.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= in.length() || in.charAt(at) == '\n') {
            return fault(
                    quote == '"'
                            ? "unterminated quoted string"
                            : "unterminated character constant");
        }
        at++;
        return single(quote == '"' ? Sort.STRING : Sort.CHARACTER, from);
    }

    private boolean raw(int from) {
        var end = in.indexOf('`', at);
        if (end < 0) {
            return fault("unterminated raw quoted string");
        }
        at = end + 1;
        return single(Sort.STRING, from);
    }

    private boolean number(int from) {
        at = from;
        var good = scanNumber();
        if (good && at < in.length() && (in.charAt(at) == '+' || in.charAt(at) == '-')) {
            good = scanNumber() && in.charAt(at - 1) == 'i'; // a complex number
        }
        return good
                ? single(Sort.NUMBER, from)
                : fault("bad number syntax: " + GoQuote.quote(in.substring(from, at)));
    }

    private boolean scanNumber() {
        accept("+-");
        var digits = "0123456789_";
        if (accept("0")) {
            digits =
                    accept("xX")
                            ? "0123456789abcdefABCDEF_"
                            : accept("oO") ? "01234567_" : accept("bB") ? "01_" : digits;
        }
        acceptAll(digits);
        if (accept(".")) {
            acceptAll(digits);
        }
        if (digits.length() == 11 && accept("eE")) {
            accept("+-");
            acceptAll(digits);
        }
        accept("i");
        if (at < in.length() && isWord(in.charAt(at))) {
            at++;
            return false;
        }
        return true;
    }

    private boolean accept(String any) {
        var fits = at < in.length() && any.indexOf(in.charAt(at)) >= 0;
        at += fits ? 1 : 0;
        return fits;
    }

    private void acceptAll(String any) {
        while (accept(any)) {}
    }

    /** Whether a name may end here. */
    private boolean isTerminated() {
        return at >= in.length()
                || isSpace(in.charAt(at))
                || ".,|:)(".indexOf(in.charAt(at)) >= 0
                || in.startsWith("}}", at);
    }

    private boolean name(Sort sort, int from) {
        while (at < in.length() && isWord(in.charAt(at))) {
            at++;
        }
        if (!isTerminated()) {
            var c = in.charAt(at);
            return fault(
                    String.format("bad character U+%04X", (int) c)
                            + (GoQuote.isPrintable(c) ? " '" + c + "'" : ""));
        }
        var word = in.substring(from, at);
        var own = sort;
        if (sort == Sort.WORD) {
            own =
                    KEYWORDS.contains(word)
                            ? Sort.KEYWORD
                            : switch (word) {
                                case "true", "false" -> Sort.BOOL;
                                case "nil" -> Sort.NIL;
                                default -> Sort.WORD;
                            };
        }
        return single(own, from);
    }
}
