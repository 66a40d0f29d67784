package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code uniq}: neighbours that are equal count once; {@code -c -d -D -u -i -f -s -w}, and a file to write to. */
final class Uniq {

    private Uniq() {}

    private static Switches switches(Process self) {
        return Switches.read(
                self.arguments(),
                "cduiD",
                "fsw",
                "all-repeated=D",
                "check-chars=w:",
                "count=c",
                "ignore-case=i",
                "repeated=d",
                "skip-chars=s:",
                "skip-fields=f:",
                "unique=u");
    }

    static Step start(Process self) {
        var s = switches(self);
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var complaint = complaint(s);
        if (complaint != null) {
            self.complain("uniq: " + complaint);
            return Step.exit(1);
        }
        if (s.rest().size() > 2 || s.has("c") && s.has("D")) {
            self.complain(
                    s.rest().size() > 2
                            ? "uniq: extra operand ‘" + s.rest().get(2) + "’"
                            : "uniq: printing all duplicated lines and repeat counts is meaningless");
            Switches.hint(self, "uniq");
            return Step.exit(1);
        }
        var target = s.rest().size() < 2 || s.rest().get(1).equals("-") ? "" : s.rest().get(1);
        if (!target.isEmpty() && !begin(target, self)) {
            return Step.exit(1);
        }
        var key =
                new Key(
                        Numbers.whole(s.value("f", "0"), 0),
                        Numbers.whole(s.value("s", "0"), 0),
                        Numbers.whole(s.value("w", ""), Integer.MAX_VALUE),
                        s.has("i"));
        return Filter.start(
                "uniq",
                new Neighbours(s.letters(), key, target, null, "", 0),
                s.rest().stream().limit(1).toList());
    }

    private static @Nullable String complaint(Switches s) {
        for (var letter : List.of("f", "s", "w")) {
            if (!s.value(letter, "0").matches("\\d{1,30}")) {
                var what =
                        switch (letter) {
                            case "f" -> "fields to skip";
                            case "s" -> "bytes to skip";
                            default -> "bytes to compare";
                        };
                return s.value(letter, "") + ": invalid number of " + what;
            }
        }
        return null;
    }

    private static boolean begin(String target, Process self) {
        try {
            self.facility(Files.class).write(Files.resolve(self.folder(), target), new byte[0]);
            return true;
        } catch (FileProblem problem) {
            self.complain("uniq: " + target + ": " + problem.reason().words());
            return false;
        }
    }

    /** What of a line is compared. */
    record Key(int fields, int skipped, int most, boolean isFolded) {
        String of(String line) {
            var at = 0;
            for (var i = 0; i < fields && at < line.length(); i++) {
                while (at < line.length() && " \t".indexOf(line.charAt(at)) >= 0) {
                    at++;
                }
                while (at < line.length() && " \t".indexOf(line.charAt(at)) < 0) {
                    at++;
                }
            }
            var from = (int) Math.min(line.length(), (long) at + skipped);
            var key = line.substring(from, (int) Math.min(line.length(), (long) from + most));
            return isFolded ? key.toUpperCase(Locale.ROOT) : key;
        }
    }

    /**
     * Neighbours that are equal count once.
     *
     * @param letters what the command line asked for
     * @param target the file that is written; empty for standard output
     */
    record Neighbours(
            String letters,
            Key key,
            String target,
            @Nullable String before,
            String beforeKey,
            long count)
            implements Sieve {

        private boolean has(String letter) {
            return letters.contains(letter);
        }

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            var lineKey = key.of(line);
            if (before != null && lineKey.equals(beforeKey)) {
                if (has("D") && !has("u")) {
                    put(count == 1 ? before + "\n" + line : line, self);
                }
                return new Neighbours(letters, key, target, before, beforeKey, count + 1);
            }
            show(self);
            return new Neighbours(letters, key, target, line, lineKey, 1);
        }

        private void show(Process self) {
            if (before == null || has("D") || has("d") && count < 2 || has("u") && count > 1) {
                return;
            }
            put(has("c") ? String.format(Locale.ROOT, "%7d %s", count, before) : before, self);
        }

        private void put(String text, Process self) {
            if (target.isEmpty()) {
                self.print(text);
                return;
            }
            var bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
            new dev.sandglass.shell.FileOutput(Files.resolve(self.folder(), target))
                    .write(bytes, self);
        }

        @Override
        public int end(Process self) {
            show(self);
            return 0;
        }
    }
}
