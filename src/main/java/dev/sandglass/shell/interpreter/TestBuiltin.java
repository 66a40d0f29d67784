package dev.sandglass.shell.interpreter;

import java.util.List;

/** {@code test} and {@code [}. */
final class TestBuiltin {

    private TestBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        var isBracket = words.getFirst().equals("[");
        if (isBracket && !words.getLast().equals("]")) {
            shell.complain("[: missing `]'");
            return 2;
        }
        var arguments = words.subList(1, words.size() - (isBracket ? 1 : 0));
        try {
            return new SingleBrackets(new Conditions(shell), arguments).all() ? 0 : 1;
        } catch (Expansion.Refused refused) {
            shell.complain(words.getFirst() + ": " + refused.getMessage());
            return 2;
        }
    }
}
