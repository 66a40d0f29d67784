package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;

/** {@code mkdir} and {@code rmdir}, and what tools share that do something to each path. */
final class Folders {

    /** Does it to one path. */
    interface Deed {
        void to(String path, String named) throws FileProblem;
    }

    private static final String PARENT = "directory '";

    private Folders() {}

    static Files files(Process self) {
        return self.facility(Files.class);
    }

    static String path(Process self, String named) {
        return Files.resolve(self.folder(), named);
    }

    static Step each(Process self, Switches s, String failure, Deed deed) {
        if (s.rest().isEmpty()) {
            var what = s.tool().equals("touch") ? "file operand" : "operand";
            self.complain(s.tool() + ": missing " + what);
            Switches.hint(self, s.tool());
            return Step.exit(1);
        }
        var code = 0;
        for (var named : s.rest()) {
            try {
                if (named.isEmpty()) {
                    throw new FileProblem(FileProblem.Reason.NOT_FOUND, named);
                }
                deed.to(path(self, named), named);
            } catch (FileProblem problem) {
                var quoted =
                        switch (s.tool()) {
                            case "mkdir" -> "‘" + problem.path() + "’";
                            case "rmdir" ->
                                    problem.path().startsWith(PARENT)
                                            ? problem.path()
                                            : "'" + named + "'";
                            default -> "'" + named + "'";
                        };
                self.complain(
                        s.tool() + ": " + failure + " " + quoted + ": " + problem.reason().words());
                code = 1;
            }
        }
        return Step.exit(code);
    }

    // ---- mkdir ----

    static Step mkdir(Process self) {
        var s = Switches.read(self.arguments(), "pv", "m", "mode=m:", "parents=p", "verbose=v");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var mode = s.value("m", "");
        if (s.has("m") && !Modes.isMode(mode)) {
            self.complain("mkdir: invalid mode ‘" + mode + "’");
            return Step.exit(1);
        }
        return each(
                self,
                s,
                "cannot create directory",
                (path, named) -> {
                    if (s.has("p")) {
                        parents(self, s, named);
                    } else {
                        make(self, s, path, named);
                    }
                    if (s.has("m")) {
                        var folder = files(self).find(path);
                        var bits = Modes.change(0777, mode, true, 0);
                        files(self).put(path, new FileNode.Folder(bits, folder.modified()));
                    }
                });
    }

    private static void make(Process self, Switches s, String path, String named)
            throws FileProblem {
        try {
            files(self).makeFolder(path);
        } catch (FileProblem problem) {
            throw new FileProblem(problem.reason(), named);
        }
        if (s.has("v")) {
            self.print("mkdir: created directory '" + named + "'");
        }
    }

    /** Each folder on the way that is not there. */
    private static void parents(Process self, Switches s, String named) throws FileProblem {
        for (var end = 1; end <= named.length(); end++) {
            var isPart =
                    (end == named.length() || named.charAt(end) == '/')
                            && named.charAt(end - 1) != '/';
            var part = named.substring(0, end);
            var path = path(self, part);
            if (!isPart || files(self).isFolder(path)) {
                continue;
            }
            if (files(self).look(path) != null) {
                var isLast = end == named.length();
                throw new FileProblem(
                        isLast ? FileProblem.Reason.EXISTS : FileProblem.Reason.NOT_A_FOLDER, part);
            }
            make(self, s, path, part);
        }
    }

    // ---- rmdir ----

    static Step rmdir(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "pv",
                        "",
                        "ignore-fail-on-non-empty=i",
                        "parents=p",
                        "verbose=v");
        return s.areWrong(self)
                ? Step.exit(s.code(1))
                : each(self, s, "failed to remove", (path, named) -> remove(self, s, path, named));
    }

    private static void remove(Process self, Switches s, String path, String named)
            throws FileProblem {
        if (s.has("v")) {
            self.print("rmdir: removing directory, '" + named + "'");
        }
        if (!files(self).isFolder(path)) {
            files(self).list(path);
        }
        if (s.has("i") && !files(self).list(path).isEmpty()) {
            return;
        }
        files(self).remove(path);
        var slash = named.replaceFirst("/+$", "").lastIndexOf('/');
        if (!s.has("p") || slash <= 0) {
            return;
        }
        var parent = named.substring(0, slash);
        try {
            remove(self, s, path(self, parent), parent);
        } catch (FileProblem problem) {
            throw new FileProblem(problem.reason(), PARENT + parent + "'");
        }
    }
}
