package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The lines of {@code ls -l}, as GNU's or busybox' writes them. */
final class LongListing {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM ppd HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMM ppd  yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** Older files show their year. */
    private static final long HALF_A_YEAR = Duration.ofHours(182 * 24 + 14).toNanos();

    private static final int BLOCK = 4096;

    private final Process self;
    private final Files files;
    private final boolean isHuman;
    private final boolean isNumeric;

    /** What stands behind a name; behind a link nothing does, since its target is shown. */
    interface Marks {
        String of(FileNode node, boolean marksLinks);
    }

    LongListing(Process self, boolean isHuman, boolean isNumeric) {
        this.self = self;
        this.files = self.facility(Files.class);
        this.isHuman = isHuman;
        this.isNumeric = isNumeric;
    }

    /** What stands in front of a name. */
    private record Line(String mode, int links, String owner, String size, String rest) {}

    /** How much these files of a folder take, as the line above them says. */
    String total(String prefix, List<String> names) {
        var kibibytes = names.stream().mapToLong(name -> kibibytes(node(prefix + name))).sum();
        return "total " + (isHuman && kibibytes > 0 ? human(kibibytes * 1024) : kibibytes);
    }

    static long kibibytes(@Nullable FileNode node) {
        return switch (node) {
            case FileNode.Folder _ -> BLOCK / 1024;
            case FileNode.Regular file -> (file.bytes().length + BLOCK - 1L) / BLOCK * 4;
            case FileNode.Link _, FileNode.Gone _ -> 0;
            case null -> 0;
        };
    }

    static long bytes(@Nullable FileNode node) {
        return switch (node) {
            case FileNode.Regular file -> file.bytes().length;
            case FileNode.Link link -> link.target().length();
            case FileNode.Folder _ -> BLOCK;
            case FileNode.Gone _ -> 0;
            case null -> 0;
        };
    }

    List<String> lines(String prefix, List<String> names, Marks marks) {
        var lines = new ArrayList<Line>();
        for (var name : names) {
            var node = node(prefix + name);
            if (node != null) {
                var path = Files.resolve(self.folder(), prefix + name);
                lines.add(line(path, name + marks.of(node, false), node));
            }
        }
        if (Unreadable.isBusybox(self)) {
            return lines.stream().map(LongListing::ofBusybox).toList();
        }
        var links = lines.stream().mapToInt(it -> digits(it.links())).max().orElse(1);
        var owner = lines.stream().mapToInt(it -> it.owner().length()).max().orElse(1);
        var size = lines.stream().mapToInt(it -> it.size().length()).max().orElse(1);
        var form = "%s %" + links + "d %-" + owner + "s %-" + owner + "s %" + size + "s %s";
        return lines.stream()
                .map(
                        it ->
                                form.formatted(
                                        it.mode(),
                                        it.links(),
                                        it.owner(),
                                        it.owner(),
                                        it.size(),
                                        it.rest()))
                .toList();
    }

    private static String ofBusybox(Line it) {
        return "%s %4d %-8s %-8s %9s %s"
                .formatted(it.mode(), it.links(), it.owner(), it.owner(), it.size(), it.rest());
    }

    /** {@code 4.9K}: rounded up, with a digit behind the point below ten. */
    static String human(long bytes) {
        var amount = (double) bytes;
        var unit = "";
        for (var next = 0; amount >= 1024 && next < 4; next++) {
            amount /= 1024;
            unit = "KMGT".substring(next, next + 1);
        }
        if (unit.isEmpty()) {
            return Long.toString(bytes);
        }
        return amount < 9.95
                ? String.format(Locale.ROOT, "%.1f", Math.ceil(amount * 10) / 10) + unit
                : (long) Math.ceil(amount) + unit;
    }

    private static int digits(int number) {
        return Integer.toString(number).length();
    }

    private @Nullable FileNode node(String path) {
        return files.look(Files.resolve(self.folder(), path));
    }

    private Line line(String path, String name, FileNode node) {
        var kind =
                switch (node) {
                    case FileNode.Folder _ -> "d";
                    case FileNode.Link _ -> "l";
                    case FileNode.Regular _, FileNode.Gone _ -> "-";
                };
        var bytes = bytes(node);
        var user = self.variable("USER").isEmpty() ? "root" : self.variable("USER");
        var account = path.startsWith("/home/") ? user : "root";
        var owner = isNumeric ? account.equals("root") ? "0" : "1000" : account;
        var target = node instanceof FileNode.Link link ? " -> " + link.target() : "";
        return new Line(
                kind + Modes.letters(node.mode()),
                node instanceof FileNode.Folder ? 2 + folders(path) : 1,
                owner,
                isHuman ? human(bytes) : Long.toString(bytes),
                time(node.modified()) + " " + name + target);
    }

    /** Each folder inside counts, for its own {@code ..}. */
    private int folders(String path) {
        try {
            return (int)
                    files.list(path).stream()
                            .filter(it -> files.look(path + "/" + it) instanceof FileNode.Folder)
                            .count();
        } catch (FileProblem unreadable) {
            return 0;
        }
    }

    private String time(long modified) {
        var age = self.now() - modified;
        var form = age < 0 || age > HALF_A_YEAR ? DAY : TIME;
        return form.format(Instant.ofEpochSecond(0, modified));
    }
}
