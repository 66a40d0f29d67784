package dev.sandglass.shell.tools.awk;

import com.google.re2j.Matcher;
import dev.sandglass.shell.tools.awk.Tree.Expr;
import java.util.List;
import java.util.Locale;

/** The functions that awk has by itself. */
final class Functions {

    private static final int PASSED_A_STEP = 256;

    private final Run run;
    private final Memory memory;
    private final Evaluation values;

    Functions(Run run, Evaluation values) {
        this.run = run;
        this.memory = run.memory;
        this.values = values;
    }

    Value call(String name, List<Expr> given) throws Problem {
        return switch (name) {
            case "length" -> length(given);
            case "substr" -> substr(given);
            case "index" -> Value.of(run.searched(text(given, 0)).indexOf(text(given, 1)) + 1);
            case "split" -> split(given);
            case "sub" -> substitute(given, false);
            case "gsub" -> substitute(given, true);
            case "match" -> match(given);
            case "sprintf" -> Value.of(values.formatted(given));
            case "tolower" -> Value.of(text(given, 0).toLowerCase(Locale.ROOT));
            case "toupper" -> Value.of(text(given, 0).toUpperCase(Locale.ROOT));
            case "int" -> {
                var number = number(given, 0);
                yield Value.of(number < 0 ? Math.ceil(number) : Math.floor(number));
            }
            case "sqrt" -> Value.of(Math.sqrt(number(given, 0)));
            case "exp" -> Value.of(Math.exp(number(given, 0)));
            case "log" -> Value.of(Math.log(number(given, 0)));
            case "sin" -> Value.of(Math.sin(number(given, 0)));
            case "cos" -> Value.of(Math.cos(number(given, 0)));
            case "atan2" -> Value.of(Math.atan2(number(given, 0), number(given, 1)));
            case "rand" -> Value.of(random());
            case "srand" -> {
                var old = memory.text("\0seed", "0");
                var seed = given.isEmpty() ? 0 : number(given, 0);
                memory.set("\0seed", Value.of(Double.toString(seed)));
                run.draws = Double.doubleToLongBits(seed);
                yield Value.of(Value.leading(old));
            }
            case "systime" -> memory.get("\0now");
            case "close", "fflush" -> Value.NO;
            case "system" -> throw new Problem("system() does not exist in this sandbox yet");
            case "" ->
                    throw new Problem(
                            "a list in brackets can only be printed, or asked for with in");
            default -> throw new Problem("function " + name + " never defined");
        };
    }

    private String text(List<Expr> given, int index) throws Problem {
        var text = index < given.size() ? values.of(given.get(index)).asText() : "";
        run.step(text.length() / PASSED_A_STEP);
        return text;
    }

    private double number(List<Expr> given, int index) throws Problem {
        return index < given.size() ? values.of(given.get(index)).asNumber() : 0;
    }

    /** A number from 0 to 1 that follows from how many there were before. */
    private double random() {
        var bits = run.draws++ * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
        bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
        return ((bits ^ bits >>> 31) >>> 11) * 0x1.0p-53;
    }

    private Value length(List<Expr> given) throws Problem {
        if (given.isEmpty()) {
            return Value.of(memory.record().length());
        }
        if (given.getFirst() instanceof Expr.Var(var name)
                && memory.get(name) == Value.NOTHING
                && !memory.items(name).isEmpty()) {
            return Value.of(memory.items(name).size());
        }
        var text = text(given, 0);
        return Value.of(text.codePointCount(0, text.length()));
    }

    private Value substr(List<Expr> given) throws Problem {
        var text = text(given, 0);
        var from = Math.rint(number(given, 1));
        var to = given.size() > 2 ? from + Math.rint(number(given, 2)) : Double.MAX_VALUE;
        var first = (int) Math.clamp(from, 1, text.length() + 1.0);
        var last = (int) Math.clamp(to, first, text.length() + 1.0);
        return Value.of(text.substring(first - 1, last - 1));
    }

    private Value split(List<Expr> given) throws Problem {
        if (given.size() < 2 || !(given.get(1) instanceof Expr.Var(var array))) {
            throw new Problem("split needs a text and an array");
        }
        var text = text(given, 0);
        var separator = given.size() > 2 ? values.regex(given.get(2)) : memory.text("FS", " ");
        var isRegex = given.size() > 2 && given.get(2) instanceof Expr.Regex;
        var parts =
                run.patterns.split(
                        text,
                        isRegex && separator.length() == 1 ? "[" + separator + "]" : separator);
        memory.clear(array);
        for (var i = 0; i < parts.size(); i++) {
            run.step();
            memory.put(array, Integer.toString(i + 1), Value.outside(parts.get(i)));
        }
        return Value.of(parts.size());
    }

    private Value match(List<Expr> given) throws Problem {
        var text = run.searched(text(given, 0));
        var matcher = run.patterns.of(values.regex(given.get(1))).matcher(text);
        var found = matcher.find();
        memory.set("RSTART", Value.of(found ? matcher.start() + 1 : 0));
        memory.set("RLENGTH", Value.of(found ? matcher.end() - matcher.start() : -1));
        return memory.get("RSTART");
    }

    private Value substitute(List<Expr> given, boolean all) throws Problem {
        if (given.size() < 2) {
            throw new Problem("sub and gsub need a pattern and a text");
        }
        var target = given.size() > 2 ? given.get(2) : new Expr.Field(new Expr.Num(0));
        var text = run.searched(values.of(target).asText());
        var by = text(given, 1);
        var matcher = run.patterns.of(values.regex(given.getFirst())).matcher(text);
        var out = new StringBuilder();
        var from = 0;
        var count = 0;
        while ((all || count == 0) && matcher.find()) {
            run.step();
            count++;
            out.append(text, from, matcher.start());
            replacement(by, matcher, out);
            from = matcher.end();
        }
        if (count > 0) {
            values.store(target, Value.of(out.append(text.substring(from)).toString()));
        }
        return Value.of(count);
    }

    private static void replacement(String form, Matcher matcher, StringBuilder out)
            throws Problem {
        for (var i = 0; i < form.length(); i++) {
            if (out.length() > Memory.CHARACTERS_AT_MOST) {
                throw new Problem(Memory.TOO_LONG);
            }
            var c = form.charAt(i);
            var next = i + 1 < form.length() ? form.charAt(i + 1) : '\0';
            if (c == '\\' && (next == '&' || next == '\\')) {
                out.append(next);
                i++;
            } else if (c == '&') {
                out.append(matcher.group());
            } else {
                out.append(c);
            }
        }
    }
}
