package dev.sandglass.shell.interpreter;

import java.util.List;
import java.util.Map;

/** {@code set}: options and the arguments; without any, all variables. */
final class SetBuiltin {

    /** The options that change something here, by letter; others are taken and change nothing. */
    private static final Map<Character, String> LETTERS =
            Map.of(
                    'e',
                    "errexit",
                    'u',
                    "nounset",
                    'x',
                    "xtrace",
                    'f',
                    "noglob",
                    'a',
                    "allexport",
                    'E',
                    "errtrace",
                    'v',
                    "verbose",
                    'C',
                    "noclobber",
                    'H',
                    "histexpand");

    private static final List<String> NAMES =
            List.of(
                    "allexport",
                    "braceexpand",
                    "emacs",
                    "errexit",
                    "errtrace",
                    "hashall",
                    "histexpand",
                    "history",
                    "monitor",
                    "noclobber",
                    "noexec",
                    "noglob",
                    "nounset",
                    "pipefail",
                    "posix",
                    "verbose",
                    "vi",
                    "xtrace");

    private SetBuiltin() {}

    private static void variable(Interpreter shell, String name, String value) {
        if (name.charAt(0) != '\0') {
            shell.self().print(name + "=" + TypeBuiltin.quoted(value.replace("\0", "")));
        }
    }

    static int run(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() == 1) {
            shell.scope.texts().forEach((name, value) -> variable(shell, name, value));
        }
        for (var i = 1; i < words.size(); i++) {
            var word = words.get(i);
            var isOption = word.length() > 1 && (word.startsWith("-") || word.startsWith("+"));
            if (word.equals("--") || word.equals("-") || !isOption) {
                var from = isOption || word.equals("-") ? i + 1 : i;
                shell.arguments = List.copyOf(words.subList(from, words.size()));
                return 0;
            }
            for (var letter : word.substring(1).toCharArray()) {
                if (letter == 'o' && i + 1 == words.size()) {
                    NAMES.forEach(name -> show(shell, name));
                    return 0;
                }
                var name = letter == 'o' ? words.get(++i) : LETTERS.get(letter);
                if (letter == 'o' && !NAMES.contains(name)) {
                    shell.complain("set: " + name + ": invalid option name");
                    return 2;
                }
                if (name == null && "bhkmnptBHPT".indexOf(letter) < 0) {
                    shell.complain("set: -" + letter + ": invalid option");
                    return 2;
                }
                change(shell, name == null ? "" : name, word.startsWith("-"));
            }
        }
        return 0;
    }

    private static void change(Interpreter shell, String name, boolean on) {
        if (on) {
            shell.options.add(name);
        } else {
            shell.options.remove(name);
        }
    }

    private static void show(Interpreter shell, String name) {
        var isOn = shell.options.contains(name);
        shell.self().print("%-15s\t%s".formatted(name, isOn ? "on" : "off"));
    }
}
