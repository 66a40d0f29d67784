package dev.sandglass.shell.language;

import dev.sandglass.shell.language.Command.Item;
import dev.sandglass.shell.language.Command.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the shell language as bash does, as far as people use it at a prompt and in small scripts: lists, pipes,
 * compound commands, functions, arrays, {@code [[ ]]}, {@code (( ))}, here-documents, all expansions.
 *
 * <p>Left out: {@code coproc}, {@code >( … )}.
 */
public final class Parser {

    private static final Set<String> CLOSERS =
            Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");

    private static final String WORD_ENDS = " \t\n;&|()<>";

    private final Source in;
    private final Simples simples;
    private final Compounds compounds;

    Parser(Source in) {
        this.in = in;
        var words = new Words(in);
        this.simples = new Simples(in, words, this);
        this.compounds = new Compounds(in, words, simples, this);
    }

    /**
     * As many lines as make a command, and what follows them.
     *
     * @param end where the next line begins
     * @param nextLine its number
     * @param warnings what bash says about them before they run
     */
    public record Line(Command command, int end, int nextLine, List<String> warnings) {}

    /**
     * A whole text as one command.
     *
     * @throws SyntaxProblem with bash's message; {@link SyntaxProblem#isIncomplete} when more could follow
     */
    public static Command parse(String text) throws SyntaxProblem {
        return parse(new Source(text, 0, 1, false));
    }

    static Command parse(Source in) throws SyntaxProblem {
        var parser = new Parser(in);
        var command = parser.list();
        if (!in.atEnd()) {
            throw in.unexpected(parser.token());
        }
        parser.endHereDocuments();
        return command;
    }

    /**
     * The command that begins at that place of a text: a line, and those below that belong to it.
     *
     * @param isWhole whether the text will not grow
     * @param extended whether {@code @(a|b)} and its like are parts of words
     */
    public static Line line(String text, int from, int number, boolean isWhole, boolean extended)
            throws SyntaxProblem {
        var in = new Source(text, from, number, isWhole);
        in.extended = extended;
        var parser = new Parser(in);
        parser.skipNewlines();
        var command = in.atEnd() ? Command.NOTHING : parser.oneLine();
        return new Line(command, in.at, in.line(), List.copyOf(in.warnings));
    }

    private Command oneLine() throws SyntaxProblem {
        var items = new ArrayList<Item>();
        while (!in.atEnd() && in.peek() != '\n') {
            if (isCloser() || ";&|)".indexOf(in.peek()) >= 0) {
                throw in.unexpected(token());
            }
            items.add(item());
            in.skipBlanks();
        }
        if (in.atEnd()) {
            endHereDocuments();
        } else {
            in.newline();
        }
        return sequence(items);
    }

    private void endHereDocuments() throws SyntaxProblem {
        for (var here : in.pending) {
            in.cutOff(here);
        }
    }

    /** A list up to this closing bracket, which is taken. */
    Command until(String closer) throws SyntaxProblem {
        in.enter();
        var body = list();
        if (!in.take(closer)) {
            throw in.atEnd()
                    ? in.incomplete("unexpected EOF while looking for matching `" + closer + "'")
                    : in.unexpected(token());
        }
        in.leave();
        return body;
    }

    Command list() throws SyntaxProblem {
        var items = new ArrayList<Item>();
        skipNewlines();
        while (!in.atEnd() && in.peek() != ')' && !isCloser() && !atArmsEnd()) {
            if (in.peek() == ';' || in.peek() == '&' || in.peek() == '|') {
                throw in.unexpected(token());
            }
            items.add(item());
            skipNewlines();
        }
        return sequence(items);
    }

    private boolean atArmsEnd() {
        return in.looksAt(";;") || in.looksAt(";&");
    }

    /** One command with what ends it, a newline excepted. */
    private Item item() throws SyntaxProblem {
        in.skipBlanks();
        var from = in.at;
        var command = either();
        in.skipBlanks();
        var isBackground = in.peek() == '&' && in.peek(1) != '&';
        if (isBackground || in.peek() == ';' && !atArmsEnd()) {
            var text = isBackground ? in.text.substring(from, in.at).strip() : "";
            in.at++;
            return new Item(command, isBackground, text);
        }
        var isEnd = in.atEnd() || in.peek() == '\n' || in.peek() == ')' || atArmsEnd();
        if (!isEnd && !isCloser()) {
            throw in.unexpected(token());
        }
        return new Item(command, false, "");
    }

    private static Command sequence(List<Item> items) {
        return items.size() == 1 && !items.getFirst().background()
                ? items.getFirst().command()
                : new Command.Sequence(List.copyOf(items));
    }

    void skipNewlines() throws SyntaxProblem {
        in.skipBlanks();
        while (in.peek() == '\n' && !in.atEnd()) {
            in.newline();
            in.skipBlanks();
        }
    }

    private boolean isCloser() {
        return CLOSERS.stream().anyMatch(this::looksAtWord);
    }

    private boolean looksAtWord(String word) {
        if (!in.looksAt(word)) {
            return false;
        }
        var after = in.peek(word.length());
        return after == '\0' || WORD_ENDS.indexOf(after) >= 0;
    }

    boolean takeWord(String word) {
        in.skipBlanks();
        if (looksAtWord(word)) {
            in.at += word.length();
            return true;
        }
        return false;
    }

    void expect(String word) throws SyntaxProblem {
        skipNewlines();
        if (!takeWord(word)) {
            throw in.atEnd() ? in.endOfFile() : in.unexpected(token());
        }
    }

    /** What a message calls unexpected. */
    String token() {
        in.skipBlanks();
        if (in.atEnd() || in.peek() == '\n') {
            return "newline";
        }
        for (var operator : List.of("&&", "||", ";;", ">>", "<<")) {
            if (in.looksAt(operator)) {
                return operator;
            }
        }
        if (";&|()<>".indexOf(in.peek()) >= 0) {
            return String.valueOf(in.peek());
        }
        var end = in.at;
        while (end < in.text.length() && WORD_ENDS.indexOf(in.text.charAt(end)) < 0) {
            end++;
        }
        return in.text.substring(in.at, end);
    }

    private Command either() throws SyntaxProblem {
        var left = pipeline();
        while (true) {
            in.skipBlanks();
            var isAnd = in.looksAt("&&");
            if (!isAnd && !in.looksAt("||")) {
                return left;
            }
            in.at += 2;
            skipNewlines();
            left = new Command.Either(left, isAnd, pipeline());
        }
    }

    private Command pipeline() throws SyntaxProblem {
        in.skipBlanks();
        var isTimed = takeWord("time");
        var isPortable = isTimed && takeWord("-p");
        var isNegated = takeWord("!");
        if (isTimed && (in.atEnd() || ";\n".indexOf(in.peek()) >= 0)) {
            return new Command.Timed(Command.NOTHING, isPortable);
        }
        var parts = new ArrayList<Command>();
        parts.add(withRedirects(command()));
        in.skipBlanks();
        while (in.peek() == '|' && in.peek(1) != '|') {
            in.at++;
            if (in.take("&")) {
                var last = parts.removeLast();
                parts.add(new Command.Group(last, List.of(Simples.ERRORS_TOO)));
            }
            skipNewlines();
            parts.add(withRedirects(command()));
            in.skipBlanks();
        }
        var pipeline =
                parts.size() == 1 && !isNegated
                        ? parts.getFirst()
                        : new Command.Pipeline(List.copyOf(parts), isNegated);
        return isTimed ? new Command.Timed(pipeline, isPortable) : pipeline;
    }

    Command withRedirects(Command command) throws SyntaxProblem {
        if (command instanceof Command.Simple || command instanceof Command.Function) {
            return command;
        }
        var redirects = new ArrayList<Redirect>();
        in.skipBlanks();
        while (simples.atRedirect()) {
            redirects.add(simples.redirect());
            in.skipBlanks();
        }
        if (redirects.isEmpty()) {
            return command;
        }
        return command instanceof Command.Subshell(var body, _)
                ? new Command.Subshell(body, redirects)
                : new Command.Group(command, List.copyOf(redirects));
    }

    Command command() throws SyntaxProblem {
        in.enter();
        try {
            return compounds.read();
        } finally {
            in.leave();
        }
    }
}
