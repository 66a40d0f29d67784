package dev.sandglass.shell.interpreter;

import java.util.List;

/** {@code shift}: drops the first arguments. */
final class ShiftBuiltin {

    private ShiftBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() > 1 && !words.get(1).matches("-?\\d{1,9}")) {
            shell.complain("shift: " + words.get(1) + ": numeric argument required");
            return 1;
        }
        var by = words.size() > 1 ? Integer.parseInt(words.get(1)) : 1;
        if (by < 0) {
            shell.complain("shift: " + by + ": shift count out of range");
            return 1;
        }
        if (by > shell.arguments.size()) {
            return 1;
        }
        shell.arguments = List.copyOf(shell.arguments.subList(by, shell.arguments.size()));
        return 0;
    }
}
