package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;

/** {@code rm}: takes files away, with {@code -r} folders too; {@code -f -d -v}. Left out: {@code -i}, which asks. */
final class Remove {

    private final Process self;
    private final Switches switches;
    private final Files files;

    private Remove(Process self, Switches switches) {
        this.self = self;
        this.switches = switches;
        this.files = self.facility(Files.class);
    }

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "rRfvd",
                        "",
                        "dir=d",
                        "force=f",
                        "no-preserve-root=no-preserve-root",
                        "recursive=r",
                        "verbose=v");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        if (s.rest().isEmpty() && s.has("f")) {
            return Step.exit(0);
        }
        if (s.rest().isEmpty()) {
            self.complain("rm: missing operand");
            Switches.hint(self, "rm");
            return Step.exit(1);
        }
        var code = 0;
        for (var named : s.rest()) {
            code = Math.max(code, new Remove(self, s).named(named));
        }
        return Step.exit(code);
    }

    private boolean has(String letter) {
        return switches.has(letter);
    }

    private int named(String named) {
        var path = Files.resolve(self.folder(), named);
        var isRecursive = has("r") || has("R");
        if (isRecursive && named.matches("(.*/)?\\.\\.?/*")) {
            self.complain("rm: refusing to remove '.' or '..' directory: skipping '" + named + "'");
            return 1;
        }
        if (isRecursive && path.equals("/") && !named.isEmpty() && !has("no-preserve-root")) {
            self.complain("rm: it is dangerous to operate recursively on '/'");
            self.complain("rm: use --no-preserve-root to override this failsafe");
            return 1;
        }
        try {
            var node = named.isEmpty() ? null : files.look(path);
            if (node == null) {
                if (has("f")) {
                    return 0;
                }
                throw new FileProblem(FileProblem.Reason.NOT_FOUND, named);
            }
            if (node instanceof FileNode.Folder && !isRecursive && !has("d")) {
                throw new FileProblem(FileProblem.Reason.IS_FOLDER, named);
            }
            remove(path, named, isRecursive);
            return 0;
        } catch (FileProblem problem) {
            self.complain("rm: cannot remove '" + named + "': " + problem.reason().words());
            return 1;
        }
    }

    private void remove(String path, String named, boolean isRecursive) throws FileProblem {
        var isFolder = files.look(path) instanceof FileNode.Folder;
        if (isFolder && isRecursive) {
            for (var name : files.list(path)) {
                remove(
                        path.equals("/") ? "/" + name : path + "/" + name,
                        named.endsWith("/") ? named + name : named + "/" + name,
                        true);
            }
        }
        files.remove(path);
        if (has("v")) {
            self.print((isFolder ? "removed directory '" : "removed '") + named + "'");
        }
    }

    /** A file, or a folder and all that is in it. */
    static void all(Files files, String path) throws FileProblem {
        if (files.look(path) instanceof FileNode.Folder) {
            for (var name : files.list(path)) {
                all(files, path + "/" + name);
            }
        }
        files.remove(path);
    }
}
