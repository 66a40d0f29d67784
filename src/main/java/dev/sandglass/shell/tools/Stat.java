package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** {@code stat}: what is known of a file; {@code -c} with {@code %n %s %a %A %F %U %G %u %g %Y %y}. */
final class Stat {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.nnnnnnnnn '+0000'")
                    .withZone(ZoneOffset.UTC);

    private Stat() {}

    static Step start(Process self) {
        var s = Switches.read(self.arguments(), "L", "c", "dereference=L", "format=c:");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        if (s.rest().isEmpty()) {
            self.complain("stat: missing operand");
            self.complain("Try 'stat --help' for more information.");
            return Step.exit(1);
        }
        var usual =
                "  File: %n\n  Size: %s\t%F\nAccess: (0%a/%A)  Uid: (%u/%U)   Gid: (%g/%G)\nModify: %y";
        var code = 0;
        for (var name : s.rest()) {
            var path = Files.resolve(self.folder(), name);
            var files = self.facility(Files.class);
            try {
                var node = s.has("L") ? files.find(path) : files.look(path);
                if (node == null) {
                    throw new FileProblem(FileProblem.Reason.NOT_FOUND, path);
                }
                self.print(filled(s.value("c", usual), name, node, path, self));
            } catch (FileProblem problem) {
                self.complain("stat: cannot statx '" + name + "': " + problem.reason().words());
                code = 1;
            }
        }
        return Step.exit(code);
    }

    private static String filled(
            String form, String name, FileNode node, String path, Process self) {
        var out = new StringBuilder();
        for (var i = 0; i < form.length(); i++) {
            if (form.charAt(i) == '%' && i + 1 < form.length()) {
                out.append(field(form.charAt(++i), name, node, path, self));
            } else {
                out.append(form.charAt(i));
            }
        }
        return out.toString();
    }

    private static String field(
            char letter, String name, FileNode node, String path, Process self) {
        var kind =
                switch (node) {
                    case FileNode.Folder _ -> "directory";
                    case FileNode.Link _ -> "symbolic link";
                    case FileNode.Regular file when file.bytes().length == 0 ->
                            "regular empty file";
                    case FileNode.Regular _, FileNode.Gone _ -> "regular file";
                };
        var size = node instanceof FileNode.Regular file ? file.bytes().length : 4096;
        var user = self.variable("USER").isEmpty() ? "root" : self.variable("USER");
        var owner = path.startsWith("/home/") ? user : "root";
        var sign =
                node instanceof FileNode.Folder ? "d" : node instanceof FileNode.Link ? "l" : "-";
        return switch (letter) {
            case 'n' -> name;
            case 's' -> Integer.toString(size);
            case 'a' -> Integer.toOctalString(node.mode());
            case 'A' -> sign + Modes.letters(node.mode());
            case 'F' -> kind;
            case 'U', 'G' -> owner;
            case 'u', 'g' -> owner.equals("root") ? "0" : "1000";
            case 'Y' -> Long.toString(node.modified() / 1_000_000_000L);
            case 'y' -> TIME.format(Instant.ofEpochSecond(0, node.modified()));
            case '%' -> "%";
            default -> "%" + letter;
        };
    }
}
