package dev.sandglass.shell.interpreter;

/** {@code $(( … ))}: whole numbers, C's operators, variables by name, assignments. */
final class Arithmetic {

    private static final int DEEPEST = 100;

    private final SumNames names;
    private String text = "";
    private int at;
    private int lastToken;
    private int depth;

    /** Positive while a part is read that does not count: the other side of {@code ||}, {@code &&}, {@code ?:}. */
    private int passedOver;

    Arithmetic(Interpreter shell) {
        this(shell, 0);
    }

    /** A sum inside a sum, so deep. */
    Arithmetic(Interpreter shell, int depth) {
        this.names = new SumNames(shell);
        this.depth = depth;
    }

    long value(String expression) throws Expansion.Refused {
        text = expression;
        at = 0;
        lastToken = 0;
        if (expression.isBlank()) {
            return 0;
        }
        var value = comma();
        skip();
        if (at < text.length()) {
            throw refused("syntax error in expression", text.substring(at));
        }
        return value;
    }

    private Expansion.Refused refused(String what, String token) {
        return new Expansion.Refused(
                text.replaceFirst("^[ \t]+", "")
                        + ": "
                        + what
                        + " (error token is \""
                        + token
                        + "\")");
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean take(String operator) {
        skip();
        if (text.startsWith(operator, at)) {
            lastToken = at;
            at += operator.length();
            return true;
        }
        return false;
    }

    /** Takes the operator unless one of these follows it, which make it another operator. */
    private boolean take(String operator, String unlessBefore) {
        skip();
        var after = at + operator.length();
        return text.startsWith(operator, at)
                && (after >= text.length() || unlessBefore.indexOf(text.charAt(after)) < 0)
                && take(operator);
    }

    private long comma() throws Expansion.Refused {
        var value = choice();
        while (take(",")) {
            value = choice();
        }
        return value;
    }

    private long choice() throws Expansion.Refused {
        if (++depth > DEEPEST) {
            throw refused("expression recursion level exceeded", text.substring(at));
        }
        var condition = either();
        if (take("?")) {
            var yes = counted(condition != 0, this::choice);
            if (!take(":")) {
                throw refused("`:' expected for conditional expression", text.substring(at));
            }
            var no = counted(condition == 0, this::choice);
            condition = condition != 0 ? yes : no;
        }
        depth--;
        return condition;
    }

    @FunctionalInterface
    private interface Part {
        long read() throws Expansion.Refused;
    }

    /** Reads a part; when it does not count, it changes nothing and cannot fail but by its grammar. */
    private long counted(boolean counts, Part part) throws Expansion.Refused {
        passedOver += counts ? 0 : 1;
        var value = part.read();
        passedOver -= counts ? 0 : 1;
        return value;
    }

    private long either() throws Expansion.Refused {
        var value = both();
        while (take("||")) {
            value = counted(value == 0, this::both) != 0 | value != 0 ? 1 : 0;
        }
        return value;
    }

    private long both() throws Expansion.Refused {
        var value = bits();
        while (take("&&")) {
            value = counted(value != 0, this::bits) != 0 & value != 0 ? 1 : 0;
        }
        return value;
    }

    private long bits() throws Expansion.Refused {
        var value = exclusive();
        while (take("|", "|=")) {
            value |= exclusive();
        }
        return value;
    }

    private long exclusive() throws Expansion.Refused {
        var value = common();
        while (take("^", "=")) {
            value ^= common();
        }
        return value;
    }

    private long common() throws Expansion.Refused {
        var value = equality();
        while (take("&", "&=")) {
            value &= equality();
        }
        return value;
    }

    private long equality() throws Expansion.Refused {
        var value = comparison();
        while (true) {
            if (take("==")) {
                value = value == comparison() ? 1 : 0;
            } else if (take("!=")) {
                value = value != comparison() ? 1 : 0;
            } else {
                return value;
            }
        }
    }

    private long comparison() throws Expansion.Refused {
        var value = shift();
        while (true) {
            if (take("<=")) {
                value = value <= shift() ? 1 : 0;
            } else if (take(">=")) {
                value = value >= shift() ? 1 : 0;
            } else if (take("<", "<")) {
                value = value < shift() ? 1 : 0;
            } else if (take(">", ">")) {
                value = value > shift() ? 1 : 0;
            } else {
                return value;
            }
        }
    }

    private long shift() throws Expansion.Refused {
        var value = sum();
        while (true) {
            if (take("<<", "=")) {
                value <<= sum();
            } else if (take(">>", "=")) {
                value >>= sum();
            } else {
                return value;
            }
        }
    }

    private long sum() throws Expansion.Refused {
        var value = product();
        while (true) {
            if (take("+", "=")) {
                value += product();
            } else if (take("-", "=")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private long product() throws Expansion.Refused {
        var value = power();
        while (true) {
            if (take("*", "*=")) {
                value *= power();
            } else if (take("/", "=")) {
                value /= divisor();
            } else if (take("%", "=")) {
                value %= divisor();
            } else {
                return value;
            }
        }
    }

    private long divisor() throws Expansion.Refused {
        skip();
        var start = at;
        var value = power();
        if (value == 0 && passedOver == 0) {
            throw refused("division by 0", text.substring(start));
        }
        return value == 0 ? 1 : value;
    }

    private long power() throws Expansion.Refused {
        var base = unary();
        if (!take("**")) {
            return base;
        }
        var exponent = power();
        if (exponent < 0) {
            throw refused("exponent less than 0", text.substring(at));
        }
        return raised(base, exponent);
    }

    private static long raised(long base, long exponent) {
        var value = 1L;
        var square = base;
        for (var bits = exponent; bits > 0; bits >>= 1) {
            value *= (bits & 1) == 1 ? square : 1;
            square *= square;
        }
        return value;
    }

    private long unary() throws Expansion.Refused {
        if (++depth > DEEPEST) {
            throw refused("expression recursion level exceeded", text.substring(at));
        }
        var value = signed();
        depth--;
        return value;
    }

    private long signed() throws Expansion.Refused {
        skip();
        if (take("!", "=")) {
            return unary() == 0 ? 1 : 0;
        }
        if (take("~")) {
            return ~unary();
        }
        if (take("++")) {
            return changed(name(), 1, false);
        }
        if (take("--")) {
            return changed(name(), -1, false);
        }
        if (take("-")) {
            return -unary();
        }
        if (take("+")) {
            return unary();
        }
        return primary();
    }

    private long primary() throws Expansion.Refused {
        if (take("(")) {
            var value = comma();
            if (!take(")")) {
                throw refused("missing `)'", text.substring(at));
            }
            return value;
        }
        skip();
        if (at < text.length() && Character.isDigit(text.charAt(at))) {
            return number();
        }
        var name = name();
        for (var operator : ASSIGNING) {
            if (take(operator)) {
                var right = choice();
                return assigned(name, apply(operator, variable(name), right));
            }
        }
        if (take("=", "=")) {
            return assigned(name, choice());
        }
        if (take("++")) {
            return changed(name, 1, true);
        }
        if (take("--")) {
            return changed(name, -1, true);
        }
        return variable(name);
    }

    private static final String[] ASSIGNING = {
        "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "|=", "^="
    };

    private long apply(String operator, long left, long right) throws Expansion.Refused {
        return switch (operator) {
            case "+=" -> left + right;
            case "-=" -> left - right;
            case "*=" -> left * right;
            case "<<=" -> left << right;
            case ">>=" -> left >> right;
            case "&=" -> left & right;
            case "|=" -> left | right;
            case "^=" -> left ^ right;
            default -> {
                if (right == 0 && passedOver == 0) {
                    throw refused("division by 0", "0");
                }
                var divisor = right == 0 ? 1 : right;
                yield operator.equals("/=") ? left / divisor : left % divisor;
            }
        };
    }

    private long changed(String name, int by, boolean before) throws Expansion.Refused {
        var old = variable(name);
        assigned(name, old + by);
        return before ? old : old + by;
    }

    private long assigned(String name, long value) throws Expansion.Refused {
        if (passedOver == 0) {
            names.set(name, value, depth);
        }
        return value;
    }

    private String name() throws Expansion.Refused {
        skip();
        var start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (at == start) {
            throw refused(
                    "syntax error: operand expected",
                    at < text.length() ? text.substring(at) : text.substring(lastToken));
        }
        if (at < text.length() && text.charAt(at) == '[') {
            var close = text.indexOf(']', at);
            at = close < 0 ? text.length() : close + 1;
        }
        return text.substring(start, at);
    }

    private long number() throws Expansion.Refused {
        var start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '#')) {
            at++;
        }
        var digits = text.substring(start, at);
        try {
            return SumNames.number(digits);
        } catch (NumberFormatException _) {
            throw refused("value too great for base", digits);
        }
    }

    private long variable(String name) throws Expansion.Refused {
        return names.value(name, depth, passedOver == 0);
    }
}
