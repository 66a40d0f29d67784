package dev.sandglass.shell.interpreter;

import java.util.List;

/** {@code ulimit}: shows the limits of Debian's shells. Nothing can be set: the sandbox has limits of its own. */
final class UlimitBuiltin {

    private UlimitBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        var flag = words.size() > 1 ? words.get(1) : "-f";
        if (words.size() > 2) {
            shell.complain("ulimit: setting limits does not exist in this sandbox yet");
            return 1;
        }
        shell.self()
                .print(
                        switch (flag) {
                            case "-n" -> "1024";
                            case "-s" -> "8192";
                            case "-c" -> "0";
                            default -> "unlimited";
                        });
        return 0;
    }
}
