package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;

/** {@code ln -s}: files that lead to others; {@code -f -n -v -t -T -r}. Left out: hard links. */
final class Ln {

    private final Process self;
    private final Switches switches;
    private final Files files;

    private Ln(Process self, Switches switches) {
        this.self = self;
        this.switches = switches;
        this.files = self.facility(Files.class);
    }

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "sfnvrT",
                        "t",
                        "force=f",
                        "no-dereference=n",
                        "no-target-directory=T",
                        "relative=r",
                        "symbolic=s",
                        "target-directory=t:",
                        "verbose=v");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        if (s.rest().isEmpty() || s.has("T") && s.rest().size() == 1) {
            var after = s.rest().isEmpty() ? "" : " after '" + s.rest().getFirst() + "'";
            self.complain(
                    "ln: missing "
                            + (after.isEmpty() ? "file " : "destination file ")
                            + "operand"
                            + after);
            Switches.hint(self, "ln");
            return Step.exit(1);
        }
        if (!s.has("s")) {
            self.complain("ln: hard links are not in this sandbox yet; ln -s makes symbolic ones");
            return Step.exit(1);
        }
        return Step.exit(new Ln(self, s).run());
    }

    private int run() {
        var rest = switches.rest();
        if (switches.has("t")) {
            return into(switches.value("t", ""), rest);
        }
        if (rest.size() == 1) {
            return into(".", rest);
        }
        var last = rest.getLast();
        if (!switches.has("T") && isFolder(last)) {
            return into(last, rest.subList(0, rest.size() - 1));
        }
        if (rest.size() > 2) {
            self.complain(
                    switches.has("T")
                            ? "ln: extra operand '" + rest.get(2) + "'"
                            : "ln: target '" + last + "': " + why(last));
            if (switches.has("T")) {
                Switches.hint(self, "ln");
            }
            return 1;
        }
        return link(rest.getFirst(), last);
    }

    private String why(String named) {
        var isThere = files.look(Files.resolve(self.folder(), named)) != null;
        return (isThere ? FileProblem.Reason.NOT_A_FOLDER : FileProblem.Reason.NOT_FOUND).words();
    }

    private boolean isFolder(String named) {
        var path = Files.resolve(self.folder(), named);
        return files.isFolder(path)
                && !(switches.has("n") && files.look(path) instanceof FileNode.Link);
    }

    private int into(String folder, List<String> targets) {
        if (!isFolder(folder)) {
            self.complain("ln: target directory '" + folder + "': " + why(folder));
            return 1;
        }
        var code = 0;
        for (var target : targets) {
            var name = target.replaceFirst("/+$", "");
            name = name.substring(name.lastIndexOf('/') + 1);
            code = Math.max(code, link(target, folder + (folder.endsWith("/") ? "" : "/") + name));
        }
        return code;
    }

    private int link(String target, String name) {
        var path = Files.resolve(self.folder(), name);
        var shown = switches.has("r") ? relative(target, path) : target;
        try {
            var old = files.look(path);
            if (old instanceof FileNode.Folder && switches.has("f")) {
                self.complain("ln: " + name + ": cannot overwrite directory");
                return 1;
            }
            if (old != null && switches.has("f")) {
                files.remove(path);
            }
            files.link(path, shown);
            if (switches.has("v")) {
                self.print("'" + name + "' -> '" + shown + "'");
            }
            return 0;
        } catch (FileProblem problem) {
            self.complain(
                    "ln: failed to create symbolic link '"
                            + name
                            + "': "
                            + problem.reason().words());
            return 1;
        }
    }

    /** The way from the link's folder to the target. */
    private String relative(String target, String link) {
        var from = List.of(link.substring(1).split("/"));
        var to = List.of(Files.resolve(self.folder(), target).substring(1).split("/"));
        var same = 0;
        while (same < Math.min(from.size() - 1, to.size() - 1)
                && from.get(same).equals(to.get(same))) {
            same++;
        }
        var way = new ArrayList<String>();
        for (var i = same; i < from.size() - 1; i++) {
            way.add("..");
        }
        way.addAll(to.subList(same, to.size()));
        return String.join("/", way);
    }
}
