package dev.sandglass.shell.language;

import java.util.ArrayList;
import java.util.List;

/** The text being parsed, where the parser stands in it, and the here-documents still to be read. */
final class Source {

    /** A here-document whose body begins after the line's end. */
    static final class Here {
        final String end;
        final boolean stripTabs;
        final boolean expands;
        String body = "";

        Here(String end, boolean stripTabs, boolean expands) {
            this.end = end;
            this.stripTabs = stripTabs;
            this.expands = expands;
        }
    }

    final String text;
    int at;
    final List<Here> pending = new ArrayList<>();
    int depth;

    Source(String text) {
        this.text = text;
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
        while (true) {
            if (atEnd()) {
                throw SyntaxProblem.incomplete(
                        "here-document delimited by end-of-file (wanted `" + here.end + "')");
            }
            var end = text.indexOf('\n', at);
            var line = text.substring(at, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
            if (here.stripTabs) {
                line = line.replaceFirst("^\t+", "");
            }
            if (line.equals(here.end)) {
                return body.toString();
            }
            body.append(line).append('\n');
        }
    }

    void enter() throws SyntaxProblem {
        if (++depth > 200) {
            throw SyntaxProblem.message("nested too deeply");
        }
    }

    void leave() {
        depth--;
    }
}
