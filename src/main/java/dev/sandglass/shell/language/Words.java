package dev.sandglass.shell.language;

import dev.sandglass.shell.language.Word.Piece;
import java.util.ArrayList;
import java.util.List;

/** Reads words: quotes, variables, substitutions, braces. */
final class Words {

    private static final String ENDS = " \t\n;&|<>()";

    private final Source in;

    Words(Source in) {
        this.in = in;
    }

    boolean atWord() {
        return !in.atEnd() && (ENDS.indexOf(in.peek()) < 0 || in.looksAt("<("));
    }

    /** The word that begins here. */
    Word read() throws SyntaxProblem {
        return Braces.expand(read(ENDS, true));
    }

    /** Pieces up to one of the ends, which stays unread. */
    Word read(String ends, boolean atStart) throws SyntaxProblem {
        var pieces = new ArrayList<Piece>();
        var plain = new StringBuilder();
        if (atStart && in.peek() == '~') {
            home(pieces);
        }
        while (!in.atEnd()) {
            var c = in.peek();
            if (c == '<' && in.looksAt("<(") && ends == ENDS) {
                flush(plain, pieces);
                in.at += 2;
                pieces.add(new Piece.OutputFile(new Parser(in).until(")"), true));
                continue;
            }
            if (ends.indexOf(c) >= 0) {
                break;
            }
            switch (c) {
                case '\\' -> {
                    in.at++;
                    if (in.atEnd()) {
                        plain.append('\\');
                    } else if (in.peek() == '\n') {
                        in.at++;
                    } else {
                        flush(plain, pieces);
                        pieces.add(new Piece.Text(String.valueOf(in.next()), true));
                    }
                }
                case '\'' -> {
                    flush(plain, pieces);
                    in.at++;
                    pieces.add(new Piece.Text(until('\''), true));
                }
                case '"' -> {
                    flush(plain, pieces);
                    in.at++;
                    doubleQuoted(pieces, '"');
                    in.at++;
                }
                case '$', '`' -> {
                    flush(plain, pieces);
                    dollar(pieces, false);
                }
                default -> plain.append(in.next());
            }
        }
        flush(plain, pieces);
        return new Word(List.copyOf(pieces));
    }

    private void home(List<Piece> pieces) {
        var end = in.at + 1;
        while (end < in.text.length() && Character.isLetterOrDigit(in.text.charAt(end))) {
            end++;
        }
        var after = end < in.text.length() ? in.text.charAt(end) : '/';
        if (after == '/' || after == ':' || ENDS.indexOf(after) >= 0) {
            pieces.add(new Piece.Home(in.text.substring(in.at + 1, end), true));
            in.at = end;
        }
    }

    /** A here-document's or a double-quoted text's pieces, up to the quote (0: to the end). */
    void doubleQuoted(List<Piece> pieces, char quote) throws SyntaxProblem {
        var plain = new StringBuilder();
        while (true) {
            if (in.atEnd()) {
                if (quote == 0) {
                    break;
                }
                throw SyntaxProblem.incomplete(
                        "unexpected EOF while looking for matching `" + quote + "'");
            }
            var c = in.peek();
            if (c == quote) {
                break;
            }
            if (c == '\\') {
                in.at++;
                var escaped = in.peek();
                if (escaped == '\n') {
                    in.at++;
                } else if (escaped == '$'
                        || escaped == '`'
                        || escaped == '\\'
                        || escaped == '"' && quote == '"') {
                    plain.append(in.next());
                } else {
                    plain.append('\\');
                }
            } else if (c == '$' || c == '`') {
                flushQuoted(plain, pieces);
                dollar(pieces, true);
            } else {
                plain.append(in.next());
            }
        }
        if (!plain.isEmpty() || pieces.isEmpty() || quote == '"') {
            pieces.add(new Piece.Text(plain.toString(), true));
        }
    }

    private void dollar(List<Piece> pieces, boolean quoted) throws SyntaxProblem {
        if (in.peek() == '`') {
            in.at++;
            var inner = until('`').replace("\\`", "`").replace("\\\\", "\\").replace("\\$", "$");
            pieces.add(new Piece.Output(Parser.parse(inner), quoted));
            return;
        }
        in.at++;
        if (in.looksAt("((") && closesAsSum()) {
            in.at += 2;
            var sum = sum();
            pieces.add(new Piece.Sum(sum, quoted));
        } else if (in.take("(")) {
            in.enter();
            pieces.add(new Piece.Output(new Parser(in).until(")"), quoted));
            in.leave();
        } else if (in.take("{")) {
            pieces.add(new Parameter(in, this).read(quoted));
        } else if (!quoted && in.peek() == '\'') {
            in.at++;
            pieces.add(new Piece.Text(Escapes.decode(untilUnescaped()), true));
        } else {
            name(pieces, quoted);
        }
    }

    /** {@code $((1 + 2))} and not {@code $((a); b)}: the two closing brackets stand together. */
    private boolean closesAsSum() {
        var depth = 0;
        for (var i = in.at; i < in.text.length(); i++) {
            var c = in.text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return in.text.charAt(i - 1) == ')';
            } else if (c == '\n' || c == ';') {
                return false;
            }
        }
        return false;
    }

    /** An arithmetic expression up to {@code ))}, which is taken. */
    Word sum() throws SyntaxProblem {
        var pieces = new ArrayList<Piece>();
        var plain = new StringBuilder();
        var depth = 0;
        while (true) {
            if (in.atEnd()) {
                throw SyntaxProblem.incomplete("unexpected EOF while looking for matching `)'");
            }
            var c = in.peek();
            if (depth == 0 && in.take("))")) {
                break;
            }
            if (c == '$' || c == '`') {
                flushQuoted(plain, pieces);
                dollar(pieces, true);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c != '"') {
                plain.append(c);
            }
            in.at++;
        }
        flushQuoted(plain, pieces);
        return new Word(List.copyOf(pieces));
    }

    private void name(List<Piece> pieces, boolean quoted) {
        var start = in.at;
        if (!in.atEnd() && "@*#?$!-0123456789".indexOf(in.peek()) >= 0) {
            in.at++;
        } else {
            while (!in.atEnd() && isName(in.peek(), in.at == start)) {
                in.at++;
            }
        }
        if (in.at == start) {
            pieces.add(new Piece.Text("$", quoted));
        } else {
            pieces.add(variable(in.text.substring(start, in.at), quoted));
        }
    }

    static Piece.Variable variable(String name, boolean quoted) {
        return new Piece.Variable(name, null, "", Word.EMPTY, Word.EMPTY, quoted);
    }

    static boolean isName(char c, boolean first) {
        return c == '_' || Character.isLetter(c) || !first && Character.isDigit(c);
    }

    private String until(char quote) throws SyntaxProblem {
        var end = in.at;
        while (end < in.text.length() && in.text.charAt(end) != quote) {
            end += quote == '`' && in.text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= in.text.length()) {
            throw SyntaxProblem.incomplete(
                    "unexpected EOF while looking for matching `" + quote + "'");
        }
        var text = in.text.substring(in.at, end);
        in.at = end + 1;
        return text;
    }

    private String untilUnescaped() throws SyntaxProblem {
        var start = in.at;
        while (!in.atEnd() && in.peek() != '\'') {
            in.at += in.peek() == '\\' ? 2 : 1;
        }
        if (in.atEnd()) {
            throw SyntaxProblem.incomplete("unexpected EOF while looking for matching `''");
        }
        return in.text.substring(start, in.at++);
    }

    private static void flush(StringBuilder plain, List<Piece> pieces) {
        if (!plain.isEmpty()) {
            pieces.add(new Piece.Text(plain.toString(), false));
            plain.setLength(0);
        }
    }

    private static void flushQuoted(StringBuilder plain, List<Piece> pieces) {
        if (!plain.isEmpty()) {
            pieces.add(new Piece.Text(plain.toString(), true));
            plain.setLength(0);
        }
    }
}
