package dev.sandglass.shell.interpreter;

import java.util.List;

/** {@code let}: sums. */
final class LetBuiltin {

    private LetBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() == 1) {
            shell.complain("let: expression expected");
            return 1;
        }
        try {
            var value = 0L;
            for (var word : words.subList(1, words.size())) {
                value = new Arithmetic(shell).value(word);
            }
            return value != 0 ? 0 : 1;
        } catch (Expansion.Refused refused) {
            shell.complain("let: " + refused.getMessage());
            return 1;
        }
    }
}
