package dev.sandglass.shell.interpreter;

/** Variables and items of arrays by their names in sums: {@code x}, {@code a[i+1]}. */
final class SumNames {

    private static final int DEEPEST = 100;

    private final Interpreter shell;

    SumNames(Interpreter shell) {
        this.shell = shell;
    }

    /**
     * A variable's value, which is itself read as a sum.
     *
     * @param counts whether an unset one is to be refused under {@code set -u}
     */
    long value(String name, int depth, boolean counts) throws Expansion.Refused {
        var array = array(name);
        var value =
                array.equals(name)
                        ? shell.scope.find(name)
                        : shell.scope.items(array).byKey().get(key(array, name, depth));
        if (value == null) {
            if (counts && shell.options.contains("nounset")) {
                throw Expansion.Refused.fatal(name + ": unbound variable");
            }
            return 0;
        }
        return value.matches("-?[1-9]\\d{0,17}") ? Long.parseLong(value) : inner(value, depth);
    }

    void set(String name, long value, int depth) throws Expansion.Refused {
        var array = array(name);
        if (array.equals(name)) {
            shell.scope.set(name, Long.toString(value));
        } else {
            shell.scope.setItem(array, key(array, name, depth), Long.toString(value));
        }
    }

    /** {@code 42}, {@code 0x2a}, {@code 052}, {@code 2#101010}. */
    static long number(String digits) throws NumberFormatException {
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            return Long.parseUnsignedLong(digits.substring(2), 16);
        }
        var mark = digits.indexOf('#');
        if (mark > 0) {
            var base = Integer.parseInt(digits.substring(0, mark));
            return Long.parseLong(digits.substring(mark + 1), base);
        }
        return Long.parseLong(digits, digits.length() > 1 && digits.startsWith("0") ? 8 : 10);
    }

    private static String array(String name) {
        var bracket = name.indexOf('[');
        return bracket < 0 ? name : name.substring(0, bracket);
    }

    /** The subscript's meaning: a name in an array of names, else a sum. */
    private String key(String array, String name, int depth) throws Expansion.Refused {
        var end = name.endsWith("]") ? name.length() - 1 : name.length();
        var subscript = name.substring(array.length() + 1, end);
        return shell.scope.items(array).named()
                ? subscript
                : Long.toString(inner(subscript, depth));
    }

    private long inner(String text, int depth) throws Expansion.Refused {
        if (depth >= DEEPEST) {
            throw new Expansion.Refused(
                    text
                            + ": expression recursion level exceeded (error token is \""
                            + text
                            + "\")");
        }
        return new Arithmetic(shell, depth + 1).value(text);
    }
}
