package dev.sandglass.shell.interpreter;

import java.util.List;

/** {@code unset}: variables, items of arrays, functions. */
final class UnsetBuiltin {

    private UnsetBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        var onlyFunctions = words.size() > 1 && words.get(1).equals("-f");
        var onlyVariables = words.size() > 1 && words.get(1).equals("-v");
        if (words.size() > 1 && words.get(1).equals("-n")) {
            words.stream().skip(2).filter(shell.scope::refers).forEach(shell.scope::forget);
            return 0;
        }
        var status = 0;
        for (var word : words.subList(onlyFunctions || onlyVariables ? 2 : 1, words.size())) {
            try {
                var bracket = word.indexOf('[');
                if (bracket > 0 && word.endsWith("]")) {
                    var key = word.substring(bracket + 1, word.length() - 1);
                    shell.scope.unsetItem(word.substring(0, bracket), key);
                } else if (!onlyFunctions && shell.scope.has(word)) {
                    shell.scope.unset(word);
                } else if (!onlyVariables) {
                    shell.functions.remove(word);
                }
            } catch (Expansion.Refused refused) {
                shell.complain("unset: " + refused.getMessage());
                status = 1;
            }
        }
        return status;
    }
}
