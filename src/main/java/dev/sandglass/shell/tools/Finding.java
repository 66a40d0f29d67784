package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.interpreter.Pattern;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;

/** {@code find}: paths below folders, by {@code -name}, {@code -iname}, {@code -type}, {@code -maxdepth}. */
final class Finding {

    private Finding() {}

    static Step start(Process self) {
        var words = self.arguments();
        var from = new ArrayList<String>();
        var at = 1;
        while (at < words.size() && !words.get(at).startsWith("-")) {
            from.add(words.get(at++));
        }
        var name = "*";
        var type = "";
        var depth = Integer.MAX_VALUE;
        for (; at < words.size(); at += 2) {
            var test = words.get(at);
            if (test.equals("-print")) {
                at--;
                continue;
            }
            if (at + 1 == words.size()) {
                self.complain("find: missing argument to `" + test + "'");
                return Step.exit(1);
            }
            switch (test) {
                case "-name", "-iname" -> name = words.get(at + 1);
                case "-type" -> type = words.get(at + 1);
                case "-maxdepth" -> depth = Numbers.whole(words.get(at + 1), depth);
                default -> {
                    self.complain("find: `" + test + "' does not exist in this sandbox yet");
                    return Step.exit(1);
                }
            }
        }
        var code = 0;
        for (var start : from.isEmpty() ? List.of(".") : from) {
            if (!self.facility(Files.class).exists(Files.resolve(self.folder(), start))) {
                self.complain("find: ‘" + start + "’: No such file or directory");
                code = 1;
            } else {
                walk(self, start, name, type, depth);
            }
        }
        return Step.exit(code);
    }

    private static void walk(Process self, String named, String name, String type, int depth) {
        var files = self.facility(Files.class);
        var path = Files.resolve(self.folder(), named);
        var node = files.look(path);
        var isFolder = node instanceof FileNode.Folder;
        var kind = isFolder ? "d" : node instanceof FileNode.Link ? "l" : "f";
        var last = named.substring(named.lastIndexOf('/') + 1);
        if (Pattern.matches(name, last) && (type.isEmpty() || type.equals(kind))) {
            self.print(named);
        }
        if (isFolder && depth > 0) {
            try {
                for (var child : files.list(path)) {
                    var prefix = named.endsWith("/") ? named : named + "/";
                    walk(self, prefix + child, name, type, depth - 1);
                }
            } catch (FileProblem problem) {
                self.complain("find: ‘" + named + "’: " + problem.reason().words());
            }
        }
    }
}
