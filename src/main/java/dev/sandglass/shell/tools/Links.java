package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;

/** {@code readlink} and {@code realpath}: where paths lead. */
final class Links {

    private Links() {}

    static Step readlink(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "femnqsvz",
                        "",
                        "canonicalize=f",
                        "canonicalize-existing=e",
                        "canonicalize-missing=m",
                        "no-newline=n",
                        "quiet=q",
                        "silent=q",
                        "verbose=v",
                        "zero=z");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        if (s.rest().isEmpty()) {
            return missing(self);
        }
        if (s.has("f") || s.has("e") || s.has("m")) {
            return followed(self, s);
        }
        var code = 0;
        for (var name : s.rest()) {
            var path = Files.resolve(self.folder(), name);
            if (self.facility(Files.class).look(path) instanceof FileNode.Link(var target, _)) {
                put(target, s, self);
            } else {
                if (s.has("v")) {
                    var isThere = self.facility(Files.class).look(path) != null;
                    var words = isThere ? "Invalid argument" : FileProblem.Reason.NOT_FOUND.words();
                    self.complain("readlink: " + name + ": " + words);
                }
                code = 1;
            }
        }
        return Step.exit(code);
    }

    static Step realpath(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "emsqz",
                        "",
                        "canonicalize-existing=e",
                        "canonicalize-missing=m",
                        "no-symlinks=s",
                        "quiet=q",
                        "strip=s",
                        "zero=z");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        return s.rest().isEmpty() ? missing(self) : followed(self, s);
    }

    private static Step followed(Process self, Switches s) {
        var code = 0;
        for (var name : s.rest()) {
            var files = self.facility(Files.class);
            var path = Files.resolve(self.folder(), name);
            var parent = Files.resolve(path, "..");
            try {
                if (!s.has("m") && !files.isFolder(parent)) {
                    throw new FileProblem(FileProblem.Reason.NOT_FOUND, name);
                }
                var isPlain = s.has("s") && s.tool().equals("realpath");
                var end =
                        isPlain
                                ? path
                                : s.has("m") && !files.isFolder(parent) ? path : files.follow(path);
                if (s.has("e") && files.look(end) == null) {
                    throw new FileProblem(FileProblem.Reason.NOT_FOUND, name);
                }
                put(end, s, self);
            } catch (FileProblem problem) {
                var isTold = s.tool().equals("realpath") ? !s.has("q") : s.has("v");
                if (isTold) {
                    self.complain(s.tool() + ": " + name + ": " + problem.reason().words());
                }
                code = 1;
            }
        }
        return Step.exit(code);
    }

    private static void put(String path, Switches s, Process self) {
        var isBare = s.has("n") && s.tool().equals("readlink") && s.rest().size() == 1;
        Sieve.pass(s.has("z") ? path + "\0" : path, !s.has("z") && !isBare, self);
    }

    private static Step missing(Process self) {
        var tool = Switches.tool(self.arguments());
        self.complain(tool + ": missing operand");
        self.complain("Try '" + tool + " --help' for more information.");
        return Step.exit(1);
    }
}
