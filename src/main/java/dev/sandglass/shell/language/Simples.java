package dev.sandglass.shell.language;

import dev.sandglass.shell.language.Command.Assignment;
import dev.sandglass.shell.language.Command.Redirect;
import dev.sandglass.shell.language.Command.Redirect.Kind;
import dev.sandglass.shell.language.Word.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads simple commands, their assignments and redirections, and the words of {@code [[ ]]}. */
final class Simples {

    /** What {@code |&} means. */
    static final Redirect ERRORS_TOO = new Redirect(2, Kind.DUPLICATE_OUTPUT, Word.literal("1"));

    /** The operators, each before those that begin it. */
    private static final List<Map.Entry<String, Kind>> OPERATORS =
            List.of(
                    Map.entry("&>>", Kind.BOTH_APPEND),
                    Map.entry("&>", Kind.BOTH),
                    Map.entry("<<<", Kind.HERE),
                    Map.entry("<<-", Kind.HERE),
                    Map.entry("<<", Kind.HERE),
                    Map.entry(">>", Kind.APPEND),
                    Map.entry(">&", Kind.DUPLICATE_OUTPUT),
                    Map.entry("<&", Kind.DUPLICATE_INPUT),
                    Map.entry(">|", Kind.OUTPUT),
                    Map.entry(">", Kind.OUTPUT),
                    Map.entry("<", Kind.INPUT));

    private final Source in;
    private final Words words;

    Simples(Source in, Words words) {
        this.in = in;
        this.words = words;
    }

    Command.Simple command() throws SyntaxProblem {
        var assignments = new ArrayList<Assignment>();
        var arguments = new ArrayList<Word>();
        var redirects = new ArrayList<Redirect>();
        while (true) {
            in.skipBlanks();
            if (atRedirect()) {
                redirects.add(redirect());
            } else if (!words.atWord()) {
                break;
            } else if (arguments.isEmpty() && assignmentName() > 0) {
                assignments.add(assignment());
            } else {
                arguments.add(words.read());
                if (arguments.size() == 1 && in.looksAt("()")) {
                    break; // the definition of a function
                }
            }
        }
        return new Command.Simple(
                List.copyOf(assignments), List.copyOf(arguments), List.copyOf(redirects));
    }

    /** How long the name is, when {@code name=} or {@code name+=} stands here; else 0. */
    private int assignmentName() {
        var length = 0;
        while (Words.isName(in.peek(length), length == 0)) {
            length++;
        }
        var isSet = in.peek(length) == '=';
        var isAppend = in.peek(length) == '+' && in.peek(length + 1) == '=';
        return isSet || isAppend ? length : 0;
    }

    private Assignment assignment() throws SyntaxProblem {
        var length = assignmentName();
        var name = in.text.substring(in.at, in.at + length);
        in.at += length;
        var append = in.take("+");
        in.at++;
        if (in.take("(")) {
            var items = new ArrayList<Word>();
            while (true) {
                in.skipBlanks();
                if (in.peek() == '\n') {
                    in.newline();
                } else if (in.take(")")) {
                    break;
                } else if (!words.atWord()) {
                    throw SyntaxProblem.incomplete("syntax error: unexpected end of file");
                } else {
                    items.add(words.read());
                }
            }
            return new Assignment(name, append, Word.EMPTY, List.copyOf(items));
        }
        var value = words.atWord() ? words.read(" \t\n;&|<>()", true) : Word.EMPTY;
        return new Assignment(name, append, value, null);
    }

    boolean atRedirect() {
        var ahead = 0;
        while (Character.isDigit(in.peek(ahead))) {
            ahead++;
        }
        var c = in.peek(ahead);
        if (c == '<' && in.peek(ahead + 1) == '(') {
            return false;
        }
        return c == '<' || c == '>' || ahead == 0 && in.looksAt("&>");
    }

    Redirect redirect() throws SyntaxProblem {
        var start = in.at;
        while (Character.isDigit(in.peek())) {
            in.at++;
        }
        var descriptor = in.at == start ? -1 : Integer.parseInt(in.text.substring(start, in.at));
        for (var operator : OPERATORS) {
            if (in.take(operator.getKey())) {
                in.skipBlanks();
                if (!words.atWord()) {
                    throw SyntaxProblem.unexpected(
                            in.atEnd() || in.peek() == '\n' ? "newline" : "" + in.peek());
                }
                return redirect(descriptor, operator.getKey(), operator.getValue());
            }
        }
        throw new IllegalStateException("no redirection at " + in.at);
    }

    private Redirect redirect(int descriptor, String operator, Kind kind) throws SyntaxProblem {
        var target = words.read();
        if (operator.equals("<<<")) {
            var pieces = new ArrayList<>(target.pieces());
            pieces.add(new Piece.Text("\n", true));
            return new Redirect(descriptor, kind, new Word(pieces));
        }
        if (kind == Kind.HERE) {
            return here(descriptor, target, operator.equals("<<-"));
        }
        return new Redirect(descriptor, kind, target);
    }

    /** The body stands on the lines below; it is read ahead, and the lines are cut out of the text's flow. */
    private Redirect here(int descriptor, Word end, boolean stripTabs) throws SyntaxProblem {
        var name = new StringBuilder();
        var expands = true;
        for (var piece : end.pieces()) {
            if (piece instanceof Piece.Text(var text, var quoted)) {
                name.append(text);
                expands &= !quoted;
            }
        }
        var here = new Source.Here(name.toString(), stripTabs, expands);
        var resume = in.at;
        var lineEnd = lineEnd(resume);
        if (lineEnd < 0) {
            throw SyntaxProblem.incomplete(
                    "here-document delimited by end-of-file (wanted `" + name + "')");
        }
        var ahead = new Source(in.text);
        ahead.at = lineEnd;
        ahead.pending.addAll(in.pending);
        ahead.pending.add(here);
        ahead.newline();
        in.at = resume;
        in.pending.add(here);
        return new Redirect(descriptor, Kind.HERE, body(here));
    }

    /** Where the line ends, quotes that span lines respected. */
    private int lineEnd(int from) {
        var quote = '\0';
        for (var i = from; i < in.text.length(); i++) {
            var c = in.text.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != '\0') {
                quote = c == quote ? '\0' : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static Word body(Source.Here here) throws SyntaxProblem {
        if (!here.expands) {
            return Word.literal(here.body);
        }
        var pieces = new ArrayList<Piece>();
        new Words(new Source(here.body)).doubleQuoted(pieces, '\0');
        return new Word(List.copyOf(pieces));
    }

    /** The words up to {@code ]]}; brackets and operators are words too. */
    List<Word> test() throws SyntaxProblem {
        var found = new ArrayList<Word>();
        while (true) {
            in.skipBlanks();
            if (in.atEnd()) {
                throw SyntaxProblem.incomplete("syntax error: unexpected end of file");
            }
            if (in.looksAt("]]")) {
                in.at += 2;
                return List.copyOf(found);
            }
            if (in.peek() == '\n') {
                in.newline();
            } else if (in.looksAt("&&") || in.looksAt("||")) {
                found.add(operator(2));
            } else if ("()<>".indexOf(in.peek()) >= 0) {
                found.add(operator(1));
            } else {
                var isPattern = !found.isEmpty() && "=~".equals(found.getLast().plain());
                found.add(isPattern ? words.read(" \t\n", false) : words.read());
            }
        }
    }

    private Word operator(int length) {
        var text = in.text.substring(in.at, in.at + length);
        in.at += length;
        return new Word(List.of(new Piece.Text(text, false)));
    }
}
