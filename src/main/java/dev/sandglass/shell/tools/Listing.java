package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code ls}: names, one a line or in rows on a terminal, with {@code -l -a -A -1 -d -R -h -t -r}. */
final class Listing {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Process self;
    private final Switches switches;
    private final Files files;

    private Listing(Process self, Switches switches) {
        this.self = self;
        this.switches = switches;
        this.files = self.facility(Files.class);
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
            return Step.exit(2);
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
            if (switches.has("l")) {
                self.print("total " + 4 * names.size());
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
            order.forEach(name -> self.print(line(prefix, name)));
        } else if (isTerminal && !switches.has("1") && !order.isEmpty()) {
            self.print(String.join("  ", order));
        } else {
            order.forEach(self::print);
        }
    }

    private long modified(String path) {
        var node = files.look(Files.resolve(self.folder(), path));
        return node == null ? 0 : node.modified();
    }

    private String line(String prefix, String name) {
        var path = Files.resolve(self.folder(), prefix + name);
        var node = files.look(path);
        if (node == null) {
            return name;
        }
        var kind =
                switch (node) {
                    case FileNode.Folder _ -> "d";
                    case FileNode.Link _ -> "l";
                    case FileNode.Regular _, FileNode.Gone _ -> "-";
                };
        var size =
                switch (node) {
                    case FileNode.Regular file -> file.bytes().length;
                    case FileNode.Link link -> link.target().length();
                    case FileNode.Folder _, FileNode.Gone _ -> 4096;
                };
        var user = self.variable("USER").isEmpty() ? "root" : self.variable("USER");
        var owner = path.startsWith("/home/") ? user : "root";
        var target = node instanceof FileNode.Link link ? " -> " + link.target() : "";
        var time = TIME.format(Instant.ofEpochSecond(0, node.modified()));
        return "%s%s 1 %s %s %5d %s %s%s"
                .formatted(kind, letters(node.mode()), owner, owner, size, time, name, target);
    }

    static String letters(int mode) {
        var out = new StringBuilder();
        for (var bit = 8; bit >= 0; bit--) {
            out.append((mode >> bit & 1) == 1 ? "rwx".charAt((8 - bit) % 3) : '-');
        }
        return out.toString();
    }
}
