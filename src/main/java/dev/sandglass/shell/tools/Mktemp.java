package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;

/** {@code mktemp}: a new file, or with {@code -d} a folder, under a name that nobody has. */
final class Mktemp {

    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private Mktemp() {}

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "dqtu",
                        "p",
                        "directory=d",
                        "dry-run=u",
                        "quiet=q",
                        "tmpdir=p?");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        if (s.rest().size() > 1) {
            self.complain("mktemp: too many templates");
            Switches.hint(self, "mktemp");
            return Step.exit(1);
        }
        var named = s.rest().isEmpty() ? "tmp.XXXXXXXXXX" : s.rest().getFirst();
        var isInFolder = s.rest().isEmpty() || s.has("t") || s.has("p");
        var folder = s.value("p", "").isEmpty() ? "/tmp" : s.value("p", "");
        var form = isInFolder ? folder + "/" + named : named;
        if (!named.contains("XXX")) {
            return refused(self, s, "too few X's in template ‘" + named + "’");
        }
        return make(self, s, form);
    }

    private static Step make(Process self, Switches s, String form) {
        var files = self.facility(Files.class);
        var name = filled(form, self);
        var path = Files.resolve(self.folder(), name);
        try {
            if (s.has("u")) {
                self.print(name);
                return Step.exit(0);
            }
            if (s.has("d")) {
                files.makeFolder(path);
            } else {
                files.write(path, new byte[0]);
            }
            self.print(name);
            return Step.exit(0);
        } catch (FileProblem problem) {
            var what = s.has("d") ? "directory" : "file";
            return refused(
                    self,
                    s,
                    "failed to create "
                            + what
                            + " via template ‘"
                            + form
                            + "’: "
                            + problem.reason().words());
        }
    }

    private static Step refused(Process self, Switches s, String words) {
        if (!s.has("q")) {
            self.complain("mktemp: " + words);
        }
        return Step.exit(1);
    }

    private static String filled(String form, Process self) {
        var out = new StringBuilder(form);
        var key = self.host().hostname() + "/" + self.now() + "/" + self.pid();
        for (var i = out.length() - 1; i >= 0; i--) {
            if (out.charAt(i) == 'X') {
                var letter = self.host().chance().below(LETTERS.length(), "mktemp", key, i);
                out.setCharAt(i, LETTERS.charAt(letter));
            } else if (out.indexOf("X", i) >= 0) {
                break;
            }
        }
        return out.toString();
    }
}
