package dev.sandglass.shell.tools.awk;

import dev.sandglass.shell.tools.awk.Lexer.Kind;
import dev.sandglass.shell.tools.awk.Lexer.Token;
import dev.sandglass.shell.tools.awk.Tree.Expr;
import dev.sandglass.shell.tools.awk.Tree.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads awk programs: rules, functions, statements; {@link Expressions} reads what stands in them. */
final class Parser {

    static final Set<String> KEYWORDS =
            Set.of(
                    "BEGIN",
                    "END",
                    "function",
                    "func",
                    "if",
                    "else",
                    "while",
                    "for",
                    "do",
                    "break",
                    "continue",
                    "next",
                    "nextfile",
                    "exit",
                    "return",
                    "delete",
                    "in",
                    "print",
                    "printf",
                    "getline");

    private static final int DEEPEST = 200;

    private final Lexer lexer;
    private final Expressions expressions;
    private final Map<String, Tree.Function> functions = new HashMap<>();
    private Token token;
    private int depth;

    /** The names used as arrays since the last function began. */
    Set<String> arrays = new HashSet<>();

    private Parser(String text) throws Problem {
        this.lexer = new Lexer(text);
        this.expressions = new Expressions(this);
        this.token = lexer.next();
    }

    static Tree parse(String text) throws Problem {
        return new Parser(text).program();
    }

    // ---- for both halves of the grammar ----

    Token token() {
        return token;
    }

    Token take() throws Problem {
        var taken = token;
        token = lexer.next();
        return taken;
    }

    boolean takes(String sign) throws Problem {
        if (token.is(sign)) {
            take();
            return true;
        }
        return false;
    }

    void expect(String sign) throws Problem {
        if (!takes(sign)) {
            throw unexpected();
        }
    }

    Problem unexpected() {
        var shown = token.kind() == Kind.END ? "end of file" : token.text();
        return new Problem("line " + lexer.line() + ": syntax error at or near " + shown);
    }

    void enter() throws Problem {
        if (++depth > DEEPEST) {
            throw new Problem("line " + lexer.line() + ": nested too deeply for this sandbox");
        }
    }

    void leave() {
        depth--;
    }

    void skipNewlines() throws Problem {
        while (token.kind() == Kind.NEWLINE) {
            take();
        }
    }

    private void skipEnds() throws Problem {
        while (token.kind() == Kind.NEWLINE || token.is(";")) {
            take();
        }
    }

    // ---- the program ----

    private Tree program() throws Problem {
        var begin = new ArrayList<Stmt>();
        var rules = new ArrayList<Tree.Rule>();
        var end = new ArrayList<Stmt>();
        var hasEnd = false;
        skipEnds();
        while (token.kind() != Kind.END) {
            if (takes("BEGIN")) {
                begin.add(block());
            } else if (takes("END")) {
                end.add(block());
                hasEnd = true;
            } else if (takes("function") || takes("func")) {
                function();
            } else {
                rules.add(rule());
            }
            skipEnds();
        }
        return new Tree(begin, rules, end, hasEnd, functions);
    }

    private Tree.Rule rule() throws Problem {
        var pattern = token.is("{") ? null : expressions.read();
        Expr until = null;
        if (takes(",")) {
            skipNewlines();
            until = expressions.read();
        }
        return new Tree.Rule(pattern, until, token.is("{") ? block() : null);
    }

    private void function() throws Problem {
        var name = take().text();
        arrays = new HashSet<>();
        expect("(");
        var parameters = new ArrayList<String>();
        while (!takes(")")) {
            parameters.add(take().text());
            takes(",");
            skipNewlines();
        }
        skipNewlines();
        var body = block();
        functions.put(name, new Tree.Function(name, parameters, Set.copyOf(arrays), body));
    }

    private Stmt block() throws Problem {
        skipNewlines();
        expect("{");
        var items = new ArrayList<Stmt>();
        skipEnds();
        while (!takes("}")) {
            if (token.kind() == Kind.END) {
                throw unexpected();
            }
            items.add(statement());
            skipEnds();
        }
        return new Stmt.Block(items);
    }

    // ---- statements ----

    private Stmt statement() throws Problem {
        enter();
        try {
            if (token.is("{")) {
                return block();
            }
            var compound = compound();
            if (compound != null) {
                return compound;
            }
            var simple = simple();
            if (!takes(";")
                    && token.kind() != Kind.NEWLINE
                    && !token.is("}")
                    && token.kind() != Kind.END) {
                throw unexpected();
            }
            return simple;
        } finally {
            leave();
        }
    }

    private @Nullable Stmt compound() throws Problem {
        if (takes("if")) {
            var condition = condition();
            var yes = body();
            skipEnds2();
            return new Stmt.If(condition, yes, takes("else") ? body() : null);
        }
        if (takes("while")) {
            var condition = condition();
            return new Stmt.While(
                    condition, takes(";") ? new Stmt.Block(List.of()) : body(), false);
        }
        if (takes("do")) {
            var body = body();
            skipEnds();
            expect("while");
            return new Stmt.While(condition(), body, true);
        }
        return takes("for") ? loop() : null;
    }

    /** Line ends and one semicolon may stand before {@code else}. */
    private void skipEnds2() throws Problem {
        skipNewlines();
        if (token.is(";")) {
            take();
            skipNewlines();
        }
    }

    private Expr condition() throws Problem {
        expect("(");
        var condition = expressions.read();
        expect(")");
        return condition;
    }

    private Stmt body() throws Problem {
        skipNewlines();
        return takes(";") ? new Stmt.Block(List.of()) : statement();
    }

    private Stmt loop() throws Problem {
        expect("(");
        var first = token.is(";") ? null : simple();
        if (first instanceof Stmt.Eval(Expr.In(var keys, var array))
                && keys.size() == 1
                && keys.getFirst() instanceof Expr.Var(var name)
                && takes(")")) {
            return new Stmt.ForIn(name, array, body());
        }
        expect(";");
        skipNewlines();
        var condition = token.is(";") ? null : expressions.read();
        expect(";");
        skipNewlines();
        var step = token.is(")") ? null : simple();
        expect(")");
        return new Stmt.For(first, condition, step, body());
    }

    private boolean atEnd() {
        return token.is(";")
                || token.is("}")
                || token.kind() == Kind.NEWLINE
                || token.kind() == Kind.END;
    }

    private Stmt simple() throws Problem {
        if (takes("print")) {
            return print(false);
        }
        if (takes("printf")) {
            return print(true);
        }
        for (var word : List.of("break", "continue", "next")) {
            if (takes(word)) {
                return new Stmt.Jump(word);
            }
        }
        if (takes("exit")) {
            return new Stmt.Exit(atEnd() ? null : expressions.read());
        }
        if (takes("return")) {
            return new Stmt.Return(atEnd() ? null : expressions.read());
        }
        if (takes("delete")) {
            var array = take().text();
            arrays.add(array);
            return new Stmt.Delete(array, takes("[") ? expressions.keys() : null);
        }
        if (token.is("getline") || token.is("nextfile")) {
            throw new Problem(token.text() + " does not exist in this sandbox yet");
        }
        return new Stmt.Eval(expressions.read());
    }

    private Stmt print(boolean formatted) throws Problem {
        var values = new ArrayList<Expr>();
        if (!atEnd() && !token.is(">") && !token.is(">>") && !token.is("|")) {
            values.addAll(expressions.printed());
        }
        if (token.is("|")) {
            throw new Problem("print | does not exist in this sandbox yet: let the shell do it");
        }
        var appends = token.is(">>");
        var file = takes(">") || takes(">>") ? expressions.file() : null;
        return new Stmt.Print(values, formatted, file, appends);
    }
}
