package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.interpreter.Pattern;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.List;

/** {@code tree}: what is in a folder and those below, as a drawing; {@code -a}, {@code -L}. */
final class Tree {

    private static final int LINES_AT_MOST = 20_000;

    private final Process self;
    private final Switches switches;
    private int folders;
    private int files;

    private Tree(Process self, Switches switches) {
        this.self = self;
        this.switches = switches;
    }

    static Step start(Process self) {
        var s = Switches.read(self.arguments(), "adf", "LI");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var tree = new Tree(self, s);
        var depth = Numbers.whole(s.value("L", ""), Integer.MAX_VALUE);
        for (var root : s.rest().isEmpty() ? List.of(".") : s.rest()) {
            var path = Files.resolve(self.folder(), root);
            if (!self.facility(Files.class).isFolder(path)) {
                self.print(root + "  [error opening dir]");
                continue;
            }
            self.print(root);
            tree.below(path, root, "", depth);
        }
        var folders = tree.folders + (tree.folders == 1 ? " directory" : " directories");
        var files = ", " + tree.files + (tree.files == 1 ? " file" : " files");
        self.print("\n" + folders + (s.has("d") ? "" : files));
        if (tree.isFull()) {
            self.complain("tree: the sandbox shows at most " + LINES_AT_MOST + " files");
            return Step.exit(1);
        }
        return Step.exit(0);
    }

    private boolean isFull() {
        return folders + files >= LINES_AT_MOST;
    }

    private void below(String folder, String named, String indent, int depth) {
        var names = names(folder);
        for (var i = 0; i < names.size() && !isFull(); i++) {
            var isLast = i + 1 == names.size();
            var path = Files.resolve(folder, names.get(i));
            var node = self.facility(Files.class).look(path);
            var target = node instanceof FileNode.Link link ? " -> " + link.target() : "";
            var shown =
                    switches.has("f")
                            ? (named.endsWith("/") ? named : named + "/") + names.get(i)
                            : names.get(i);
            self.print(indent + (isLast ? "└── " : "├── ") + shown + target);
            if (node instanceof FileNode.Folder) {
                folders++;
                if (depth > 1) {
                    below(
                            path,
                            (named.endsWith("/") ? named : named + "/") + names.get(i),
                            indent + (isLast ? "    " : "│   "),
                            depth - 1);
                }
            } else {
                files++;
            }
        }
    }

    /** {@code -I}: patterns, one of which fits. */
    private boolean isLeftOut(String name) {
        return switches.has("I")
                && List.of(switches.value("I", "").split("\\|")).stream()
                        .anyMatch(it -> Pattern.matches(it, name));
    }

    private List<String> names(String folder) {
        var all = self.facility(Files.class);
        try {
            return all.list(folder).stream()
                    .filter(name -> switches.has("a") || !name.startsWith("."))
                    .filter(name -> !isLeftOut(name))
                    .filter(name -> !switches.has("d") || all.isFolder(Files.resolve(folder, name)))
                    .toList();
        } catch (FileProblem _) {
            return List.of();
        }
    }
}
