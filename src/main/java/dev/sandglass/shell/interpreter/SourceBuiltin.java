package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** {@code source} and {@code .}: a file's lines as if they had been entered here. */
final class SourceBuiltin {

    private SourceBuiltin() {}

    static int run(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() < 2) {
            shell.complain(words.getFirst() + ": filename argument required");
            shell.self()
                    .complain("%1$s: usage: %1$s filename [arguments]".formatted(words.getFirst()));
            return 2;
        }
        var name = words.get(1);
        try {
            var bytes = shell.self().facility(Files.class).read(Files.resolve(shell.folder, name));
            var text = new String(bytes, StandardCharsets.UTF_8);
            if (words.size() > 2) {
                runner.push(new Frame.Return(name, shell.arguments, Map.of()));
                shell.arguments = List.copyOf(words.subList(2, words.size()));
            }
            if (shell.isInteractive()) {
                text = Aliases.expand(text, shell.aliases);
            }
            runner.push(new Frame.Text(text, 0, 1, Frame.Source.FILE, name));
            return 0;
        } catch (FileProblem problem) {
            var isFolder = problem.reason() == FileProblem.Reason.IS_FOLDER;
            var words2 = isFolder ? "is a directory" : problem.reason().words();
            var before = isFolder ? words.getFirst() + ": " : "";
            shell.complain(before + name + ": " + words2);
            return 1;
        }
    }
}
