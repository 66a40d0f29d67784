package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import java.util.List;

/** {@code cd} and {@code pwd}. */
final class CdBuiltin {

    private CdBuiltin() {}

    static int pwd(Interpreter shell, Runner runner, List<String> words) {
        shell.self().print(shell.folder);
        return 0;
    }

    static int cd(Interpreter shell, Runner runner, List<String> words) {
        var arguments = words.subList(1, words.size()).stream().filter(w -> !w.matches("-[LPe-]+"));
        var targets = arguments.toList();
        if (targets.size() > 1) {
            shell.complain("cd: too many arguments");
            return 1;
        }
        var target = targets.isEmpty() ? shell.scope.find("HOME") : targets.getFirst();
        if (target == null) {
            shell.complain("cd: HOME not set");
            return 1;
        }
        if (!target.equals("-")) {
            return go(shell, "cd", target) ? 0 : 1;
        }
        var last = shell.scope.find("OLDPWD");
        if (last == null) {
            shell.complain("cd: OLDPWD not set");
            return 1;
        }
        if (!go(shell, "cd", last)) {
            return 1;
        }
        shell.self().print(shell.folder);
        return 0;
    }

    /** Changes the folder, or complains. */
    static boolean go(Interpreter shell, String name, String target) {
        var files = shell.self().facility(Files.class);
        var path = Files.resolve(shell.folder, target);
        try {
            files.list(path);
        } catch (FileProblem problem) {
            shell.complain(name + ": " + target + ": " + problem.reason().words());
            return false;
        }
        shell.scope.keep("OLDPWD", shell.folder);
        shell.folder = path;
        shell.scope.keep("PWD", path);
        return true;
    }
}
