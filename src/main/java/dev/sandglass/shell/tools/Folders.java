package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;

/** {@code mkdir}, {@code rmdir}, {@code rm}, {@code chmod}, {@code ln}. */
final class Folders {

    /** Does it to one path. */
    interface Deed {
        void to(String path, String named) throws FileProblem;
    }

    private Folders() {}

    private static Files files(Process self) {
        return self.facility(Files.class);
    }

    private static String path(Process self, String named) {
        return Files.resolve(self.folder(), named);
    }

    static Step each(Process self, Switches s, String failure, Deed deed) {
        if (s.rest().isEmpty()) {
            var what = s.tool().equals("touch") ? "file operand" : "operand";
            self.complain(s.tool() + ": missing " + what);
            self.complain("Try '" + s.tool() + " --help' for more information.");
            return Step.exit(1);
        }
        var code = 0;
        for (var named : s.rest()) {
            try {
                deed.to(path(self, named), named);
            } catch (FileProblem problem) {
                var quoted = s.tool().equals("mkdir") ? "‘" + named + "’" : "'" + named + "'";
                self.complain(
                        s.tool() + ": " + failure + " " + quoted + ": " + problem.reason().words());
                code = 1;
            }
        }
        return Step.exit(code);
    }

    static Step mkdir(Process self) {
        var s = Switches.read(self.arguments(), "pv", "m", "parents=p", "mode=m:");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        return each(
                self,
                s,
                "cannot create directory",
                (path, _) -> {
                    if (s.has("p")) {
                        files(self).makeFolders(path);
                    } else {
                        files(self).makeFolder(path);
                    }
                });
    }

    static Step rmdir(Process self) {
        var s = Switches.read(self.arguments(), "pv", "");
        return s.areWrong(self)
                ? Step.exit(1)
                : each(
                        self,
                        s,
                        "failed to remove",
                        (path, _) -> {
                            if (!files(self).isFolder(path)) {
                                files(self).list(path);
                            }
                            files(self).remove(path);
                        });
    }

    static Step rm(Process self) {
        var s =
                Switches.read(
                        self.arguments(), "rRfivd", "", "recursive=r", "force=f", "verbose=v");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        if (s.has("f") && s.rest().isEmpty()) {
            return Step.exit(0);
        }
        return each(
                self,
                s,
                "cannot remove",
                (path, _) -> {
                    var isThere = files(self).look(path) != null;
                    if (!isThere && s.has("f")) {
                        return;
                    }
                    if (isThere && files(self).look(path) instanceof FileNode.Folder) {
                        if (!s.has("r") && !s.has("R")) {
                            throw new FileProblem(FileProblem.Reason.IS_FOLDER, path);
                        }
                        removeAll(files(self), path);
                    } else {
                        files(self).remove(path);
                    }
                });
    }

    static void removeAll(Files files, String path) throws FileProblem {
        if (files.look(path) instanceof FileNode.Folder) {
            for (var name : files.list(path)) {
                removeAll(files, path + "/" + name);
            }
        }
        files.remove(path);
    }

    static Step chmod(Process self) {
        var s = Switches.read(self.arguments(), "Rvfxrw", "");
        var words = self.arguments();
        if (words.size() < 3) {
            self.complain("chmod: missing operand");
            self.complain("Try 'chmod --help' for more information.");
            return Step.exit(1);
        }
        var mode = words.get(1).startsWith("-R") ? words.get(2) : words.get(1);
        var rest = words.subList(words.indexOf(mode) + 1, words.size());
        if (!mode.matches("[0-7]{1,4}|([ugoa]*[-+=][rwxXst]*)(,[ugoa]*[-+=][rwxXst]*)*")) {
            self.complain("chmod: invalid mode: ‘" + mode + "’");
            self.complain("Try 'chmod --help' for more information.");
            return Step.exit(1);
        }
        var named = new Switches("chmod", s.given(), rest, null);
        return each(
                self,
                named,
                "cannot access",
                (path, _) -> {
                    var node = files(self).find(path);
                    var changed = Modes.change(node.mode(), mode);
                    switch (node) {
                        case FileNode.Regular(var bytes, _, var time) ->
                                files(self).put(path, new FileNode.Regular(bytes, changed, time));
                        case FileNode.Folder(_, var time) ->
                                files(self).put(path, new FileNode.Folder(changed, time));
                        case FileNode.Link _, FileNode.Gone _ -> {}
                    }
                });
    }

    /** {@code 644}, {@code +x}, {@code u=rw,go-w}. */
    static final class Modes {
        private Modes() {}

        static int change(int mode, String how) {
            if (how.matches("[0-7]{1,4}")) {
                return Integer.parseInt(how, 8) & 0777;
            }
            var now = mode;
            for (var clause : how.split(",")) {
                var sign = clause.replaceFirst("^[ugoa]*", "");
                if (sign.isEmpty()) {
                    continue;
                }
                var who = clause.substring(0, clause.length() - sign.length());
                var bits = 0;
                for (var letter : sign.substring(1).toCharArray()) {
                    bits |= letter == 'r' ? 0444 : letter == 'w' ? 0222 : letter == 'x' ? 0111 : 0;
                }
                var mask = who.isEmpty() || who.contains("a") ? 0777 : mask(who);
                now =
                        switch (sign.charAt(0)) {
                            case '+' -> now | bits & mask;
                            case '-' -> now & ~(bits & mask);
                            default -> now & ~mask | bits & mask;
                        };
            }
            return now;
        }

        private static int mask(String who) {
            return (who.contains("u") ? 0700 : 0)
                    | (who.contains("g") ? 070 : 0)
                    | (who.contains("o") ? 07 : 0);
        }
    }

    static Step ln(Process self) {
        var s = Switches.read(self.arguments(), "sfnv", "", "symbolic=s", "force=f");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        if (!s.has("s") || s.rest().size() != 2) {
            self.complain("ln: only symbolic links (ln -s TARGET NAME) exist here");
            return Step.exit(1);
        }
        var name = s.rest().get(1);
        try {
            if (s.has("f") && files(self).look(path(self, name)) != null) {
                files(self).remove(path(self, name));
            }
            files(self).link(path(self, name), s.rest().getFirst());
            return Step.exit(0);
        } catch (FileProblem problem) {
            self.complain(
                    "ln: failed to create symbolic link '"
                            + name
                            + "': "
                            + problem.reason().words());
            return Step.exit(1);
        }
    }
}
