package dev.sandglass.shell.language;

import dev.sandglass.shell.language.Command.Assignment;
import dev.sandglass.shell.language.Command.Element;
import dev.sandglass.shell.language.Command.Redirect;
import dev.sandglass.shell.language.Command.Redirect.Kind;
import dev.sandglass.shell.language.Word.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads simple commands, their assignments and redirections, and the words of {@code [[ ]]}. */
final class Simples {

    /** What {@code |&} means. */
    static final Redirect ERRORS_TOO = new Redirect(2, Kind.DUPLICATE_OUTPUT, Word.literal("1"));

    private static final String WORD_ENDS = " \t\n;&|<>()";

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

    /** Built-in commands whose arguments are assignments: those are not split. */
    private static final Set<String> DECLARING =
            Set.of("declare", "typeset", "local", "export", "readonly");

    private final Source in;
    private final Words words;
    private final Parser parser;

    Simples(Source in, Words words, Parser parser) {
        this.in = in;
        this.words = words;
        this.parser = parser;
    }

    Command.Simple command() throws SyntaxProblem {
        var assignments = new ArrayList<Assignment>();
        var arguments = new ArrayList<Word>();
        var redirects = new ArrayList<Redirect>();
        var declared = new ArrayList<Assignment>();
        var line = in.line();
        while (true) {
            in.skipBlanks();
            if (atRedirect()) {
                redirects.add(redirect());
            } else if (!words.atWord()) {
                break;
            } else if (arguments.isEmpty() && atAssignment()) {
                assignments.add(assignment());
            } else if (declares(arguments) && atAssignment()) {
                arguments.add(declaration(declared));
            } else {
                arguments.add(words.read());
            }
        }
        return new Command.Simple(
                List.copyOf(assignments),
                List.copyOf(arguments),
                List.copyOf(redirects),
                List.copyOf(declared),
                line);
    }

    private static boolean declares(List<Word> arguments) {
        var first = arguments.isEmpty() ? null : arguments.getFirst().plain();
        return first != null && DECLARING.contains(first);
    }

    /** {@code name=value} as an argument: one word whatever the value; an array is filled afterwards. */
    private Word declaration(List<Assignment> declared) throws SyntaxProblem {
        var assignment = assignment();
        if (assignment.items() != null || assignment.index() != null) {
            declared.add(assignment);
            return Word.literal(assignment.name());
        }
        var pieces = new ArrayList<Piece>();
        pieces.add(new Piece.Text(assignment.name() + (assignment.append() ? "+=" : "="), true));
        assignment.value().pieces().forEach(piece -> pieces.add(Word.quoted(piece)));
        return new Word(List.copyOf(pieces));
    }

    /** Whether {@code name=}, {@code name+=} or {@code name[…]=} stands here. */
    private boolean atAssignment() {
        var length = nameLength();
        if (length > 0 && in.peek(length) == '[') {
            length = closing(length) + 1;
        }
        return length > 0
                && (in.peek(length) == '=' || in.peek(length) == '+' && in.peek(length + 1) == '=');
    }

    private int nameLength() {
        var length = 0;
        while (Words.isName(in.peek(length), length == 0)) {
            length++;
        }
        return length;
    }

    /** How far ahead the bracket closes that opens there; -1 when it does not, in this word. */
    private int closing(int open) {
        for (var ahead = open + 1; ; ahead++) {
            var c = in.peek(ahead);
            if (c == ']') {
                return ahead;
            }
            if (c == '\0' || c == '\n' || c == ';') {
                return -1;
            }
        }
    }

    private Assignment assignment() throws SyntaxProblem {
        var length = nameLength();
        var name = in.text.substring(in.at, in.at + length);
        in.at += length;
        var index = index();
        var append = in.take("+");
        in.at++;
        if (in.peek() == '(') {
            return new Assignment(name, index, append, Word.EMPTY, elements());
        }
        var value = words.atWord() ? words.read(WORD_ENDS, true) : Word.EMPTY;
        return new Assignment(name, index, append, value, null);
    }

    private @Nullable Word index() throws SyntaxProblem {
        if (!in.take("[")) {
            return null;
        }
        var index = words.read("]", false);
        in.at++;
        return index;
    }

    private List<Element> elements() throws SyntaxProblem {
        var line = in.line();
        in.at++;
        var items = new ArrayList<Element>();
        while (true) {
            in.skipBlanks();
            if (in.peek() == '\n' && !in.atEnd()) {
                in.newline();
            } else if (in.take(")")) {
                return List.copyOf(items);
            } else if (in.atEnd()) {
                throw in.unclosed(")", line);
            } else if (!words.atWord()) {
                throw in.unexpected(parser.token());
            } else {
                items.add(element());
            }
        }
    }

    private Element element() throws SyntaxProblem {
        var close = in.peek() == '[' ? closing(0) : -1;
        if (close > 0 && in.peek(close + 1) == '=') {
            var index = index();
            in.at++;
            var value = words.atWord() ? words.read(WORD_ENDS, true) : Word.EMPTY;
            return new Element(index, value);
        }
        return new Element(null, words.read());
    }

    boolean atRedirect() {
        var ahead = 0;
        while (ahead < 4 && Character.isDigit(in.peek(ahead))) {
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
                    throw in.unexpected(parser.token());
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
        var here = new Source.Here(name.toString(), stripTabs, expands, in.line());
        var lineEnd = lineEnd(in.at);
        if (lineEnd < 0) {
            in.cutOff(here);
            return new Redirect(descriptor, Kind.HERE, Word.EMPTY);
        }
        var ahead = in.ahead(lineEnd);
        ahead.pending.add(here);
        ahead.newline();
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

    private Word body(Source.Here here) throws SyntaxProblem {
        if (!here.expands) {
            return Word.literal(here.body);
        }
        var pieces = new ArrayList<Piece>();
        new Words(in.inner(here.body)).doubleQuoted(pieces, '\0');
        return new Word(List.copyOf(pieces));
    }

    /** The words up to {@code ]]}; brackets and operators are words too. */
    List<Word> test() throws SyntaxProblem {
        var found = new ArrayList<Word>();
        while (true) {
            in.skipBlanks();
            if (in.atEnd()) {
                throw in.endOfFile();
            }
            if (in.looksAt("]]")) {
                in.at += 2;
                return List.copyOf(found);
            }
            if (in.peek() == '\n') {
                in.newline();
            } else if (!found.isEmpty() && "=~".equals(found.getLast().plain())) {
                found.add(words.read(" \t\n", false));
            } else if (in.looksAt("&&") || in.looksAt("||")) {
                found.add(operator(2));
            } else if ("()<>".indexOf(in.peek()) >= 0) {
                found.add(operator(1));
            } else if (words.atWord()) {
                found.add(isCompared(found) ? words.readExtended() : words.read());
            } else {
                throw in.unexpected(parser.token());
            }
        }
    }

    private static boolean isCompared(List<Word> found) {
        var last = found.isEmpty() ? null : found.getLast().plain();
        return "==".equals(last) || "=".equals(last) || "!=".equals(last);
    }

    private Word operator(int length) {
        var text = in.text.substring(in.at, in.at + length);
        in.at += length;
        return new Word(List.of(new Piece.Text(text, false)));
    }
}
