package dev.sandglass.shell.interpreter;

import java.util.List;

/** {@code umask}: shows the usual mask; files are made with it whatever is asked for. */
final class UmaskBuiltin {

    private UmaskBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() == 1) {
            shell.self().print("0022");
            return 0;
        }
        if (words.get(1).matches("0?0?22")) {
            return 0;
        }
        shell.complain("umask: a mask other than 0022 does not exist in this sandbox yet");
        return 1;
    }
}
