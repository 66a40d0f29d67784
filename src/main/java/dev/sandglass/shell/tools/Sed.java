package dev.sandglass.shell.tools;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code sed}: {@code s}, {@code d}, {@code p}, {@code q}, {@code a}, {@code i}, {@code c}, {@code y} with addresses
 * (lines, {@code $}, patterns, ranges, {@code !}); {@code -n -e -E -i}. Left out: the hold space, branches, files.
 */
final class Sed {

    /** Which lines: a number, the last ({@code $}), or those that match. */
    record Address(long line, boolean last, @Nullable String regex) {
        boolean matches(long number, boolean isLast, String text) {
            return regex != null
                    ? Pattern.compile(regex).matcher(text).find()
                    : last ? isLast : number == line;
        }
    }

    /** What is done. */
    enum Kind {
        SUBSTITUTE,
        DELETE,
        PRINT,
        QUIT,
        APPEND,
        INSERT,
        CHANGE,
        TRANSLATE
    }

    /** One command of a script. */
    record Command(
            @Nullable Address from,
            @Nullable Address to,
            boolean negated,
            Kind kind,
            String left,
            String right,
            String flags) {}

    private Sed() {}

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "nErsz",
                        "ei",
                        "expression=e:",
                        "quiet=n",
                        "silent=n",
                        "regexp-extended=E",
                        "in-place=i");
        var words = withoutInPlace(self.arguments());
        var inPlace = words.size() < self.arguments().size();
        if (inPlace) {
            s = Switches.read(words, "nErsz", "e", "expression=e:", "quiet=n", "regexp-extended=E");
        }
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        var rest = new ArrayList<>(s.rest());
        if (!s.has("e") && rest.isEmpty()) {
            self.complain(
                    "Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...");
            return Step.exit(1);
        }
        var script = s.has("e") ? s.value("e", "") : rest.removeFirst();
        try {
            var commands = new SedScript(script, s.has("E") || s.has("r")).read();
            var editing = new Editing(commands, s.has("n"), List.of(), 0, null, false);
            return inPlace ? inPlace(self, editing, rest) : Filter.start("sed", editing, rest);
        } catch (SedScript.Refused | PatternSyntaxException problem) {
            self.complain(
                    "sed: -e expression #1, char " + script.length() + ": " + problem.getMessage());
            return Step.exit(1);
        }
    }

    private static List<String> withoutInPlace(List<String> words) {
        return words.stream()
                .filter(word -> !word.equals("-i") && !word.startsWith("--in-place"))
                .toList();
    }

    private static Step inPlace(Process self, Editing editing, List<String> named) {
        var files = self.facility(Files.class);
        for (var name : named) {
            var path = Files.resolve(self.folder(), name);
            try {
                var text = new String(files.read(path), StandardCharsets.UTF_8);
                files.write(path, editing.whole(text).getBytes(StandardCharsets.UTF_8));
            } catch (FileProblem problem) {
                self.complain("sed: can't read " + name + ": " + problem.reason().words());
                return Step.exit(2);
            }
        }
        return Step.exit(0);
    }

    /**
     * Edits lines as they come; one is held back, since {@code $} asks whether it is the last.
     *
     * @param open which ranges have begun
     */
    record Editing(
            List<Command> commands,
            boolean quiet,
            List<Integer> open,
            long number,
            @Nullable String held,
            boolean quit)
            implements Sieve {

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            var next = this;
            if (held != null) {
                var out = new StringBuilder();
                next = edit(held, false, out);
                Sieve.pass(out.toString(), false, self);
            }
            return new Editing(commands, quiet, next.open, next.number, line, next.quit);
        }

        @Override
        public boolean isDone() {
            return quit;
        }

        @Override
        public int end(Process self) {
            if (held != null && !quit) {
                var out = new StringBuilder();
                edit(held, true, out);
                Sieve.pass(out.toString(), false, self);
            }
            return 0;
        }

        String whole(String text) {
            var out = new StringBuilder();
            var now = this;
            var lines = text.lines().toList();
            for (var i = 0; i < lines.size() && !now.quit; i++) {
                now = now.edit(lines.get(i), i + 1 == lines.size(), out);
            }
            return out.toString();
        }

        private Editing edit(String text, boolean isLast, StringBuilder out) {
            var line = text;
            var nowOpen = new ArrayList<>(open);
            var after = new StringBuilder();
            var isDeleted = false;
            var quits = false;
            for (var i = 0; i < commands.size() && !isDeleted && !quits; i++) {
                var command = commands.get(i);
                if (!applies(command, i, nowOpen, isLast, line)) {
                    continue;
                }
                switch (command.kind()) {
                    case SUBSTITUTE -> {
                        var changed = SedScript.substitute(command, line);
                        if (!changed.equals(line) && command.flags().contains("p")) {
                            out.append(changed).append('\n');
                        }
                        line = changed;
                    }
                    case DELETE -> isDeleted = true;
                    case PRINT -> out.append(line).append('\n');
                    case QUIT -> quits = true;
                    case APPEND -> after.append(command.left()).append('\n');
                    case INSERT -> out.append(command.left()).append('\n');
                    case CHANGE -> {
                        out.append(command.left()).append('\n');
                        isDeleted = true;
                    }
                    case TRANSLATE -> line = translate(command, line);
                }
            }
            if (!quiet && !isDeleted) {
                out.append(line).append('\n');
            }
            out.append(after);
            return new Editing(commands, quiet, List.copyOf(nowOpen), number + 1, null, quits);
        }

        private static String translate(Command command, String line) {
            var out = new StringBuilder();
            for (var c : line.toCharArray()) {
                var at = command.left().indexOf(c);
                out.append(
                        at < 0 || at >= command.right().length() ? c : command.right().charAt(at));
            }
            return out.toString();
        }

        private boolean applies(
                Command command, int index, List<Integer> nowOpen, boolean isLast, String line) {
            return isAddressed(command, index, nowOpen, isLast, line) != command.negated();
        }

        private boolean isAddressed(
                Command command, int index, List<Integer> nowOpen, boolean isLast, String line) {
            var here = number + 1;
            if (command.from() == null) {
                return true;
            }
            if (command.to() == null) {
                return command.from().matches(here, isLast, line);
            }
            if (nowOpen.contains(index)) {
                var isOver =
                        command.to().matches(here, isLast, line)
                                || command.to().line() > 0 && here >= command.to().line();
                if (isOver) {
                    nowOpen.remove(Integer.valueOf(index));
                }
                return true;
            }
            if (!command.from().matches(here, isLast, line)) {
                return false;
            }
            if (command.to().line() == 0 || command.to().line() > here) {
                nowOpen.add(index);
            }
            return true;
        }
    }
}
