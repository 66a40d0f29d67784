package dev.sandglass.shell.interpreter;

/** {@code $(( … ))}: whole numbers, C's operators, variables by name, assignments. */
final class Arithmetic {

    private static final int DEEPEST = 100;

    private final Interpreter shell;
    private String text = "";
    private int at;
    private int depth;

    Arithmetic(Interpreter shell) {
        this.shell = shell;
    }

    long value(String expression) throws Expansion.Refused {
        text = expression;
        at = 0;
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
                text.strip() + ": " + what + " (error token is \"" + token + "\")");
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean take(String operator) {
        skip();
        if (text.startsWith(operator, at)) {
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
            throw refused("expression recursion level exceeded", text);
        }
        var condition = either();
        if (take("?")) {
            var yes = choice();
            if (!take(":")) {
                throw refused("`:' expected for conditional expression", text.substring(at));
            }
            var no = choice();
            condition = condition != 0 ? yes : no;
        }
        depth--;
        return condition;
    }

    private long either() throws Expansion.Refused {
        var value = both();
        while (take("||")) {
            value = both() != 0 | value != 0 ? 1 : 0;
        }
        return value;
    }

    private long both() throws Expansion.Refused {
        var value = bits();
        while (take("&&")) {
            value = bits() != 0 & value != 0 ? 1 : 0;
        }
        return value;
    }

    private long bits() throws Expansion.Refused {
        var value = equality();
        while (true) {
            if (take("&", "&=")) {
                value &= equality();
            } else if (take("|", "|=")) {
                value |= equality();
            } else if (take("^", "=")) {
                value ^= equality();
            } else {
                return value;
            }
        }
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
        if (value == 0) {
            throw refused("division by 0", text.substring(start));
        }
        return value;
    }

    private long power() throws Expansion.Refused {
        var base = unary();
        if (!take("**")) {
            return base;
        }
        var exponent = power();
        var value = 1L;
        for (var i = 0L; i < Math.min(exponent, 64) && exponent >= 0; i++) {
            value *= base;
        }
        return value;
    }

    private long unary() throws Expansion.Refused {
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
        for (var operator : new String[] {"+=", "-=", "*=", "/=", "%="}) {
            if (take(operator)) {
                var right = choice();
                return assigned(name, apply(operator.charAt(0), variable(name), right));
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

    private long apply(char operator, long left, long right) throws Expansion.Refused {
        if (right == 0 && (operator == '/' || operator == '%')) {
            throw refused("division by 0", "0");
        }
        return switch (operator) {
            case '+' -> left + right;
            case '-' -> left - right;
            case '*' -> left * right;
            case '/' -> left / right;
            default -> left % right;
        };
    }

    private long changed(String name, int by, boolean before) {
        var old = variable(name);
        assigned(name, old + by);
        return before ? old : old + by;
    }

    private long assigned(String name, long value) {
        shell.set(name, Long.toString(value));
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
                    at < text.length() ? text.substring(at) : text.strip());
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
            if (digits.startsWith("0x") || digits.startsWith("0X")) {
                return Long.parseLong(digits.substring(2), 16);
            }
            var mark = digits.indexOf('#');
            if (mark > 0) {
                return Long.parseLong(
                        digits.substring(mark + 1), Integer.parseInt(digits.substring(0, mark)));
            }
            return Long.parseLong(digits, digits.length() > 1 && digits.startsWith("0") ? 8 : 10);
        } catch (NumberFormatException _) {
            throw refused("value too great for base", digits);
        }
    }

    private long variable(String name) {
        var value = shell.variables.getOrDefault(name, "").strip();
        for (var i = 0; i < 20 && !value.isEmpty(); i++) {
            try {
                return Long.parseLong(value);
            } catch (NumberFormatException _) {
                value = shell.variables.getOrDefault(value, "").strip();
            }
        }
        return 0;
    }
}
