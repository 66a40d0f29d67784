package dev.sandglass.shell.language;

import dev.sandglass.shell.language.SyntaxProblem.Kind;
import java.util.ArrayList;
import java.util.List;

/** The text being parsed, where the parser stands in it, and the here-documents still to be read. */
final class Source {

    /** How deep quotes, brackets and commands may stand in each other. */
    private static final int DEEPEST = 200;

    /** How many choices all braces of one text may stand for. */
    private static final int CHOICES_AT_MOST = 20_000;

    /** A here-document whose body begins after the line's end. */
    static final class Here {
        final String end;
        final boolean stripTabs;
        final boolean expands;
        final int line;
        String body = "";

        Here(String end, boolean stripTabs, boolean expands, int line) {
            this.end = end;
            this.stripTabs = stripTabs;
            this.expands = expands;
            this.line = line;
        }
    }

    final String text;
    final List<Here> pending = new ArrayList<>();

    /** What is odd and no error; shown when the text runs. */
    final List<String> warnings = new ArrayList<>();

    /** Whether {@code @(a|b)} and its like are parts of words. */
    boolean extended;

    int at;
    private final boolean isWhole;
    private int depth;
    private int choices;
    private int countedTo;
    private int line;

    /**
     * @param at where to begin
     * @param line the number of the line there
     * @param isWhole whether nothing will follow this text, so that a here-document may end with it
     */
    Source(String text, int at, int line, boolean isWhole) {
        this.text = text;
        this.at = at;
        this.countedTo = at;
        this.line = line;
        this.isWhole = isWhole;
    }

    /** A text inside this one, which goes on with its lines and its depth. */
    Source inner(String inside) {
        var inner = new Source(inside, 0, line(), true);
        inner.depth = depth;
        inner.extended = extended;
        return inner;
    }

    /** This text again, from another place. */
    Source ahead(int place) {
        var ahead = new Source(text, place, line(), isWhole);
        ahead.pending.addAll(pending);
        ahead.extended = extended;
        return ahead;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    char next() {
        return text.charAt(at++);
    }

    boolean looksAt(String what) {
        return text.startsWith(what, at);
    }

    boolean take(String what) {
        if (looksAt(what)) {
            at += what.length();
            return true;
        }
        return false;
    }

    /** The number of the line that the parser stands in. */
    int line() {
        for (; countedTo < at && countedTo < text.length(); countedTo++) {
            if (text.charAt(countedTo) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** Blanks, comments and continued lines; not newlines. */
    void skipBlanks() {
        while (!atEnd()) {
            var c = peek();
            if (c == ' ' || c == '\t') {
                at++;
            } else if (c == '\\' && peek(1) == '\n') {
                at += 2;
            } else if (c == '#') {
                while (!atEnd() && peek() != '\n') {
                    at++;
                }
            } else {
                return;
            }
        }
    }

    /** A newline, and behind it the bodies of the here-documents that the line announced. */
    void newline() throws SyntaxProblem {
        at++;
        for (var here : pending) {
            here.body = body(here);
        }
        pending.clear();
    }

    private String body(Here here) throws SyntaxProblem {
        var body = new StringBuilder();
        while (!atEnd()) {
            var end = text.indexOf('\n', at);
            var one = text.substring(at, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
            if (here.stripTabs) {
                one = one.replaceFirst("^\t+", "");
            }
            if (one.equals(here.end)) {
                return body.toString();
            }
            body.append(one).append('\n');
        }
        cutOff(here);
        return body.toString();
    }

    /** A here-document that the text's end ends: bash takes it so, if nothing can follow. */
    void cutOff(Here here) throws SyntaxProblem {
        var words = "here-document at line " + here.line;
        if (!isWhole) {
            throw incomplete(words + " delimited by end-of-file (wanted `" + here.end + "')");
        }
        var warning = "warning: " + words + " delimited by end-of-file (wanted `" + here.end + "')";
        if (!warnings.contains(warning)) {
            warnings.add(warning);
        }
    }

    // ---- what is refused ----

    void enter() throws SyntaxProblem {
        if (++depth > DEEPEST) {
            throw problem("nested too deeply for this sandbox");
        }
    }

    void leave() {
        depth--;
    }

    /** Braces stand for that many words more. */
    void count(int more) throws SyntaxProblem {
        choices += more;
        if (choices > CHOICES_AT_MOST) {
            throw problem("brace expansion: the sandbox makes at most 20000 words of one line");
        }
    }

    SyntaxProblem problem(String message) {
        return new SyntaxProblem(Kind.OTHER, line(), message);
    }

    SyntaxProblem unexpected(String token) {
        return new SyntaxProblem(
                Kind.UNEXPECTED, line(), "syntax error near unexpected token `" + token + "'");
    }

    SyntaxProblem incomplete(String message) {
        at = text.length();
        var end = line() + (text.endsWith("\n") ? 0 : 1);
        return new SyntaxProblem(Kind.INCOMPLETE, end, message);
    }

    /** The end came while something that began on that line was open. */
    SyntaxProblem unclosed(String closer, int since) {
        return new SyntaxProblem(
                Kind.INCOMPLETE,
                since,
                "unexpected EOF while looking for matching `" + closer + "'");
    }

    SyntaxProblem endOfFile() {
        return incomplete("syntax error: unexpected end of file");
    }
}
