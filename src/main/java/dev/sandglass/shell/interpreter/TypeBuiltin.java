package dev.sandglass.shell.interpreter;

import dev.sandglass.sim.Executables;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code type} and {@code command -v}: what a name stands for. */
final class TypeBuiltin {

    private static final Set<String> KEYWORDS =
            Set.of(
                    "if",
                    "then",
                    "else",
                    "elif",
                    "fi",
                    "case",
                    "esac",
                    "for",
                    "while",
                    "until",
                    "do",
                    "done",
                    "in",
                    "function",
                    "time",
                    "{",
                    "}",
                    "!",
                    "[[",
                    "]]");

    private TypeBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        var flag = words.size() > 1 && words.get(1).startsWith("-") ? words.get(1) : "";
        var status = 0;
        for (var name : words.subList(flag.isEmpty() ? 1 : 2, words.size())) {
            if (flag.indexOf('t') > 0) {
                var kind = kind(shell, runner, name);
                if (kind.isEmpty()) {
                    status = 1;
                } else {
                    shell.self().print(kind);
                }
            } else if (flag.toLowerCase(Locale.ROOT).indexOf('p') > 0) {
                status |= path(shell, runner, name);
            } else {
                status |= sentence(shell, runner, "type", name);
            }
        }
        return status;
    }

    /** {@code command -v} says it in a word, {@code command -V} in a sentence. */
    static int command(Interpreter shell, Runner runner, List<String> words) {
        var status = 0;
        for (var name : words.subList(1, words.size())) {
            status |=
                    words.getFirst().equals("-V")
                            ? sentence(shell, runner, "command", name)
                            : word(shell, runner, name);
        }
        return status;
    }

    /** {@code hash}: nothing is remembered, so that the search path always counts. */
    static int hash(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() == 1) {
            shell.self().print("hash: hash table empty");
        }
        return 0;
    }

    private static String kind(Interpreter shell, Runner runner, String name) {
        if (shell.aliases.containsKey(name) && shell.isInteractive()) {
            return "alias";
        }
        if (KEYWORDS.contains(name)) {
            return "keyword";
        }
        if (shell.functions.containsKey(name)) {
            return "function";
        }
        if (Builtins.find(name) != null) {
            return "builtin";
        }
        return runner.find(name) instanceof Executables.Found.Runs ? "file" : "";
    }

    private static int path(Interpreter shell, Runner runner, String name) {
        if (runner.find(name) instanceof Executables.Found.Runs(var file, _, _)) {
            shell.self().print(file);
            return 0;
        }
        return 1;
    }

    private static int word(Interpreter shell, Runner runner, String name) {
        return switch (kind(shell, runner, name)) {
            case "" -> 1;
            case "alias" -> {
                shell.self().print(AliasBuiltin.shown(name, shell.aliases.get(name)));
                yield 0;
            }
            case "file" -> path(shell, runner, name);
            default -> {
                shell.self().print(name);
                yield 0;
            }
        };
    }

    private static int sentence(Interpreter shell, Runner runner, String command, String name) {
        var what =
                switch (kind(shell, runner, name)) {
                    case "alias" -> "aliased to `" + shell.aliases.get(name) + "'";
                    case "keyword" -> "a shell keyword";
                    case "function" -> "a function";
                    case "builtin" -> "a shell builtin";
                    case "file" ->
                            runner.find(name) instanceof Executables.Found.Runs runs
                                    ? runs.file()
                                    : "";
                    default -> "";
                };
        if (what.isEmpty()) {
            shell.complain(command + ": " + name + ": not found");
            return 1;
        }
        shell.self().print(name + " is " + what);
        return 0;
    }

    /** As {@code set} shows a value: quoted when it has to be. */
    static String quoted(String value) {
        if (value.matches("[\\w%+,./:=@^-]*")) {
            return value;
        }
        return value.chars().anyMatch(c -> c < ' ')
                ? "$'"
                        + value.replace("\\", "\\\\")
                                .replace("'", "\\'")
                                .replace("\n", "\\n")
                                .replace("\t", "\\t")
                        + "'"
                : "'" + value.replace("'", "'\\''") + "'";
    }
}
