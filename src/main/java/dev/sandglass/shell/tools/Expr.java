package dev.sandglass.shell.tools;

import com.google.re2j.PatternSyntaxException;
import dev.sandglass.shell.interpreter.Regex;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.math.BigInteger;
import java.util.List;

/** {@code expr}: sums, comparisons and {@code :} of words. */
final class Expr {

    /** The message is expr's. */
    private static final class Refused extends Exception {
        Refused(String message) {
            super(message, null, false, false);
        }
    }

    private static final int DEEPEST = 100;

    private final List<String> words;
    private int at;
    private int depth;

    private Expr(List<String> words) {
        this.words = words;
    }

    static Step start(Process self) {
        var all = self.arguments();
        var words = all.subList(all.size() > 1 && all.get(1).equals("--") ? 2 : 1, all.size());
        if (words.isEmpty()) {
            self.complain("expr: missing operand");
            self.complain("Try 'expr --help' for more information.");
            return Step.exit(2);
        }
        try {
            var expr = new Expr(words);
            var value = expr.level(0);
            if (expr.at < words.size()) {
                throw new Refused(
                        "syntax error: unexpected argument " + quoted(words.get(expr.at)));
            }
            self.print(value);
            return Step.exit(value.isEmpty() || value.matches("-?0+") ? 1 : 0);
        } catch (Refused refused) {
            self.complain("expr: " + refused.getMessage());
            return Step.exit(2);
        } catch (PatternSyntaxException problem) {
            self.complain("expr: Invalid regular expression");
            return Step.exit(2);
        }
    }

    private static final List<List<String>> LEVELS =
            List.of(
                    List.of("|"),
                    List.of("&"),
                    List.of("<", "<=", "=", "==", "!=", ">=", ">"),
                    List.of("+", "-"),
                    List.of("*", "/", "%"),
                    List.of(":"));

    private String level(int level) throws Refused {
        if (level == LEVELS.size()) {
            return primary();
        }
        var left = level(level + 1);
        while (at < words.size() && LEVELS.get(level).contains(words.get(at))) {
            var operator = words.get(at++);
            left = apply(operator, left, level(level + 1));
        }
        return left;
    }

    private static String quoted(String word) {
        return "‘" + word.replace("\\", "\\\\") + "’";
    }

    private String next() throws Refused {
        if (at == words.size()) {
            throw new Refused("syntax error: missing argument after " + quoted(words.get(at - 1)));
        }
        return words.get(at++);
    }

    private String primary() throws Refused {
        if (++depth > DEEPEST) {
            throw new Refused("nested too deeply for this sandbox");
        }
        var word = next();
        var value =
                switch (word) {
                    case "(" -> inBrackets();
                    case ")" -> throw new Refused("syntax error: unexpected ')'");
                    case "+" -> next();
                    case "length" -> {
                        var text = primary();
                        yield Integer.toString(text.codePointCount(0, text.length()));
                    }
                    case "match" -> match(primary(), primary());
                    case "index" -> index(primary(), primary());
                    case "substr" -> substring(primary(), primary(), primary());
                    default -> word;
                };
        depth--;
        return value;
    }

    private String inBrackets() throws Refused {
        var inner = level(0);
        if (at == words.size()) {
            throw new Refused("syntax error: expecting ')' after " + quoted(words.get(at - 1)));
        }
        var end = next();
        if (!end.equals(")")) {
            throw new Refused("syntax error: expecting ')' instead of " + quoted(end));
        }
        return inner;
    }

    /** Where one of these characters first stands, or 0. */
    private static String index(String text, String characters) {
        for (var i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return Integer.toString(text.codePointCount(0, i + 1));
            }
        }
        return "0";
    }

    private static String substring(String text, String first, String length) {
        var from = Numbers.whole(first, 0);
        var count = Numbers.whole(length, 0);
        return from < 1 || count < 1 || from > text.length()
                ? ""
                : text.substring(from - 1, (int) Math.min(text.length(), from - 1L + count));
    }

    private static boolean isNull(String value) {
        return value.isEmpty() || value.equals("0");
    }

    private static String apply(String operator, String left, String right) throws Refused {
        return switch (operator) {
            case "|" -> isNull(left) ? isNull(right) ? "0" : right : left;
            case "&" -> isNull(left) || isNull(right) ? "0" : left;
            case ":" -> match(left, right);
            case "+", "-", "*", "/", "%" -> sum(operator, number(left), number(right)).toString();
            default -> compare(operator, left, right) ? "1" : "0";
        };
    }

    private static BigInteger number(String text) throws Refused {
        if (!text.matches("-?\\d{1,1000}")) {
            throw new Refused("non-integer argument");
        }
        return new BigInteger(text);
    }

    private static BigInteger sum(String operator, BigInteger left, BigInteger right)
            throws Refused {
        if (right.signum() == 0 && (operator.equals("/") || operator.equals("%"))) {
            throw new Refused("division by zero");
        }
        return switch (operator) {
            case "+" -> left.add(right);
            case "-" -> left.subtract(right);
            case "*" -> left.multiply(right);
            case "/" -> left.divide(right);
            default -> left.remainder(right);
        };
    }

    private static boolean compare(String operator, String left, String right) {
        var areNumbers = left.matches("-?\\d{1,1000}") && right.matches("-?\\d{1,1000}");
        var order =
                areNumbers
                        ? new BigInteger(left).compareTo(new BigInteger(right))
                        : left.compareTo(right);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case "=", "==" -> order == 0;
            case "!=" -> order != 0;
            case ">=" -> order >= 0;
            default -> order > 0;
        };
    }

    private static String match(String text, String pattern) {
        var regex = "^(?:" + Regexes.regex(pattern, false, false) + ")";
        var matcher = Regex.compile(regex).matcher(text);
        var found = matcher.find();
        if (matcher.groupCount() > 0) {
            var group = found ? matcher.group(1) : null;
            return group == null ? "" : group;
        }
        return found ? Integer.toString(matcher.end()) : "0";
    }
}
