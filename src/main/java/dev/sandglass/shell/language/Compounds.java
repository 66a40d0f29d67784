package dev.sandglass.shell.language;

import dev.sandglass.shell.language.Command.Arm;
import dev.sandglass.shell.language.Command.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads commands that contain commands: loops, conditions, groups, functions. */
final class Compounds {

    /** Goes on behind the word that a compound command begins with. */
    @FunctionalInterface
    private interface Rest {
        Command read() throws SyntaxProblem;
    }

    private final Source in;
    private final Words words;
    private final Simples simples;
    private final Parser parser;
    private final List<Map.Entry<String, Rest>> beginnings;

    Compounds(Source in, Words words, Simples simples, Parser parser) {
        this.in = in;
        this.words = words;
        this.simples = simples;
        this.parser = parser;
        this.beginnings =
                List.of(
                        Map.entry("{", this::group),
                        Map.entry("if", this::conditional),
                        Map.entry("while", () -> loop(false)),
                        Map.entry("until", () -> loop(true)),
                        Map.entry("for", this::counted),
                        Map.entry("select", this::choosing),
                        Map.entry("case", this::choice),
                        Map.entry("[[", this::test),
                        Map.entry("function", this::named));
    }

    /** The command that begins here; a simple one when no word or bracket says otherwise. */
    Command read() throws SyntaxProblem {
        in.skipBlanks();
        if (in.looksAt("((")) {
            var line = in.line();
            in.at += 2;
            return new Command.Calculation(words.sum(), line);
        }
        if (in.take("(")) {
            return subshell();
        }
        for (var beginning : beginnings) {
            if (parser.takeWord(beginning.getKey())) {
                return beginning.getValue().read();
            }
        }
        var simple = simples.command();
        if (in.peek() == '(' && !simple.words().isEmpty()) {
            return definition(simple);
        }
        if (simple.words().isEmpty()
                && simple.assignments().isEmpty()
                && simple.redirects().isEmpty()) {
            throw in.atEnd() ? in.endOfFile() : in.unexpected(parser.token());
        }
        return simple;
    }

    private Command subshell() throws SyntaxProblem {
        in.enter();
        var body = parser.list();
        if (!in.take(")")) {
            throw in.atEnd() ? in.endOfFile() : in.unexpected(parser.token());
        }
        if (body.equals(Command.NOTHING)) {
            throw in.unexpected(")");
        }
        in.leave();
        return new Command.Subshell(body, List.of());
    }

    private Command group() throws SyntaxProblem {
        var body = parser.list();
        parser.expect("}");
        return new Command.Group(body, List.of());
    }

    private Command test() throws SyntaxProblem {
        var line = in.line();
        return new Command.Test(simples.test(), line);
    }

    // ---- functions ----

    private Command named() throws SyntaxProblem {
        in.skipBlanks();
        var name = words.read().plain();
        in.skipBlanks();
        if (in.take("(")) {
            in.skipBlanks();
            in.take(")");
        }
        return function(name == null ? "" : name);
    }

    /** A word and an opening bracket: the definition of a function, or nothing at all. */
    private Command definition(Command.Simple simple) throws SyntaxProblem {
        var name = simple.words().getFirst().plain();
        if (name == null || simple.words().size() > 1 || !simple.assignments().isEmpty()) {
            throw in.unexpected("(");
        }
        in.at++;
        in.skipBlanks();
        if (!in.take(")")) {
            throw in.atEnd() ? in.endOfFile() : in.unexpected(parser.token());
        }
        return function(name);
    }

    private Command function(String name) throws SyntaxProblem {
        parser.skipNewlines();
        if (in.atEnd()) {
            throw in.endOfFile();
        }
        return new Command.Function(name, parser.withRedirects(parser.command()));
    }

    // ---- conditions and loops ----

    private Command conditional() throws SyntaxProblem {
        var branches = new ArrayList<Branch>();
        do {
            var condition = body("then");
            branches.add(new Branch(condition, someList()));
            parser.skipNewlines();
        } while (parser.takeWord("elif"));
        var otherwise = parser.takeWord("else") ? someList() : null;
        parser.expect("fi");
        return new Command.If(List.copyOf(branches), otherwise);
    }

    /** A list that is not empty. */
    private Command someList() throws SyntaxProblem {
        var list = parser.list();
        if (list.equals(Command.NOTHING)) {
            throw in.atEnd() ? in.endOfFile() : in.unexpected(parser.token());
        }
        return list;
    }

    private Command body(String closer) throws SyntaxProblem {
        var list = someList();
        parser.expect(closer);
        return list;
    }

    private Command loop(boolean until) throws SyntaxProblem {
        var condition = body("do");
        return new Command.Loop(condition, until, body("done"));
    }

    private Command loopBody() throws SyntaxProblem {
        parser.expect("do");
        return body("done");
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
            return new Command.Count(first, condition, step, loopBody());
        }
        var line = in.line();
        var name = name();
        var over = over();
        return new Command.For(name, over, loopBody(), line);
    }

    private Command choosing() throws SyntaxProblem {
        in.skipBlanks();
        var line = in.line();
        var name = name();
        var over = over();
        return new Command.Select(name, over, loopBody(), line);
    }

    private String name() throws SyntaxProblem {
        var name = words.atWord() ? words.read().plain() : null;
        if (name == null) {
            throw in.atEnd() ? in.endOfFile() : in.unexpected(parser.token());
        }
        return name;
    }

    private @Nullable List<Word> over() throws SyntaxProblem {
        parser.skipNewlines();
        if (!parser.takeWord("in")) {
            in.skipBlanks();
            in.take(";");
            return null;
        }
        var values = new ArrayList<Word>();
        in.skipBlanks();
        while (words.atWord()) {
            values.add(words.read());
            in.skipBlanks();
        }
        in.skipBlanks();
        in.take(";");
        return List.copyOf(values);
    }

    private Command choice() throws SyntaxProblem {
        in.skipBlanks();
        var subject = words.read();
        parser.expect("in");
        var arms = new ArrayList<Arm>();
        parser.skipNewlines();
        while (!parser.takeWord("esac")) {
            arms.add(arm());
            parser.skipNewlines();
        }
        return new Command.Case(subject, List.copyOf(arms));
    }

    private Arm arm() throws SyntaxProblem {
        if (in.atEnd()) {
            throw in.endOfFile();
        }
        in.take("(");
        var patterns = new ArrayList<Word>();
        do {
            in.skipBlanks();
            if (!words.atWord()) {
                throw in.atEnd() ? in.endOfFile() : in.unexpected(parser.token());
            }
            patterns.add(words.read());
            in.skipBlanks();
        } while (in.take("|"));
        if (!in.take(")")) {
            throw in.atEnd() ? in.endOfFile() : in.unexpected(parser.token());
        }
        var body = parser.list();
        in.skipBlanks();
        var then =
                in.take(";;&")
                        ? Arm.Then.TEST_ON
                        : in.take(";&") ? Arm.Then.NEXT_TOO : Arm.Then.END;
        if (then == Arm.Then.END && !in.take(";;") && in.peek() == ')') {
            throw in.unexpected(")");
        }
        return new Arm(List.copyOf(patterns), body, then);
    }
}
