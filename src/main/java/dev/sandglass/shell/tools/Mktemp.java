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
        var s = Switches.read(self.arguments(), "dqtu", "p", "directory=d", "tmpdir=p:");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        var form =
                s.rest().isEmpty() ? s.value("p", "/tmp") + "/tmp.XXXXXXXXXX" : s.rest().getFirst();
        if (!form.contains("XXX")) {
            self.complain("mktemp: too few X's in template ‘" + form + "’");
            return Step.exit(1);
        }
        var files = self.facility(Files.class);
        var name = filled(form, self);
        var path = Files.resolve(self.folder(), name);
        try {
            if (s.has("d")) {
                files.makeFolder(path);
            } else {
                files.write(path, new byte[0]);
            }
            self.print(name);
            return Step.exit(0);
        } catch (FileProblem problem) {
            self.complain(
                    "mktemp: failed to create file via template ‘"
                            + form
                            + "’: "
                            + problem.reason().words());
            return Step.exit(1);
        }
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
