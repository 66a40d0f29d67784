package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code diff}: two files, in the usual form or with {@code -u}; {@code -i -w -b -Z -B -N -q -r -s}. */
final class Differences {

    private static final int LINES_AT_MOST = 20_000;

    private Differences() {}

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.nnnnnnnnn xx", Locale.ROOT);

    private static Switches switches(Process self) {
        return Switches.read(
                self.arguments(),
                "uqrNwbBisaZ",
                "U",
                "brief=q",
                "ignore-all-space=w",
                "ignore-blank-lines=B",
                "ignore-case=i",
                "ignore-space-change=b",
                "ignore-trailing-space=Z",
                "new-file=N",
                "recursive=r",
                "report-identical-files=s",
                "text=a",
                "unified=U?",
                "color=color?");
    }

    static Step start(Process self) {
        var s = switches(self);
        if (s.areWrong(self)) {
            return Step.exit(s.code(2));
        }
        if (!s.value("color", "never").matches("never|auto")) {
            Switches.notYet(self, "diff", "--color=" + s.value("color", ""));
            return Step.exit(1);
        }
        if (!s.value("U", "").matches("\\d{0,9}")) {
            self.complain("diff: invalid context length '" + s.value("U", "") + "'");
            Switches.hint(self, "diff");
            return Step.exit(2);
        }
        if (s.rest().size() != 2) {
            self.complain(
                    s.rest().size() > 2
                            ? "diff: extra operand '" + s.rest().get(2) + "'"
                            : "diff: missing operand after '" + self.arguments().getLast() + "'");
            Switches.hint(self, "diff");
            return Step.exit(2);
        }
        return s.rest().contains("-")
                ? Gather.standardInput(self)
                : Step.exit(compare(self, s, new byte[0]));
    }

    /** Goes on when standard input has been read, which is one of the two. */
    static int work(List<Gather.Input> inputs, Process self) {
        return compare(self, switches(self), inputs.getFirst().bytes());
    }

    private static int compare(Process self, Switches s, byte[] input) {
        var left = s.rest().get(0);
        var right = s.rest().get(1);
        var files = self.facility(Files.class);
        var isLeft = isFolder(left, self, files);
        var isRight = isFolder(right, self, files);
        if (isLeft && isRight) {
            return folders(self, s, left, right);
        }
        return new Pair(
                        isLeft ? inside(left, right) : left,
                        isRight ? inside(right, left) : right,
                        input)
                .compare(self, s, "");
    }

    /** The file of that name in a folder. */
    private static String inside(String folder, String file) {
        var slash = folder.endsWith("/") ? "" : "/";
        return folder + slash + file.substring(file.lastIndexOf('/') + 1);
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
        return new Pair(left, right, new byte[0]).compare(self, s, title);
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

    /**
     * Two files.
     *
     * @param input what {@code -} stands for
     */
    private record Pair(String left, String right, byte[] input) {

        int compare(Process self, Switches s, String title) {
            var one = bytes(self, left, s.has("N"));
            var other = bytes(self, right, s.has("N"));
            if (one == null || other == null) {
                return 2;
            }
            if (!s.has("a") && !Arrays.equals(one, other) && (isBinary(one) || isBinary(other))) {
                var words = s.has("q") ? "Files " : "Binary files ";
                self.print(words + left + " and " + right + " differ");
                return 1;
            }
            var before = Hunks.Text.of(one);
            var after = Hunks.Text.of(other);
            if (before.lines().size() + after.lines().size() > LINES_AT_MOST) {
                self.complain("diff: the sandbox compares at most " + LINES_AT_MOST + " lines");
                return 2;
            }
            var hunks = new Hunks(before, after, s);
            if (hunks.areNone()) {
                if (s.has("s")) {
                    self.print("Files " + left + " and " + right + " are identical");
                }
                return 0;
            }
            if (s.has("q")) {
                self.print("Files " + left + " and " + right + " differ");
            } else {
                show(self, s, title, hunks);
            }
            return 1;
        }

        private void show(Process self, Switches s, String title, Hunks hunks) {
            if (!title.isEmpty()) {
                self.print(title);
            }
            if (!s.has("u") && !s.has("U")) {
                hunks.usual().forEach(self::print);
                return;
            }
            self.print("--- " + dated(self, left));
            self.print("+++ " + dated(self, right));
            hunks.unified(Numbers.whole(s.value("U", "3"), 3)).forEach(self::print);
        }

        private byte @Nullable [] bytes(Process self, String named, boolean absentIsEmpty) {
            if (named.equals("-")) {
                return input;
            }
            var files = self.facility(Files.class);
            var path = Files.resolve(self.folder(), named);
            if (absentIsEmpty && !files.exists(path)) {
                return new byte[0];
            }
            try {
                return files.read(path);
            } catch (FileProblem problem) {
                self.complain("diff: " + named + ": " + problem.reason().words());
                return null;
            }
        }
    }

    private static boolean isBinary(byte[] bytes) {
        for (var b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /** A file's name and when it was changed; an absent one is from the beginning of time. */
    private static String dated(Process self, String named) {
        var node = self.facility(Files.class).look(Files.resolve(self.folder(), named));
        var time = named.equals("-") ? self.now() : node == null ? 0 : node.modified();
        var moment = Instant.ofEpochSecond(0, time);
        return named + "\t" + MOMENT.format(moment.atOffset(ZoneOffset.UTC));
    }
}
