package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import java.nio.charset.StandardCharsets;

/** {@code ~/.bash_history}: what an interactive bash leaves when it ends, and the next one begins with. */
final class HistoryFile {

    private HistoryFile() {}

    private static String path(Interpreter shell) {
        return shell.scope.get("HISTFILE", shell.scope.get("HOME", "") + "/.bash_history");
    }

    static void read(Interpreter shell) {
        var files = shell.self().facility(Files.class);
        if (shell.dialect != Dialect.BASH || !files.exists(path(shell))) {
            return;
        }
        try {
            var text = new String(files.read(path(shell)), StandardCharsets.UTF_8);
            var lines = text.lines().filter(line -> !line.isBlank()).toList();
            var from = Math.max(0, lines.size() - Lines.HISTORY_AT_MOST);
            shell.history.addAll(lines.subList(from, lines.size()));
        } catch (FileProblem unreadable) {
            // as bash: without a word
        }
    }

    static void write(Interpreter shell) {
        if (shell.dialect != Dialect.BASH || shell.history.isEmpty()) {
            return;
        }
        try {
            var text = String.join("\n", shell.history) + "\n";
            shell.self()
                    .facility(Files.class)
                    .write(path(shell), text.getBytes(StandardCharsets.UTF_8));
        } catch (FileProblem unwritable) {
            // as bash: without a word
        }
    }
}
