package dev.sandglass.shell.tools.awk;

import dev.sandglass.shell.tools.awk.Lexer.Kind;
import dev.sandglass.shell.tools.awk.Tree.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads awk's expressions, the operators that bind least first. */
final class Expressions {

    private static final Set<String> ASSIGNING = Set.of("=", "+=", "-=", "*=", "/=", "%=", "^=");
    private static final Set<String> COMPARING = Set.of("<", "<=", "==", "!=", ">", ">=");

    private final Parser in;

    /** In {@code print a > b} the sign is no comparison. */
    private boolean plainGreater;

    Expressions(Parser in) {
        this.in = in;
    }

    Expr read() throws Problem {
        in.enter();
        var left = choice();
        if (in.token().kind() == Kind.SIGN && ASSIGNING.contains(in.token().text())) {
            if (!(left instanceof Expr.Var
                    || left instanceof Expr.Field
                    || left instanceof Expr.Item)) {
                throw in.unexpected();
            }
            var operator = in.take().text();
            in.skipNewlines();
            left = new Expr.Assign(left, operator, read());
        }
        in.leave();
        return left;
    }

    /** The values of {@code print}, in brackets or not. */
    List<Expr> printed() throws Problem {
        plainGreater = true;
        var values = list();
        plainGreater = false;
        if (values.size() == 1
                && values.getFirst() instanceof Expr.Call(var name, var all)
                && name.isEmpty()) {
            return all;
        }
        return values;
    }

    /** What stands behind {@code print … >}. */
    Expr file() throws Problem {
        return joined();
    }

    private List<Expr> list() throws Problem {
        var values = new ArrayList<Expr>();
        do {
            in.skipNewlines();
            values.add(read());
        } while (in.takes(","));
        return values;
    }

    /** The keys up to {@code ]}, behind the bracket. */
    List<Expr> keys() throws Problem {
        var wasPlain = plainGreater;
        plainGreater = false;
        var keys = list();
        plainGreater = wasPlain;
        in.expect("]");
        return keys;
    }

    private Expr choice() throws Problem {
        var condition = either();
        if (!in.takes("?")) {
            return condition;
        }
        in.skipNewlines();
        var yes = read();
        in.skipNewlines();
        in.expect(":");
        in.skipNewlines();
        return new Expr.Choice(condition, yes, read());
    }

    private Expr either() throws Problem {
        var left = both();
        while (in.takes("||")) {
            in.skipNewlines();
            left = new Expr.Both(false, left, both());
        }
        return left;
    }

    private Expr both() throws Problem {
        var left = membership();
        while (in.takes("&&")) {
            in.skipNewlines();
            left = new Expr.Both(true, left, membership());
        }
        return left;
    }

    private Expr membership() throws Problem {
        var left = match();
        while (in.takes("in")) {
            var array = in.take().text();
            in.arrays.add(array);
            var isList = left instanceof Expr.Call(var name, var _) && name.isEmpty();
            left = new Expr.In(isList ? ((Expr.Call) left).arguments() : List.of(left), array);
        }
        return left;
    }

    private Expr match() throws Problem {
        var left = comparison();
        while (in.token().is("~") || in.token().is("!~")) {
            var negated = in.take().text().equals("!~");
            left = new Expr.Match(left, comparison(), negated);
        }
        return left;
    }

    private Expr comparison() throws Problem {
        var left = joined();
        var sign = in.token();
        if (sign.kind() == Kind.SIGN
                && COMPARING.contains(sign.text())
                && !(plainGreater && sign.is(">"))) {
            in.take();
            return new Expr.Binary(sign.text(), left, joined());
        }
        return left;
    }

    private Expr joined() throws Problem {
        var left = sum();
        while (beginsOperand()) {
            left = new Expr.Binary("", left, sum());
        }
        return left;
    }

    private boolean beginsOperand() {
        var token = in.token();
        return switch (token.kind()) {
            case NUMBER, STRING, FUNCTION, REGEX -> true;
            case NAME -> !Parser.KEYWORDS.contains(token.text());
            case SIGN -> Set.of("$", "(", "!", "-", "+", "++", "--").contains(token.text());
            case NEWLINE, END -> false;
        };
    }

    private Expr sum() throws Problem {
        var left = product();
        while (in.token().is("+") || in.token().is("-")) {
            left = new Expr.Binary(in.take().text(), left, product());
        }
        return left;
    }

    private Expr product() throws Problem {
        var left = unary();
        while (in.token().is("*") || in.token().is("/") || in.token().is("%")) {
            left = new Expr.Binary(in.take().text(), left, unary());
        }
        return left;
    }

    private Expr unary() throws Problem {
        for (var sign : List.of("!", "-", "+")) {
            if (in.takes(sign)) {
                in.enter();
                var value = new Expr.Unary(sign.charAt(0), unary());
                in.leave();
                return value;
            }
        }
        return power();
    }

    private Expr power() throws Problem {
        var base = stepped();
        if (!in.takes("^")) {
            return base;
        }
        in.enter();
        var exponent = in.takes("-") ? new Expr.Unary('-', power()) : power();
        in.leave();
        return new Expr.Binary("^", base, exponent);
    }

    private Expr stepped() throws Problem {
        if (in.token().is("++") || in.token().is("--")) {
            var by = in.take().text().equals("++") ? 1 : -1;
            return new Expr.Step(primary(), by, true);
        }
        var value = primary();
        var canStep =
                value instanceof Expr.Var
                        || value instanceof Expr.Field
                        || value instanceof Expr.Item;
        if (canStep && (in.token().is("++") || in.token().is("--"))) {
            return new Expr.Step(value, in.take().text().equals("++") ? 1 : -1, false);
        }
        return value;
    }

    private Expr primary() throws Problem {
        var token = in.token();
        switch (token.kind()) {
            case NUMBER -> {
                return new Expr.Num(
                        Double.parseDouble(in.take().text().replaceFirst("\\.(?=.*\\.).*", "")));
            }
            case STRING -> {
                return new Expr.Str(in.take().text());
            }
            case REGEX -> {
                return new Expr.Regex(in.take().text());
            }
            case FUNCTION -> {
                return call();
            }
            case NAME -> {
                return named();
            }
            case SIGN, NEWLINE, END -> {}
        }
        if (in.takes("$")) {
            in.enter();
            var number = new Expr.Field(stepped());
            in.leave();
            return number;
        }
        if (in.takes("-")) {
            return new Expr.Unary('-', primary());
        }
        if (in.takes("(")) {
            return bracketed();
        }
        throw in.unexpected();
    }

    /** {@code (a)}, or {@code (a, b)}, which only {@code in} and {@code print} can take. */
    private Expr bracketed() throws Problem {
        in.enter();
        var wasPlain = plainGreater;
        plainGreater = false;
        var values = list();
        plainGreater = wasPlain;
        in.skipNewlines();
        in.expect(")");
        in.leave();
        if (values.size() > 1) {
            return new Expr.Call("", values);
        }
        var value = values.getFirst();
        return value instanceof Expr.Var
                        || value instanceof Expr.Field
                        || value instanceof Expr.Item
                ? new Expr.Unary('(', value)
                : value;
    }

    private Expr call() throws Problem {
        var name = in.take().text();
        if (Parser.KEYWORDS.contains(name)) {
            throw name.equals("getline")
                    ? new Problem("getline does not exist in this sandbox yet")
                    : in.unexpected();
        }
        in.expect("(");
        var wasPlain = plainGreater;
        plainGreater = false;
        var arguments = new ArrayList<Expr>();
        in.skipNewlines();
        while (!in.takes(")")) {
            arguments.add(read());
            in.skipNewlines();
            if (!in.token().is(")")) {
                in.expect(",");
                in.skipNewlines();
            }
        }
        plainGreater = wasPlain;
        if (name.equals("split")
                && arguments.size() > 1
                && arguments.get(1) instanceof Expr.Var(var array)) {
            in.arrays.add(array);
        }
        return new Expr.Call(name, arguments);
    }

    private Expr named() throws Problem {
        var name = in.token().text();
        if (Parser.KEYWORDS.contains(name)) {
            if (name.equals("getline")) {
                throw new Problem("getline does not exist in this sandbox yet");
            }
            throw in.unexpected();
        }
        in.take();
        if (name.equals("length")) {
            return new Expr.Call(name, List.of());
        }
        if (in.takes("[")) {
            in.arrays.add(name);
            return new Expr.Item(name, keys());
        }
        return new Expr.Var(name);
    }
}
