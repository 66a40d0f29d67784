package dev.sandglass.shell.language;

import dev.sandglass.shell.language.Command.Arm;
import dev.sandglass.shell.language.Command.Branch;
import dev.sandglass.shell.language.Command.Item;
import dev.sandglass.shell.language.Command.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the shell language as bash does, as far as people use it at a prompt and in small scripts: lists, pipes,
 * compound commands, functions, {@code [[ ]]}, {@code (( ))}, here-documents, all expansions.
 *
 * <p>Left out: {@code select}, {@code coproc}, associative arrays, extended globs.
 */
public final class Parser {

    private static final Set<String> CLOSERS =
            Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");

    private final Source in;
    private final Words words;
    private final Simples simples;

    Parser(Source in) {
        this.in = in;
        this.words = new Words(in);
        this.simples = new Simples(in, words);
    }

    /**
     * A whole text as one command.
     *
     * @throws SyntaxProblem with bash's message; {@link SyntaxProblem#isIncomplete} when more could follow
     */
    public static Command parse(String text) throws SyntaxProblem {
        var in = new Source(text);
        var parser = new Parser(in);
        var command = parser.list();
        if (!in.atEnd()) {
            throw SyntaxProblem.unexpected(parser.token());
        }
        parser.readHereDocuments();
        return command;
    }

    private void readHereDocuments() throws SyntaxProblem {
        if (!in.pending.isEmpty()) {
            throw SyntaxProblem.incomplete(
                    "here-document delimited by end-of-file (wanted `"
                            + in.pending.getFirst().end
                            + "')");
        }
    }

    /** A list up to this closing bracket, which is taken. */
    Command until(String closer) throws SyntaxProblem {
        in.enter();
        var body = list();
        if (!in.take(closer)) {
            throw in.atEnd()
                    ? SyntaxProblem.incomplete(
                            "unexpected EOF while looking for matching `" + closer + "'")
                    : SyntaxProblem.unexpected(token());
        }
        in.leave();
        return body;
    }

    private Command list() throws SyntaxProblem {
        var items = new ArrayList<Item>();
        skipNewlines();
        while (!in.atEnd() && in.peek() != ')' && !isCloser() && !in.looksAt(";;")) {
            if (in.peek() == ';' || in.peek() == '&' || in.peek() == '|') {
                throw SyntaxProblem.unexpected(token());
            }
            var command = either();
            in.skipBlanks();
            var isBackground = in.peek() == '&' && in.peek(1) != '&';
            items.add(new Item(command, isBackground));
            if (isBackground || in.peek() == ';' && in.peek(1) != ';') {
                in.at++;
            } else if (in.peek() != '\n') {
                break;
            }
            skipNewlines();
        }
        return items.size() == 1 && !items.getFirst().background()
                ? items.getFirst().command()
                : new Command.Sequence(List.copyOf(items));
    }

    private void skipNewlines() throws SyntaxProblem {
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
        return after == '\0' || " \t\n;&|()<>".indexOf(after) >= 0;
    }

    private boolean takeWord(String word) {
        in.skipBlanks();
        if (looksAtWord(word)) {
            in.at += word.length();
            return true;
        }
        return false;
    }

    private void expect(String word) throws SyntaxProblem {
        skipNewlines();
        if (!takeWord(word)) {
            throw in.atEnd()
                    ? SyntaxProblem.incomplete("syntax error: unexpected end of file")
                    : SyntaxProblem.unexpected(token());
        }
    }

    /** What a message calls unexpected. */
    private String token() {
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
        var start = in.at;
        var end = start;
        while (end < in.text.length() && " \t\n;&|()<>".indexOf(in.text.charAt(end)) < 0) {
            end++;
        }
        return in.text.substring(start, end);
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
        var isNegated = takeWord("!");
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
        return parts.size() == 1 && !isNegated
                ? parts.getFirst()
                : new Command.Pipeline(List.copyOf(parts), isNegated);
    }

    private Command withRedirects(Command command) throws SyntaxProblem {
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
        return switch (command) {
            case Command.Subshell(var body, _) -> new Command.Subshell(body, redirects);
            default -> new Command.Group(command, List.copyOf(redirects));
        };
    }

    private Command command() throws SyntaxProblem {
        in.enter();
        try {
            return compound();
        } finally {
            in.leave();
        }
    }

    private Command compound() throws SyntaxProblem {
        in.skipBlanks();
        if (in.looksAt("((")) {
            in.at += 2;
            return new Command.Calculation(words.sum());
        }
        if (in.take("(")) {
            return new Command.Subshell(until(")"), List.of());
        }
        if (takeWord("{")) {
            var body = list();
            expect("}");
            return new Command.Group(body, List.of());
        }
        if (takeWord("if")) {
            return conditional();
        }
        if (takeWord("while")) {
            return loop(false);
        }
        if (takeWord("until")) {
            return loop(true);
        }
        if (takeWord("for")) {
            return counted();
        }
        if (takeWord("case")) {
            return choice();
        }
        if (takeWord("[[")) {
            return new Command.Test(simples.test());
        }
        if (takeWord("function")) {
            in.skipBlanks();
            var name = words.read().plain();
            in.skipBlanks();
            in.take("()");
            return function(name == null ? "" : name);
        }
        var simple = simples.command();
        var isDefinition =
                simple.words().size() == 1
                        && simple.words().getFirst().plain() != null
                        && simple.assignments().isEmpty()
                        && in.looksAt("()");
        if (isDefinition) {
            in.at += 2;
            return function(String.valueOf(simple.words().getFirst().plain()));
        }
        if (simple.words().isEmpty()
                && simple.assignments().isEmpty()
                && simple.redirects().isEmpty()) {
            throw in.atEnd()
                    ? SyntaxProblem.incomplete("syntax error: unexpected end of file")
                    : SyntaxProblem.unexpected(token());
        }
        return simple;
    }

    private Command function(String name) throws SyntaxProblem {
        skipNewlines();
        return new Command.Function(name, withRedirects(command()));
    }

    private Command conditional() throws SyntaxProblem {
        var branches = new ArrayList<Branch>();
        do {
            var condition = list();
            expect("then");
            branches.add(new Branch(condition, list()));
            skipNewlines();
        } while (takeWord("elif"));
        var otherwise = takeWord("else") ? list() : null;
        expect("fi");
        return new Command.If(List.copyOf(branches), otherwise);
    }

    private Command loop(boolean until) throws SyntaxProblem {
        var condition = list();
        expect("do");
        var body = list();
        expect("done");
        return new Command.Loop(condition, until, body);
    }

    private Command counted() throws SyntaxProblem {
        in.skipBlanks();
        if (in.take("((")) {
            var first = words.read(";", false);
            in.at++;
            var condition = words.read(";", false);
            in.at++;
            var step = words.sum();
            in.skipBlanks();
            in.take(";");
            return new Command.Count(first, condition, step, body());
        }
        var name = words.read().plain();
        if (name == null) {
            throw SyntaxProblem.unexpected(token());
        }
        List<Word> over = null;
        skipNewlines();
        if (takeWord("in")) {
            var values = new ArrayList<Word>();
            in.skipBlanks();
            while (words.atWord()) {
                values.add(words.read());
                in.skipBlanks();
            }
            over = List.copyOf(values);
        }
        in.skipBlanks();
        in.take(";");
        return new Command.For(name, over, body());
    }

    private Command body() throws SyntaxProblem {
        expect("do");
        var body = list();
        expect("done");
        return body;
    }

    private Command choice() throws SyntaxProblem {
        in.skipBlanks();
        var subject = words.read();
        expect("in");
        var arms = new ArrayList<Arm>();
        skipNewlines();
        while (!takeWord("esac")) {
            if (in.atEnd()) {
                throw SyntaxProblem.incomplete("syntax error: unexpected end of file");
            }
            in.take("(");
            var patterns = new ArrayList<Word>();
            do {
                in.skipBlanks();
                patterns.add(words.read());
                in.skipBlanks();
            } while (in.take("|"));
            if (!in.take(")")) {
                throw SyntaxProblem.unexpected(token());
            }
            arms.add(new Arm(List.copyOf(patterns), list()));
            in.skipBlanks();
            in.take(";;");
            skipNewlines();
        }
        return new Command.Case(subject, List.copyOf(arms));
    }
}
