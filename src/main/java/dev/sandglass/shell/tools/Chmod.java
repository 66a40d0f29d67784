package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code chmod}: who may do what with files; {@code -R -v -c -f --reference}. */
final class Chmod {

    private final Process self;
    private final Switches switches;
    private final String mode;

    private Chmod(Process self, Switches switches, String mode) {
        this.self = self;
        this.switches = switches;
        this.mode = mode;
    }

    private static Switches switches(List<String> words) {
        return Switches.read(
                words,
                "Rvfc",
                "",
                "changes=c",
                "quiet=f",
                "recursive=R",
                "reference=reference:",
                "silent=f",
                "verbose=v");
    }

    static Step start(Process self) {
        var words = new ArrayList<>(self.arguments());
        var minus =
                words.stream()
                        .filter(it -> it.matches("-[rwxXst0-7ugoa,+=-]+") && !it.startsWith("--"))
                        .findFirst();
        minus.ifPresent(words::remove); // -x is a mode, not a switch
        var s = switches(words);
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var rest = new ArrayList<>(s.rest());
        var isNamed = minus.isPresent() || s.has("reference");
        var mode = isNamed ? minus.orElse("") : rest.isEmpty() ? "" : rest.removeFirst();
        var complaint = complaint(self, s, isNamed || !s.rest().isEmpty(), mode, rest);
        if (!complaint.isEmpty()) {
            self.complain("chmod: " + complaint);
            Switches.hint(self, "chmod");
            return Step.exit(1);
        }
        var like = s.value("reference", "");
        if (s.has("reference")) {
            var node = self.facility(Files.class).look(Files.resolve(self.folder(), like));
            if (node == null) {
                var what = "failed to get attributes of '" + like + "': ";
                self.complain("chmod: " + what + FileProblem.Reason.NOT_FOUND.words());
                return Step.exit(1);
            }
            mode = "0" + Integer.toOctalString(node.mode());
        }
        var code = 0;
        for (var name : rest) {
            code = Math.max(code, new Chmod(self, s, mode).named(name));
        }
        return Step.exit(code);
    }

    private static String complaint(
            Process self, Switches s, boolean hasMode, String mode, List<String> rest) {
        if (rest.isEmpty()) {
            return "missing operand"
                    + (hasMode ? " after ‘" + self.arguments().getLast() + "’" : "");
        }
        return s.has("reference") || Modes.isMode(mode) ? "" : "invalid mode: ‘" + mode + "’";
    }

    private int named(String name) {
        var files = self.facility(Files.class);
        var path = Files.resolve(self.folder(), name);
        try {
            change(files, files.follow(path), name);
            return 0;
        } catch (FileProblem problem) {
            if (!switches.has("f")) {
                self.complain("chmod: cannot access '" + name + "': " + problem.reason().words());
            }
            return 1;
        }
    }

    private void change(Files files, String path, String name) throws FileProblem {
        var node = files.find(path);
        var isFolder = node instanceof FileNode.Folder;
        var changed = Modes.change(node.mode(), mode, isFolder, isFolder ? node.mode() & 06000 : 0);
        switch (node) {
            case FileNode.Regular(var bytes, _, var time) ->
                    files.put(path, new FileNode.Regular(bytes, changed, time));
            case FileNode.Folder(_, var time) ->
                    files.put(path, new FileNode.Folder(changed, time));
            case FileNode.Link _, FileNode.Gone _ -> {}
        }
        tell(name, node.mode(), changed);
        if (!isFolder || !switches.has("R")) {
            return;
        }
        for (var child : files.list(path)) {
            var below = path.equals("/") ? "/" + child : path + "/" + child;
            if (!(files.look(below) instanceof FileNode.Link)) {
                change(files, below, name.endsWith("/") ? name + child : name + "/" + child);
            }
        }
    }

    private void tell(String name, int before, int after) {
        var isSame = before == after;
        if (!switches.has("v") && (!switches.has("c") || isSame)) {
            return;
        }
        var shown = shown(after);
        self.print(
                "mode of '"
                        + name
                        + "' "
                        + (isSame
                                ? "retained as " + shown
                                : "changed from " + shown(before) + " to " + shown));
    }

    private static String shown(int mode) {
        return String.format(Locale.ROOT, "%04o (%s)", mode, Modes.letters(mode));
    }
}
