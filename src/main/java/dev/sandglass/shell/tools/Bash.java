package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.interpreter.Dialect;
import dev.sandglass.shell.interpreter.Scripts;
import dev.sandglass.shell.interpreter.Shell;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** {@code bash} and {@code sh}: a text after {@code -c}, a script, a terminal, or standard input. */
public record Bash(Dialect dialect) implements Program {

    private static final Map<Character, String> OPTIONS =
            Map.of('e', "errexit", 'u', "nounset", 'x', "xtrace", 'f', "noglob");

    /** The command line, taken apart. */
    private record Line(TreeSet<String> options, boolean isText, List<String> rest) {}

    @Override
    public Step on(Wake wake, Process self) {
        if (wake instanceof Wake.Signalled(var signal) && signal != Signal.WINCH) {
            return Step.exit(signal.exitCode());
        }
        var name = self.arguments().getFirst();
        var shown = name.startsWith("-") ? name.substring(1) : name;
        if (self.arguments().contains("--version") && dialect == Dialect.BASH) {
            self.print("GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)");
            return Step.exit(0);
        }
        var line = read(self.arguments());
        if (line.isText()) {
            return text(self, line, shown);
        }
        if (!line.rest().isEmpty()) {
            return script(self, line, shown);
        }
        var input = self.channel(0);
        var isTerminal = input != null && input.isTerminal();
        var shell = Shell.reading(isTerminal, dialect, shown, self.environment(), self.folder());
        return Step.become(shell.with(line.options()));
    }

    private static Line read(List<String> words) {
        var options = new TreeSet<String>();
        var isText = false;
        var at = 1;
        for (; at < words.size() && words.get(at).matches("[-+].+"); at++) {
            var word = words.get(at);
            if (word.equals("--")) {
                at++;
                break;
            }
            if (word.startsWith("--")) {
                continue; // --login, --norc, --posix
            }
            for (var letter : word.substring(1).toCharArray()) {
                isText |= letter == 'c';
                if (letter == 'o' && at + 1 < words.size()) {
                    options.add(words.get(++at));
                } else if (OPTIONS.containsKey(letter)) {
                    options.add(OPTIONS.get(letter));
                }
            }
        }
        return new Line(options, isText, new ArrayList<>(words.subList(at, words.size())));
    }

    private Step text(Process self, Line line, String shown) {
        var words = line.rest();
        if (words.isEmpty()) {
            self.complain(shown + ": -c: option requires an argument");
            return Step.exit(2);
        }
        var name = words.size() > 1 ? words.get(1) : shown;
        var arguments = words.subList(Math.min(2, words.size()), words.size());
        var text = words.getFirst();
        return Step.become(
                Scripts.command(dialect, text, name, arguments, self.environment(), self.folder())
                        .with(line.options()));
    }

    private Step script(Process self, Line line, String shown) {
        var words = line.rest();
        var name = words.getFirst();
        try {
            var files = self.facility(Files.class);
            var bytes = files.read(Files.resolve(self.folder(), name));
            var text = new String(bytes, StandardCharsets.UTF_8);
            var arguments = words.subList(1, words.size());
            return Step.become(
                    Scripts.file(dialect, text, name, arguments, self.environment(), self.folder())
                            .with(line.options()));
        } catch (FileProblem problem) {
            if (problem.reason() == FileProblem.Reason.IS_FOLDER) {
                self.complain(name + ": " + name + ": Is a directory");
                return Step.exit(126);
            }
            self.complain(shown + ": " + name + ": " + problem.reason().words());
            return Step.exit(127);
        }
    }
}
