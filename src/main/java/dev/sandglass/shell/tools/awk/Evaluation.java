package dev.sandglass.shell.tools.awk;

import dev.sandglass.shell.tools.awk.Tree.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What expressions are worth. */
final class Evaluation {

    /** {@code exit} inside a function ends the expression that called it. */
    private static final Problem EXITED = new Problem("");

    private final Run run;
    private final Memory memory;
    private final Functions functions;

    Evaluation(Run run) {
        this.run = run;
        this.memory = run.memory;
        this.functions = new Functions(run, this);
    }

    Value of(Expr expression) throws Problem {
        run.step();
        return switch (expression) {
            case Expr.Num(var number) -> Value.of(number);
            case Expr.Str(var text) -> Value.of(text);
            case Expr.Regex(var regex) ->
                    Value.of(run.patterns.of(regex).matcher(run.searched(memory.record())).find());
            case Expr.Var(var name) -> run.read(memory.get(name));
            case Expr.Field(var number) -> Value.outside(memory.field(fieldNumber(number)));
            case Expr.Item(var array, var keys) -> run.read(memory.item(array, key(keys)));
            case Expr.Assign(var target, var operator, var value) ->
                    assign(target, operator, of(value));
            case Expr.Step(var target, var by, var before) -> {
                var old = of(target).asNumber();
                store(target, Value.of(old + by));
                yield Value.of(before ? old + by : old);
            }
            case Expr.Unary(var operator, var value) -> unary(operator, of(value));
            case Expr.Binary(var operator, var left, var right) ->
                    binary(operator, of(left), of(right));
            case Expr.Both(var and, var left, var right) ->
                    of(left).isTrue() == and ? Value.of(of(right).isTrue()) : Value.of(!and);
            case Expr.Choice(var condition, var yes, var no) ->
                    of(of(condition).isTrue() ? yes : no);
            case Expr.In(var keys, var array) ->
                    Value.of(memory.items(array).containsKey(key(keys)));
            case Expr.Match(var text, var pattern, var negated) ->
                    Value.of(
                            run.patterns
                                            .of(regex(pattern))
                                            .matcher(run.searched(of(text).asText()))
                                            .find()
                                    != negated);
            case Expr.Call(var name, var arguments) -> call(name, arguments);
        };
    }

    private int fieldNumber(Expr number) throws Problem {
        var value = of(number).asNumber();
        if (value < 0 || value > 10_000) {
            throw new Problem("attempt to access field " + (long) value);
        }
        return (int) value;
    }

    /** A pattern: what stands between slashes as it is, anything else by its value. */
    String regex(Expr pattern) throws Problem {
        return pattern instanceof Expr.Regex(var regex) ? regex : of(pattern).asText();
    }

    String key(List<Expr> keys) throws Problem {
        var parts = new ArrayList<String>();
        for (var key : keys) {
            parts.add(of(key).asText(memory.text("CONVFMT", "%.6g")));
        }
        return String.join(memory.text("SUBSEP", "\u001c"), parts);
    }

    private Value assign(Expr target, String operator, Value value) throws Problem {
        var stored =
                operator.equals("=") ? value : binary(operator.substring(0, 1), of(target), value);
        store(target, stored);
        return stored;
    }

    void store(Expr target, Value value) throws Problem {
        switch (target) {
            case Expr.Var(var name) -> memory.set(name, value);
            case Expr.Field(var number) -> memory.setField(fieldNumber(number), value.asText());
            case Expr.Item(var array, var keys) -> memory.put(array, key(keys), value);
            case Expr.Unary(var _, var inner) -> store(inner, value);
            default -> throw new Problem("a value cannot be stored there");
        }
    }

    private static Value unary(char operator, Value value) {
        return switch (operator) {
            case '!' -> Value.of(!value.isTrue());
            case '-' -> Value.of(-value.asNumber());
            case '+' -> Value.of(value.asNumber());
            default -> value; // brackets
        };
    }

    private static Value binary(String operator, Value left, Value right) throws Problem {
        return switch (operator) {
            case "" -> Value.of(left.asText() + right.asText());
            case "+" -> Value.of(left.asNumber() + right.asNumber());
            case "-" -> Value.of(left.asNumber() - right.asNumber());
            case "*" -> Value.of(left.asNumber() * right.asNumber());
            case "/", "%" -> {
                yield Value.of(
                        operator.equals("/")
                                ? left.asNumber() / right.asNumber()
                                : left.asNumber() % right.asNumber());
            }
            case "^" -> Value.of(Math.pow(left.asNumber(), right.asNumber()));
            default -> Value.of(compare(operator, left, right));
        };
    }

    private static boolean compare(String operator, Value left, Value right) {
        var order =
                left.isNumeric() && right.isNumeric()
                        ? Double.compare(left.asNumber() + 0.0, right.asNumber() + 0.0)
                        : left.asText().compareTo(right.asText());
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case "==" -> order == 0;
            case "!=" -> order != 0;
            case ">=" -> order >= 0;
            default -> order > 0;
        };
    }

    // ---- printing ----

    String line(List<Expr> values) throws Problem {
        var end = memory.text("ORS", "\n");
        if (values.isEmpty()) {
            return memory.record() + end;
        }
        var parts = new ArrayList<String>();
        for (var value : values) {
            parts.add(of(value).asText(memory.text("OFMT", "%.6g")));
        }
        return String.join(memory.text("OFS", " "), parts) + end;
    }

    String formatted(List<Expr> values) throws Problem {
        if (values.isEmpty()) {
            throw new Problem("no arguments to printf");
        }
        var arguments = new ArrayList<Value>();
        for (var value : values.subList(1, values.size())) {
            arguments.add(of(value));
        }
        return Format.of(of(values.getFirst()).asText(), arguments);
    }

    // ---- calls ----

    private Value call(String name, List<Expr> arguments) throws Problem {
        var function = run.tree.functions().get(name);
        if (function == null) {
            return functions.call(name, arguments);
        }
        var values = new HashMap<String, Value>();
        var passed = new HashMap<String, String>();
        var own = new ArrayList<String>();
        for (var i = 0; i < function.parameters().size(); i++) {
            var parameter = function.parameters().get(i);
            var argument = i < arguments.size() ? arguments.get(i) : null;
            if (function.arrays().contains(parameter)) {
                if (argument instanceof Expr.Var(var given)) {
                    passed.put(parameter, memory.array(given));
                } else {
                    own.add(parameter);
                }
            } else if (argument instanceof Expr.Var(var given) && isArray(given)) {
                passed.put(parameter, memory.array(given));
            } else {
                values.put(parameter, argument == null ? Value.NOTHING : of(argument));
            }
        }
        memory.enter(values, passed, own);
        try {
            var value = run.call(function.body());
            if (value == null) {
                throw EXITED;
            }
            return value;
        } finally {
            memory.leave();
        }
    }

    private boolean isArray(String name) {
        return memory.get(name) == Value.NOTHING && memory.arrays().containsKey(memory.array(name));
    }

    static boolean isExit(Problem problem) {
        return problem == EXITED;
    }
}
