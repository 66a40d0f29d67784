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
        return new Braces(in).expand(read(ENDS, true));
    }

    /** The same, with {@code @(a|b)} and its like in any case. */
    Word readExtended() throws SyntaxProblem {
        var before = in.extended;
        in.extended = true;
        var word = read();
        in.extended = before;
        return word;
    }

    /** Pieces up to one of the ends, which stays unread. */
    Word read(String ends, boolean atStart) throws SyntaxProblem {
        var pieces = new ArrayList<Piece>();
        var plain = new StringBuilder();
        if (atStart && in.peek() == '~') {
            home(pieces);
        }
        var depth = 0; // of groups of an extended pattern
        while (!in.atEnd()) {
            if (in.extended && ends == ENDS && beginsGroup()) {
                plain.append(in.next()).append(in.next());
                depth++;
            } else if (depth == 0 && in.looksAt("<(") && ends == ENDS) {
                flush(plain, pieces);
                in.at += 2;
                pieces.add(new Piece.OutputFile(new Parser(in).until(")"), true));
            } else if (depth == 0 && ends.indexOf(in.peek()) >= 0) {
                break;
            } else if ("\\'\"$`".indexOf(in.peek()) >= 0) {
                special(plain, pieces);
            } else {
                depth += depth == 0 ? 0 : in.peek() == '(' ? 1 : in.peek() == ')' ? -1 : 0;
                plain.append(in.next());
            }
        }
        if (depth > 0) {
            throw in.unclosed(")", in.line());
        }
        flush(plain, pieces);
        return new Word(List.copyOf(pieces));
    }

    private boolean beginsGroup() {
        return "?*+@!".indexOf(in.peek()) >= 0 && in.peek(1) == '(';
    }

    /** A quote, a backslash, or what begins an expansion. */
    private void special(StringBuilder plain, List<Piece> pieces) throws SyntaxProblem {
        if (in.looksAt("\\\n")) {
            in.at += 2;
            return;
        }
        flush(plain, pieces);
        switch (in.peek()) {
            case '\\' -> {
                in.at++;
                var escaped = in.atEnd() ? "\\" : String.valueOf(in.next());
                pieces.add(new Piece.Text(escaped, true));
            }
            case '\'' -> {
                in.at++;
                pieces.add(new Piece.Text(until('\''), true));
            }
            case '"' -> {
                in.at++;
                doubleQuoted(pieces, '"');
                in.at++;
            }
            default -> dollar(pieces, false);
        }
    }

    private void home(List<Piece> pieces) {
        var end = in.at + 1;
        if (in.peek(1) == '+' || in.peek(1) == '-') {
            end++;
        }
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
        var line = in.line();
        var before = pieces.size();
        while (quote == 0 ? !in.atEnd() : in.peek() != quote || in.atEnd()) {
            if (in.atEnd()) {
                throw in.unclosed(quote == 0 ? "\"" : String.valueOf(quote), line);
            }
            var c = in.peek();
            if (c == '\\') {
                escaped(plain, quote);
            } else if (c == '"' && quote == '}') {
                in.at++; // quotes within quotes: there, and no more than that
            } else if (c == '$' || c == '`') {
                flushQuoted(plain, pieces);
                dollar(pieces, true);
            } else {
                plain.append(in.next());
            }
        }
        if (!plain.isEmpty()
                || pieces.size() == before) { // no more beside "$@", which may be nothing
            pieces.add(new Piece.Text(plain.toString(), true));
        }
    }

    /** The word up to this bracket, all of it inside double quotes. */
    Word quotedUntil(char end) throws SyntaxProblem {
        var pieces = new ArrayList<Piece>();
        doubleQuoted(pieces, end);
        return new Word(List.copyOf(pieces));
    }

    /** A backslash between double quotes means something before few characters only. */
    private void escaped(StringBuilder plain, char quote) {
        in.at++;
        var escaped = in.peek();
        if (escaped == '\n') {
            in.at++;
        } else if ("$`\\".indexOf(escaped) >= 0 && !in.atEnd() || escaped == '"' && quote != 0) {
            plain.append(in.next());
        } else {
            plain.append('\\');
        }
    }

    private void dollar(List<Piece> pieces, boolean quoted) throws SyntaxProblem {
        if (in.peek() == '`') {
            in.at++;
            var inner = until('`').replace("\\`", "`").replace("\\\\", "\\").replace("\\$", "$");
            in.enter();
            pieces.add(new Piece.Output(Parser.parse(in.inner(inner)), quoted));
            in.leave();
            return;
        }
        in.at++;
        if (in.looksAt("((") && closesAsSum()) {
            in.at += 2;
            var sum = sum();
            pieces.add(new Piece.Sum(sum, quoted));
        } else if (in.take("(")) {
            pieces.add(new Piece.Output(new Parser(in).until(")"), quoted));
        } else if (in.take("{")) {
            in.enter();
            pieces.add(new Parameter(in, this).read(quoted));
            in.leave();
        } else if (!quoted && in.peek() == '\'') {
            in.at++;
            pieces.add(new Piece.Text(Escapes.decode(untilUnescaped()), true));
        } else if (!quoted && in.looksAt("\"")) {
            in.at++; // a translated text, which is the text
            doubleQuoted(pieces, '"');
            in.at++;
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
                throw in.incomplete("unexpected EOF while looking for matching `)'");
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
            throw in.unclosed(String.valueOf(quote), in.line());
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
            throw in.unclosed("'", in.line());
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
