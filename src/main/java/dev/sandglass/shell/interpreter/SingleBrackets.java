package dev.sandglass.shell.interpreter;

import java.util.List;

/** The grammar of {@code test} and {@code [ ]}: how many arguments there are says what they mean, as POSIX has it. */
final class SingleBrackets {

    private final Conditions conditions;
    private final List<String> words;
    private int at;

    SingleBrackets(Conditions conditions, List<String> words) {
        this.conditions = conditions;
        this.words = words;
    }

    boolean all() throws Expansion.Refused {
        return switch (words.size()) {
            case 0 -> false;
            case 1 -> !words.getFirst().isEmpty();
            case 2 -> two(0);
            case 3 -> three(0);
            case 4 -> four();
            default -> listed();
        };
    }

    private boolean two(int from) throws Expansion.Refused {
        var first = words.get(from);
        var second = words.get(from + 1);
        if (first.equals("!")) {
            return second.isEmpty();
        }
        if (!Conditions.isUnary(first) && !first.equals("-a")) {
            throw new Expansion.Refused(first + ": unary operator expected");
        }
        return conditions.unary(first, second);
    }

    private boolean three(int from) throws Expansion.Refused {
        var first = words.get(from);
        var middle = words.get(from + 1);
        var last = words.get(from + 2);
        if (Conditions.isBinary(middle)) {
            return conditions.binary(first, middle, last);
        }
        if (middle.equals("-a")) {
            return !first.isEmpty() && !last.isEmpty();
        }
        if (middle.equals("-o")) {
            return !first.isEmpty() || !last.isEmpty();
        }
        if (first.equals("!")) {
            return !two(from + 1);
        }
        if (first.equals("(") && last.equals(")")) {
            return !middle.isEmpty();
        }
        throw new Expansion.Refused(middle + ": binary operator expected");
    }

    private boolean four() throws Expansion.Refused {
        if (words.getFirst().equals("!")) {
            return !three(1);
        }
        if (words.getFirst().equals("(") && words.getLast().equals(")")) {
            return two(1);
        }
        return listed();
    }

    // ---- any number, with -a and -o ----

    private boolean listed() throws Expansion.Refused {
        var value = either();
        if (at < words.size()) {
            throw new Expansion.Refused("too many arguments");
        }
        return value;
    }

    private boolean either() throws Expansion.Refused {
        var value = both();
        while (at < words.size() && words.get(at).equals("-o")) {
            at++;
            value = both() | value;
        }
        return value;
    }

    private boolean both() throws Expansion.Refused {
        var value = not();
        while (at < words.size() && words.get(at).equals("-a")) {
            at++;
            value = not() & value;
        }
        return value;
    }

    private boolean not() throws Expansion.Refused {
        var negated = false;
        while (at < words.size() && words.get(at).equals("!")) {
            at++;
            negated = !negated;
        }
        return simple() != negated;
    }

    private boolean simple() throws Expansion.Refused {
        var left = words.size() - at;
        if (left == 0) {
            throw new Expansion.Refused("argument expected");
        }
        if (words.get(at).equals("(") && left > 2) {
            at++;
            var value = either();
            if (at >= words.size()) {
                throw new Expansion.Refused("`)' expected");
            }
            at++;
            return value;
        }
        if (left > 2 && Conditions.isBinary(words.get(at + 1))) {
            at += 3;
            return conditions.binary(words.get(at - 3), words.get(at - 2), words.get(at - 1));
        }
        if (left > 1 && Conditions.isUnary(words.get(at))) {
            at += 2;
            return conditions.unary(words.get(at - 2), words.get(at - 1));
        }
        return !words.get(at++).isEmpty();
    }
}
