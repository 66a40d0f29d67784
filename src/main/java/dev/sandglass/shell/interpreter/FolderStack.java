package dev.sandglass.shell.interpreter;

import java.util.ArrayList;
import java.util.List;

/** {@code pushd}, {@code popd} and {@code dirs}: folders to come back to. */
final class FolderStack {

    private static final String NAME = "DIRSTACK";
    private static final int AT_MOST = 100;

    private FolderStack() {}

    static int pushd(Interpreter shell, Runner runner, List<String> words) {
        var below = new ArrayList<>(shell.scope.items(NAME).values());
        if (words.size() < 2 && below.isEmpty()) {
            shell.complain("pushd: no other directory");
            return 1;
        }
        if (below.size() >= AT_MOST) {
            shell.complain("pushd: the sandbox keeps at most " + AT_MOST + " directories");
            return 1;
        }
        var from = shell.folder;
        var target = words.size() < 2 ? below.removeFirst() : words.get(1);
        if (!CdBuiltin.go(shell, "pushd", target)) {
            return 1;
        }
        below.addFirst(from);
        shell.scope.keepItems(NAME, below);
        return dirs(shell, runner, words);
    }

    static int popd(Interpreter shell, Runner runner, List<String> words) {
        var below = new ArrayList<>(shell.scope.items(NAME).values());
        if (below.isEmpty()) {
            shell.complain("popd: directory stack empty");
            return 1;
        }
        if (!CdBuiltin.go(shell, "popd", below.removeFirst())) {
            return 1;
        }
        shell.scope.keepItems(NAME, below);
        return dirs(shell, runner, words);
    }

    static int dirs(Interpreter shell, Runner runner, List<String> words) {
        var all = new ArrayList<String>();
        all.add(Prompt.folder(shell));
        for (var folder : shell.scope.items(NAME).values()) {
            all.add(Prompt.shortened(shell, folder));
        }
        shell.self().print(String.join(" ", all));
        return 0;
    }
}
