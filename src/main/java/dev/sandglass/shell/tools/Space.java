package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.List;
import java.util.Locale;

/** {@code du}: how much files take, in blocks of 4 KiB; {@code -s}, {@code -h}. */
final class Space {

    private Space() {}

    static Step du(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "shakc",
                        "d",
                        "all=a",
                        "human-readable=h",
                        "max-depth=d:",
                        "summarize=s",
                        "total=c");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        if (!s.value("d", "0").matches("\\d{1,9}")) {
            self.complain("du: invalid maximum depth ‘" + s.value("d", "") + "’");
            Switches.hint(self, "du");
            return Step.exit(1);
        }
        if (s.has("s") && s.has("a")) {
            self.complain("du: cannot both summarize and show all entries");
            Switches.hint(self, "du");
            return Step.exit(1);
        }
        var depth = s.has("s") ? 0 : Numbers.whole(s.value("d", ""), Integer.MAX_VALUE);
        var total = 0L;
        var code = 0;
        for (var name : s.rest().isEmpty() ? List.of(".") : s.rest()) {
            if (!self.facility(Files.class).exists(Files.resolve(self.folder(), name))) {
                self.complain("du: cannot access '" + name + "': No such file or directory");
                code = 1;
            } else {
                total += walk(self, s, name, true, depth);
            }
        }
        if (s.has("c")) {
            show(self, s, total, "total");
        }
        return Step.exit(code);
    }

    /**
     * @param depth how many folders further down are shown
     */
    private static long walk(Process self, Switches s, String name, boolean isTop, int depth) {
        var files = self.facility(Files.class);
        var path = Files.resolve(self.folder(), name);
        var node = files.look(path);
        if (!(node instanceof FileNode.Folder)) {
            var bytes = node instanceof FileNode.Regular file ? file.bytes().length : 0;
            var size = (bytes + 4095L) / 4096 * 4;
            if (isTop || s.has("a") && depth >= 0) {
                show(self, s, size, name);
            }
            return size;
        }
        var size = 4L;
        try {
            for (var child : files.list(path)) {
                size += walk(self, s, name + "/" + child, false, depth - 1);
            }
        } catch (FileProblem problem) {
            self.complain("du: cannot read directory '" + name + "': " + problem.reason().words());
        }
        if (isTop || depth >= 0) {
            show(self, s, size, name);
        }
        return size;
    }

    private static void show(Process self, Switches s, long kilobytes, String name) {
        var isLarge = kilobytes >= 1024;
        var size =
                !s.has("h")
                        ? Long.toString(kilobytes)
                        : isLarge
                                ? String.format(Locale.ROOT, "%.1fM", kilobytes / 1024.0)
                                : kilobytes + ".0K";
        self.print((s.has("h") && kilobytes == 0 ? "0" : size) + "\t" + name);
    }
}
