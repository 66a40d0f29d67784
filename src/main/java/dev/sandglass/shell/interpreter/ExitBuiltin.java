package dev.sandglass.shell.interpreter;

import java.util.List;

/** {@code exit}: the end of the shell. */
final class ExitBuiltin {

    private ExitBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        var code = code(shell, words);
        runner.exitNow(code);
        return code;
    }

    /** The status asked for, as a byte; without one the last command's. */
    static int code(Interpreter shell, List<String> words) {
        if (words.size() < 2) {
            return shell.status;
        }
        if (!words.get(1).matches("[-+]?\\d{1,9}")) {
            shell.complain(words.getFirst() + ": " + words.get(1) + ": numeric argument required");
            return 2;
        }
        if (words.size() > 2) {
            shell.complain(words.getFirst() + ": too many arguments");
            return 1;
        }
        return Integer.parseInt(words.get(1)) & 0xFF;
    }
}
