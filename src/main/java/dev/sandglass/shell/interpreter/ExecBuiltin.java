package dev.sandglass.shell.interpreter;

import dev.sandglass.sim.Executables;
import java.util.ArrayList;
import java.util.List;

/** {@code exec}: another program in the shell's place. */
final class ExecBuiltin {

    private ExecBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() == 1) {
            return 0; // only its redirections, which stay
        }
        var command = words.subList(1, words.size());
        if (!(runner.find(command.getFirst())
                instanceof Executables.Found.Runs(_, var program, var before))) {
            var isPath = command.getFirst().indexOf('/') >= 0;
            var reason = isPath ? "No such file or directory" : "not found";
            shell.complain("exec: " + command.getFirst() + ": " + reason);
            if (!shell.isInteractive()) {
                runner.exitNow(127);
            }
            return 127;
        }
        var all = new ArrayList<>(before);
        all.addAll(command);
        runner.children.become(
                program, all, shell.scope.environment(), runner.redirections.inherited());
        return 0;
    }
}
