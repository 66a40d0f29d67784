package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.Ttys;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ls}: names, one a line or in columns on a terminal, with {@code -l -n -a -A -1 -C -d -R -h -s -t -S -r -F -p}. */
final class Listing {

    private static final int USUAL_WIDTH = 80;
    private static final int EXECUTABLE = 0111;

    private final Process self;
    private final Switches switches;
    private final Files files;
    private final LongListing details;

    private Listing(Process self, Switches switches) {
        this.self = self;
        this.switches = switches;
        this.files = self.facility(Files.class);
        this.details = new LongListing(self, switches.has("h"), switches.has("n"));
    }

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "laA1dRhtrSFpnsC",
                        "",
                        "all=a",
                        "almost-all=A",
                        "classify=F?",
                        "color=z?",
                        "directory=d",
                        "human-readable=h",
                        "numeric-uid-gid=n",
                        "recursive=R",
                        "reverse=r",
                        "size=s");
        if (s.areWrong(self)) {
            return Step.exit(s.code(2));
        }
        return Step.exit(new Listing(self, s).run());
    }

    private int run() {
        var named = switches.rest().isEmpty() ? List.of(".") : switches.rest();
        var code = 0;
        var plain = new ArrayList<String>();
        var folders = new ArrayList<String>();
        for (var name : named) {
            try {
                var path = Files.resolve(self.folder(), name);
                var isFolder = files.find(path) instanceof FileNode.Folder;
                (isFolder && !switches.has("d") ? folders : plain).add(name);
            } catch (FileProblem problem) {
                var isBusybox = Unreadable.isBusybox(self);
                var shown = isBusybox ? name : "cannot access '" + name + "'";
                self.complain("ls: " + shown + ": " + problem.reason().words());
                code = isBusybox ? 1 : 2;
            }
        }
        Collections.sort(plain);
        Collections.sort(folders);
        show("", plain);
        for (var i = 0; i < folders.size(); i++) {
            if (named.size() > 1 || switches.has("R")) {
                self.print((i > 0 || !plain.isEmpty() ? "\n" : "") + folders.get(i) + ":");
            }
            folder(folders.get(i));
        }
        return code;
    }

    private void folder(String named) {
        try {
            var path = Files.resolve(self.folder(), named);
            var names = new ArrayList<>(files.list(path));
            if (!switches.has("a") && !switches.has("A")) {
                names.removeIf(name -> name.startsWith("."));
            }
            if (switches.has("a")) {
                names.addAll(0, List.of(".", ".."));
            }
            if (switches.has("l") || switches.has("n") || switches.has("s")) {
                self.print(details.total(path.equals("/") ? "/" : path + "/", names));
            }
            show(path.equals("/") ? "/" : path + "/", names);
            if (switches.has("R")) {
                for (var name : names) {
                    var deeper = path + "/" + name;
                    if (!name.startsWith(".") && files.look(deeper) instanceof FileNode.Folder) {
                        self.print("\n" + named + "/" + name + ":");
                        folder(named + "/" + name);
                    }
                }
            }
        } catch (FileProblem problem) {
            self.complain("ls: cannot open directory '" + named + "': " + problem.reason().words());
        }
    }

    private void show(String prefix, List<String> names) {
        var order = new ArrayList<>(names);
        if (switches.has("t")) {
            order.sort((a, b) -> Long.compare(modified(prefix + b), modified(prefix + a)));
        }
        if (switches.has("S")) {
            order.sort((a, b) -> Long.compare(size(prefix + b), size(prefix + a)));
        }
        if (switches.has("r")) {
            Collections.reverse(order);
        }
        if (switches.has("l") || switches.has("n")) {
            details.lines(prefix, order, this::mark).forEach(self::print);
            return;
        }
        var shown = order.stream().map(name -> name + mark(node(prefix + name), true)).toList();
        if (switches.has("s")) {
            for (var i = 0; i < shown.size(); i++) {
                self.print(blocks(prefix + order.get(i)) + " " + shown.get(i));
            }
        } else if (isInColumns()) {
            Columns.of(shown, width()).forEach(self::print);
        } else {
            shown.forEach(self::print);
        }
    }

    private boolean isInColumns() {
        var out = self.channel(1);
        return !switches.has("1") && (switches.has("C") || out != null && out.isTerminal());
    }

    private int width() {
        var tty = Ttys.at(self, 1);
        return tty == null ? USUAL_WIDTH : tty.columns();
    }

    /** What {@code -F} and {@code -p} set behind a name; behind a link only where its target is not shown. */
    private String mark(@Nullable FileNode node, boolean marksLinks) {
        return switch (node) {
            case FileNode.Folder _ -> switches.has("F") || switches.has("p") ? "/" : "";
            case FileNode.Link _ -> switches.has("F") && marksLinks ? "@" : "";
            case FileNode.Regular file ->
                    switches.has("F") && (file.mode() & EXECUTABLE) != 0 ? "*" : "";
            case FileNode.Gone _ -> "";
            case null -> "";
        };
    }

    private @Nullable FileNode node(String path) {
        return files.look(Files.resolve(self.folder(), path));
    }

    private long size(String path) {
        return LongListing.bytes(node(path));
    }

    private long blocks(String path) {
        return LongListing.kibibytes(node(path));
    }

    private long modified(String path) {
        var node = node(path);
        return node == null ? 0 : node.modified();
    }
}
