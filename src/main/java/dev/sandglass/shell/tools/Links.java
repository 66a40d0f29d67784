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
        var s = Switches.read(self.arguments(), "femnqsvz", "", "canonicalize=f");
        if (s.areWrong(self)) {
            return Step.exit(1);
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
                Sieve.pass(target, !s.has("n"), self);
            } else {
                code = 1;
            }
        }
        return Step.exit(code);
    }

    static Step realpath(Process self) {
        var s = Switches.read(self.arguments(), "emsqz", "", "canonicalize-missing=m");
        if (s.areWrong(self)) {
            return Step.exit(1);
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
                self.print(files.follow(path));
            } catch (FileProblem problem) {
                if (s.tool().equals("realpath")) {
                    self.complain("realpath: " + name + ": " + problem.reason().words());
                }
                code = 1;
            }
        }
        return Step.exit(code);
    }

    private static Step missing(Process self) {
        var tool = Switches.tool(self.arguments());
        self.complain(tool + ": missing operand");
        self.complain("Try '" + tool + " --help' for more information.");
        return Step.exit(1);
    }
}
