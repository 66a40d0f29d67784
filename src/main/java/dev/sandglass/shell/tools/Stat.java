package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.language.Escapes;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * {@code stat}: what is known of a file; {@code -L}, {@code -c} and {@code --printf}. Left out: devices and inodes, whose numbers
 * are 0 here, and all moments but the one of the last change of the content, which stands for them all.
 */
final class Stat {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.nnnnnnnnn '+0000'")
                    .withZone(ZoneOffset.UTC);

    private static final String USUAL =
            """
              File: %=
              Size: %-10s\tBlocks: %-10b IO Block: %-6o %F
            Device: 0,0\tInode: %-11i Links: %h
            Access: (%04a/%10A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)
            Access: %x
            Modify: %y
            Change: %z
             Birth: %w
            """;

    private static final Pattern FIELD = Pattern.compile("%([-0 ]*)(\\d{0,3})(.)");
    private static final int BLOCK = 4_096;
    private static final long NANOS = 1_000_000_000L;

    private Stat() {}

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(), "L", "c", "dereference=L", "format=c:", "printf=printf:");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        if (s.rest().isEmpty()) {
            self.complain("stat: missing operand");
            Switches.hint(self, "stat");
            return Step.exit(1);
        }
        var form =
                s.has("printf")
                        ? Escapes.decode(s.value("printf", ""))
                        : s.has("c") ? s.value("c", "") + "\n" : USUAL;
        var code = 0;
        for (var name : s.rest()) {
            var path = Files.resolve(self.folder(), name);
            var files = self.facility(Files.class);
            try {
                var node = s.has("L") ? files.find(path) : files.look(path);
                if (node == null) {
                    throw new FileProblem(FileProblem.Reason.NOT_FOUND, path);
                }
                Sieve.pass(new Shown(name, node, path, self).filled(form), false, self);
            } catch (FileProblem problem) {
                self.complain("stat: cannot statx '" + name + "': " + problem.reason().words());
                code = 1;
            }
        }
        return Step.exit(code);
    }

    /** One file and what is known of it. */
    private record Shown(String name, FileNode node, String path, Process self) {

        String filled(String form) throws FileProblem {
            var out = new StringBuilder();
            var from = 0;
            var field = FIELD.matcher(form);
            while (field.find()) {
                out.append(form, from, field.start());
                from = field.end();
                var value = field(field.group(3).charAt(0));
                var room = Numbers.whole(field.group(2), 0) - value.length();
                var flags = field.group(1);
                var filler = flags.contains("0") && !flags.contains("-") ? "0" : " ";
                var blanks = filler.repeat(Math.max(0, room));
                out.append(flags.contains("-") ? value + blanks : blanks + value);
            }
            return out.append(form.substring(from)).toString();
        }

        private String field(char letter) throws FileProblem {
            return switch (letter) {
                case 'n' -> name;
                case 'N' -> "'" + name + "'" + target(" -> '", "'");
                case '=' -> name + target(" -> ", "");
                case 's' -> Integer.toString(size());
                case 'b' -> Integer.toString(blocks());
                case 'B' -> "512";
                case 'o' -> Integer.toString(BLOCK);
                case 'i', 'd' -> "0";
                case 'h' -> Long.toString(links());
                case 'a' -> Integer.toOctalString(node.mode());
                case 'A' -> sign() + Modes.letters(node.mode());
                case 'f' -> Integer.toHexString(type() | node.mode());
                case 'F' -> kind();
                case 'U', 'G' -> owner();
                case 'u', 'g' -> owner().equals("root") ? "0" : "1000";
                case 'X', 'Y', 'Z', 'W' -> Long.toString(node.modified() / NANOS);
                case 'x', 'y', 'z', 'w' -> TIME.format(Instant.ofEpochSecond(0, node.modified()));
                case '%' -> "%";
                default -> "?";
            };
        }

        private String target(String before, String after) {
            return node instanceof FileNode.Link(var target, _) ? before + target + after : "";
        }

        private int size() {
            return switch (node) {
                case FileNode.Regular file -> file.bytes().length;
                case FileNode.Link link -> link.target().length();
                case FileNode.Folder _, FileNode.Gone _ -> BLOCK;
            };
        }

        private int blocks() {
            return node instanceof FileNode.Link ? 0 : (size() + BLOCK - 1) / BLOCK * 8;
        }

        /** A folder has one in the folder above, one in itself and one in each folder below. */
        private long links() throws FileProblem {
            if (!(node instanceof FileNode.Folder)) {
                return 1;
            }
            var files = self.facility(Files.class);
            return 2
                    + files.list(path).stream()
                            .filter(it -> files.look(path + "/" + it) instanceof FileNode.Folder)
                            .count();
        }

        private int type() {
            return switch (node) {
                case FileNode.Folder _ -> 0x4000;
                case FileNode.Link _ -> 0xA000;
                case FileNode.Regular _, FileNode.Gone _ -> 0x8000;
            };
        }

        private String kind() {
            return switch (node) {
                case FileNode.Folder _ -> "directory";
                case FileNode.Link _ -> "symbolic link";
                case FileNode.Regular file when file.bytes().length == 0 -> "regular empty file";
                case FileNode.Regular _, FileNode.Gone _ -> "regular file";
            };
        }

        private String sign() {
            return node instanceof FileNode.Folder
                    ? "d"
                    : node instanceof FileNode.Link ? "l" : "-";
        }

        private String owner() {
            var user = self.variable("USER");
            return path.startsWith("/home/") && !user.isEmpty() ? user : "root";
        }
    }
}
