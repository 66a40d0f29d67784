package dev.sandglass.shell.tools;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code diff}: two files, in the usual form or with {@code -u}. */
final class Differences {

    private static final int LINES_AT_MOST = 20_000;

    private Differences() {}

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.nnnnnnnnn xx", Locale.ROOT);

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(), "uqrNwbBi", "U", "unified=u", "brief=q", "recursive=r");
        if (s.areWrong(self)) {
            return Step.exit(2);
        }
        if (s.rest().size() != 2) {
            self.complain("diff: missing operand after '" + s.tool() + "'");
            return Step.exit(2);
        }
        var left = s.rest().get(0);
        var right = s.rest().get(1);
        var files = self.facility(Files.class);
        var areFolders = isFolder(left, self, files) && isFolder(right, self, files);
        return Step.exit(areFolders ? folders(self, s, left, right) : files(self, s, left, right));
    }

    private static boolean isFolder(String named, Process self, Files files) {
        return files.isFolder(Files.resolve(self.folder(), named));
    }

    // ---- folders ----

    private static int folders(Process self, Switches s, String left, String right) {
        var names = new TreeSet<String>();
        names.addAll(names(self, left));
        names.addAll(names(self, right));
        var code = 0;
        for (var name : names) {
            code = Math.max(code, entry(self, s, left + "/" + name, right + "/" + name));
        }
        return code;
    }

    private static List<String> names(Process self, String folder) {
        try {
            return self.facility(Files.class).list(Files.resolve(self.folder(), folder));
        } catch (FileProblem _) {
            return List.of();
        }
    }

    private static int entry(Process self, Switches s, String left, String right) {
        var files = self.facility(Files.class);
        var isLeft = files.exists(Files.resolve(self.folder(), left));
        var isRight = files.exists(Files.resolve(self.folder(), right));
        if (!s.has("N") && (!isLeft || !isRight)) {
            var only = isLeft ? left : right;
            var slash = only.lastIndexOf('/');
            self.print("Only in " + only.substring(0, slash) + ": " + only.substring(slash + 1));
            return 1;
        }
        if (isFolder(left, self, files) && isFolder(right, self, files)) {
            if (s.has("r")) {
                return folders(self, s, left, right);
            }
            self.print("Common subdirectories: " + left + " and " + right);
            return 0;
        }
        var title = "diff " + options(self) + left + " " + right;
        return files(self, s, left, right, title);
    }

    /** The options as they were typed. */
    private static String options(Process self) {
        var options = new StringBuilder();
        self.arguments().stream()
                .skip(1)
                .filter(w -> w.startsWith("-"))
                .forEach(w -> options.append(w).append(' '));
        return options.toString();
    }

    // ---- files ----

    private static int files(Process self, Switches s, String left, String right) {
        return files(self, s, left, right, "");
    }

    private static int files(
            Process self, Switches s, String leftName, String rightName, String title) {
        var left = lines(self, leftName, s.has("N"));
        var right = lines(self, rightName, s.has("N"));
        if (left == null || right == null) {
            return 2;
        }
        if (left.equals(right)) {
            return 0;
        }
        if (left.size() + right.size() > LINES_AT_MOST) {
            self.complain("diff: memory exhausted");
            return 2;
        }
        if (s.has("q")) {
            self.print("Files " + leftName + " and " + rightName + " differ");
            return 1;
        }
        if (!title.isEmpty()) {
            self.print(title);
        }
        if (s.has("u") || s.has("U")) {
            var patch = DiffUtils.diff(left, right);
            var context = Numbers.whole(s.value("U", "3"), 3);
            UnifiedDiffUtils.generateUnifiedDiff(
                            dated(self, leftName), dated(self, rightName), left, patch, context)
                    .forEach(line -> self.print(hunk(line)));
        } else {
            usual(self, left, right);
        }
        return 1;
    }

    /** A hunk's head leaves out a count of one. */
    private static String hunk(String line) {
        return line.startsWith("@@ ") ? line.replaceAll(",1(?= )", "") : line;
    }

    /** A file's name and when it was changed; an absent one is from the beginning of time. */
    private static String dated(Process self, String named) {
        var node = self.facility(Files.class).look(Files.resolve(self.folder(), named));
        var moment = Instant.ofEpochSecond(0, node == null ? 0 : node.modified());
        return named + "\t" + MOMENT.format(moment.atOffset(ZoneOffset.UTC));
    }

    private static @Nullable List<String> lines(Process self, String named, boolean absentIsEmpty) {
        var files = self.facility(Files.class);
        var path = Files.resolve(self.folder(), named);
        if (absentIsEmpty && !files.exists(path)) {
            return List.of();
        }
        try {
            return new String(files.read(path), StandardCharsets.UTF_8).lines().toList();
        } catch (FileProblem problem) {
            self.complain("diff: " + named + ": " + problem.reason().words());
            return null;
        }
    }

    private static void usual(Process self, List<String> left, List<String> right) {
        for (var delta : DiffUtils.diff(left, right).getDeltas()) {
            var from = delta.getSource();
            var to = delta.getTarget();
            var letter = from.size() == 0 ? "a" : to.size() == 0 ? "d" : "c";
            self.print(
                    range(from.getPosition(), from.size())
                            + letter
                            + range(to.getPosition(), to.size()));
            from.getLines().forEach(line -> self.print("< " + line));
            if (letter.equals("c")) {
                self.print("---");
            }
            to.getLines().forEach(line -> self.print("> " + line));
        }
    }

    private static String range(int position, int size) {
        return size == 0
                ? Integer.toString(position)
                : size == 1
                        ? Integer.toString(position + 1)
                        : (position + 1) + "," + (position + size);
    }
}
