package dev.sandglass.shell.interpreter;

import java.util.List;
import java.util.Locale;

/** {@code history}: the lines entered so far. */
final class HistoryBuiltin {

    private HistoryBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        var word = words.size() > 1 ? words.get(1) : "";
        if (word.equals("-c")) {
            shell.history.clear();
            return 0;
        }
        if (word.matches("-[wranp]")) {
            return 0; // the lines are kept with the sandbox, not in a file
        }
        if (!word.isEmpty() && !word.matches("\\d{1,9}")) {
            shell.complain("history: " + word + ": numeric argument required");
            return 1;
        }
        var count = word.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(word);
        var from = Math.max(0, shell.history.size() - count);
        for (var i = from; i < shell.history.size(); i++) {
            shell.self().print(String.format(Locale.ROOT, "%5d  %s", i + 1, shell.history.get(i)));
        }
        return 0;
    }
}
