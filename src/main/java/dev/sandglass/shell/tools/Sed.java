package dev.sandglass.shell.tools;

import com.google.re2j.PatternSyntaxException;
import dev.sandglass.shell.FileNode;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code sed}: {@code s d p q a i c y = n N h H g G x D P} and groups, with addresses (lines, {@code first~step},
 * {@code $}, patterns, ranges, {@code !}); {@code -n -e -f -E -i}. Left out: branches, reading and writing files.
 */
final class Sed {

    /** What GNU's ends with when it cannot go on. */
    private static final int TOO_LONG = 4;

    private Sed() {}

    private static Switches switches(Process self) {
        var words = self.arguments().stream().filter(word -> inPlace(word) == null).toList();
        return Switches.read(
                words,
                "nEru",
                "ef",
                "expression=e:",
                "file=f:",
                "quiet=n",
                "silent=n",
                "regexp-extended=E",
                "unbuffered=u");
    }

    /** The suffix of the copy that {@code -i} or {@code --in-place} asks for; null for any other word. */
    private static @Nullable String inPlace(String word) {
        if (word.startsWith("--in-place")) {
            return word.replaceFirst("--in-place=?", "");
        }
        return word.matches("-i.*") ? word.substring(2) : word.matches("-[nEru]+i") ? "" : null;
    }

    static Step start(Process self) {
        var s = switches(self);
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var rest = new ArrayList<>(s.rest());
        if (!s.has("e") && !s.has("f") && rest.isEmpty()) {
            self.complain(
                    "Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...");
            return Step.exit(1);
        }
        try {
            return begin(self, read(script(s, rest, self), s), rest);
        } catch (SedScript.Refused refused) {
            self.complain("sed: -e expression #1, " + refused.getMessage());
            return Step.exit(1);
        } catch (FileProblem problem) {
            self.complain(
                    "sed: couldn't open file "
                            + s.value("f", "")
                            + ": "
                            + problem.reason().words());
            return Step.exit(1);
        }
    }

    private static Step begin(Process self, List<SedScript.Command> commands, List<String> files) {
        var editing = new Editing(commands, isQuiet(self), SedCycle.BEGUN, null);
        var suffix =
                self.arguments().stream().map(Sed::inPlace).filter(Objects::nonNull).findFirst();
        if (suffix.isPresent()) {
            return inPlace(self, editing, files, suffix.get());
        }
        return SedCycle.looksAhead(commands)
                ? Gather.start(self, files)
                : Filter.start("sed", editing, files);
    }

    private static boolean isQuiet(Process self) {
        return self.arguments().stream()
                .anyMatch(word -> word.matches("-[Eru]*n[Erui]*|--quiet|--silent"));
    }

    private static String script(Switches s, ArrayList<String> rest, Process self)
            throws FileProblem {
        if (s.has("f")) {
            var path = Files.resolve(self.folder(), s.value("f", ""));
            return new String(self.facility(Files.class).read(path), StandardCharsets.UTF_8);
        }
        return s.has("e") ? String.join("\n", s.values("e")) : rest.removeFirst();
    }

    private static List<SedScript.Command> read(String script, Switches s)
            throws SedScript.Refused {
        try {
            return new SedScript(script, s.has("E") || s.has("r")).read();
        } catch (PatternSyntaxException problem) {
            throw new SedScript.Refused("char " + script.length() + ": " + problem.getMessage());
        }
    }

    /** The whole input at once, for scripts that look at lines to come. */
    static int work(List<Gather.Input> inputs, Process self) {
        var s = switches(self);
        var rest = new ArrayList<>(s.rest());
        try {
            var commands = read(script(s, rest, self), s);
            var lines = new ArrayList<String>();
            inputs.forEach(input -> lines.addAll(input.lines()));
            Sieve.pass(SedCycle.whole(commands, isQuiet(self), lines), false, self);
            return 0;
        } catch (SedCycle.TooLong problem) {
            self.complain(String.valueOf(problem.getMessage()));
            return TOO_LONG;
        } catch (SedScript.Refused | FileProblem problem) {
            throw new IllegalStateException(problem); // start has read it before
        }
    }

    private static Step inPlace(Process self, Editing editing, List<String> named, String suffix) {
        var files = self.facility(Files.class);
        var code = 0;
        for (var name : named) {
            var path = Files.resolve(self.folder(), name);
            try {
                var bytes = files.read(path);
                if (!suffix.isEmpty()) {
                    files.put(path + suffix, new FileNode.Regular(bytes, 0644, self.now()));
                }
                var lines = new Gather.Input(name, bytes).lines();
                var text = SedCycle.whole(editing.commands(), editing.quiet(), lines);
                var isOpen =
                        bytes.length > 0 && bytes[bytes.length - 1] != '\n' && text.endsWith("\n");
                var kept = isOpen ? text.substring(0, text.length() - 1) : text;
                files.write(path, kept.getBytes(StandardCharsets.UTF_8));
            } catch (FileProblem problem) {
                self.complain(Unreadable.words("sed", name, problem.reason()));
                code = problem.reason() == FileProblem.Reason.IS_FOLDER ? 4 : 2;
            } catch (SedCycle.TooLong problem) {
                self.complain(String.valueOf(problem.getMessage()));
                return Step.exit(TOO_LONG);
            }
        }
        return Step.exit(code);
    }

    /** Edits lines as they come; one is held back, since {@code $} asks whether it is the last. */
    record Editing(
            List<SedScript.Command> commands,
            boolean quiet,
            SedCycle.State state,
            @Nullable String held)
            implements Sieve {

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            return new Editing(commands, quiet, edited(false, self), whole ? line : line + "\0");
        }

        private SedCycle.State edited(boolean isLast, Process self) {
            if (held == null || state.quit()) {
                return state;
            }
            var cycle = new SedCycle(commands, quiet, state);
            var isOpen = held.endsWith("\0"); // the last line had no newline
            var text = isOpen ? held.substring(0, held.length() - 1) : held;
            try {
                cycle.run(text, isLast);
            } catch (SedCycle.TooLong problem) {
                self.complain(String.valueOf(problem.getMessage()));
                var all = cycle.state();
                return new SedCycle.State(all.open(), all.number(), "", true, TOO_LONG);
            }
            var out = cycle.output();
            var cut = isOpen && out.endsWith("\n") ? out.substring(0, out.length() - 1) : out;
            Sieve.pass(cut, false, self);
            return cycle.state();
        }

        @Override
        public boolean isDone() {
            return state.quit();
        }

        @Override
        public int end(Process self) {
            return edited(true, self).code();
        }
    }
}
