package dev.sandglass.shell.interpreter;

import java.util.List;

/** {@code alias} and {@code unalias}. */
final class AliasBuiltin {

    private static final int AT_MOST = 1_000;

    private AliasBuiltin() {}

    static int alias(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() == 1) {
            shell.aliases.forEach((name, text) -> shell.self().print(shown(name, text)));
        }
        var status = 0;
        for (var word : words.subList(1, words.size())) {
            var equals = word.indexOf('=');
            var isNew = equals > 0 && !shell.aliases.containsKey(word.substring(0, equals));
            if (isNew && shell.aliases.size() >= AT_MOST) {
                shell.complain("alias: the sandbox keeps at most " + AT_MOST + " aliases");
                status = 1;
            } else if (equals > 0) {
                shell.aliases.put(word.substring(0, equals), word.substring(equals + 1));
            } else if (shell.aliases.containsKey(word)) {
                shell.self().print(shown(word, shell.aliases.get(word)));
            } else {
                shell.complain("alias: " + word + ": not found");
                status = 1;
            }
        }
        return status;
    }

    static String shown(String name, String text) {
        return "alias " + name + "='" + text.replace("'", "'\\''") + "'";
    }

    static int unalias(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() == 1) {
            shell.self().complain("unalias: usage: unalias [-a] name [name ...]");
            return 2;
        }
        var status = 0;
        for (var word : words.subList(1, words.size())) {
            if (word.equals("-a")) {
                shell.aliases.clear();
            } else if (shell.aliases.remove(word) == null) {
                shell.complain("unalias: " + word + ": not found");
                status = 1;
            }
        }
        return status;
    }
}
