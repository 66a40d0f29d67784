package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;

/** {@code ls}: names, one a line or in rows on a terminal, with {@code -l -a -A -1 -d -R -h -s -t -r}. */
final class Listing {

    private final Process self;
    private final Switches switches;
    private final Files files;
    private final LongListing details;

    private Listing(Process self, Switches switches) {
        this.self = self;
        this.switches = switches;
        this.files = self.facility(Files.class);
        this.details = new LongListing(self, switches.has("h"));
    }

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "laA1dRhtrSFpnis",
                        "",
                        "all=a",
                        "almost-all=A",
                        "color=z:",
                        "human-readable=h");
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
        if (switches.has("r")) {
            java.util.Collections.reverse(order);
        }
        var out = self.channel(1);
        var isTerminal = out != null && out.isTerminal();
        if (switches.has("l") || switches.has("n")) {
            details.lines(prefix, order).forEach(self::print);
        } else if (switches.has("s")) {
            order.forEach(name -> self.print(blocks(prefix + name) + " " + name));
        } else if (isTerminal && !switches.has("1") && !order.isEmpty()) {
            self.print(String.join("  ", order));
        } else {
            order.forEach(self::print);
        }
    }

    private long blocks(String path) {
        return LongListing.kibibytes(files.look(Files.resolve(self.folder(), path)));
    }

    private long modified(String path) {
        var node = files.look(Files.resolve(self.folder(), path));
        return node == null ? 0 : node.modified();
    }
}
