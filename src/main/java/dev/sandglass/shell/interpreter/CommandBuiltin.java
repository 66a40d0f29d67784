package dev.sandglass.shell.interpreter;

import dev.sandglass.sim.Executables;
import java.util.ArrayList;
import java.util.List;

/** {@code command} and {@code builtin}: a command past functions and aliases. */
final class CommandBuiltin {

    private CommandBuiltin() {}

    static int command(Interpreter shell, Runner runner, List<String> words) {
        var at = 1;
        while (at < words.size() && words.get(at).equals("-p")) {
            at++;
        }
        if (at == words.size()) {
            return 0;
        }
        var rest = words.subList(at, words.size());
        if (rest.getFirst().equals("-v") || rest.getFirst().equals("-V")) {
            return TypeBuiltin.command(shell, runner, rest);
        }
        var builtin = Builtins.find(rest.getFirst());
        return builtin == null ? launched(shell, runner, rest) : builtin.run(shell, runner, rest);
    }

    static int builtin(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() == 1) {
            return 0;
        }
        var builtin = Builtins.find(words.get(1));
        if (builtin == null) {
            shell.complain("builtin: " + words.get(1) + ": not a shell builtin");
            return 1;
        }
        return builtin.run(shell, runner, words.subList(1, words.size()));
    }

    private static int launched(Interpreter shell, Runner runner, List<String> words) {
        if (!(runner.find(words.getFirst())
                instanceof Executables.Found.Runs(_, var program, var before))) {
            shell.complain(words.getFirst() + ": " + shell.dialect.notFound());
            return 127;
        }
        var all = new ArrayList<>(before);
        all.addAll(words);
        var channels = runner.redirections.inherited();
        var environment = shell.scope.environment();
        var pid = runner.children.spawn(program, all, environment, channels, 0);
        runner.children.foreground(List.of(pid));
        return shell.status;
    }
}
