package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Patterns against the files there are, and files that a shell makes for itself. */
final class FileNames {

    private static final int FOUND_AT_MOST = 20_000;

    private FileNames() {}

    /** The paths that match, sorted, written as the pattern is (relative or absolute). */
    static List<String> matching(Interpreter shell, String pattern) throws Expansion.Refused {
        var parts = pattern.split("/");
        var found = List.of(pattern.startsWith("/") ? "/" : "");
        for (var i = 0; i < parts.length; i++) {
            if (parts[i].isEmpty()) {
                continue;
            }
            var next = new ArrayList<String>();
            for (var before : found) {
                next.addAll(step(shell, before, parts[i]));
                if (next.size() > FOUND_AT_MOST) {
                    throw new Expansion.Refused(
                            "argument list too long: the sandbox finds at most 20000 files");
                }
            }
            found = next;
        }
        return found;
    }

    private static List<String> step(Interpreter shell, String before, String part)
            throws Expansion.Refused {
        var files = shell.self().facility(Files.class);
        var folder = Files.resolve(shell.folder, before.isEmpty() ? "." : before);
        var prefix = before.isEmpty() || before.endsWith("/") ? before : before + "/";
        var patterns = Patterns.of(shell);
        if (!patterns.isPattern(part)) {
            var name = Pattern.literal(part);
            return files.exists(Files.resolve(folder, name)) ? List.of(prefix + name) : List.of();
        }
        var showsDots = shell.options.contains("dotglob");
        try {
            var found = new ArrayList<String>();
            for (var name : files.list(folder)) {
                var isSeen = showsDots || !name.startsWith(".") || part.startsWith(".");
                if (isSeen && patterns.matches(part, name)) {
                    found.add(prefix + name);
                }
            }
            return found;
        } catch (FileProblem _) {
            return List.of();
        }
    }

    /** A file with this content, for {@code <( … )}. */
    static String temporary(Interpreter shell, String content) throws Expansion.Refused {
        var files = shell.self().facility(Files.class);
        var path = "/dev/fd/" + (63 + shell.draws++);
        try {
            files.makeFolders("/dev/fd");
            files.write(path, content.getBytes(StandardCharsets.UTF_8));
            return path;
        } catch (FileProblem problem) {
            throw new Expansion.Refused(problem.getMessage());
        }
    }
}
