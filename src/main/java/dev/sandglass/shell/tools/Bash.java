package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.interpreter.Scripts;
import dev.sandglass.shell.interpreter.Shell;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** {@code bash} and {@code sh}: a text after {@code -c}, a script, a terminal, or standard input. */
public record Bash() implements Program {

    @Override
    public Step on(Wake wake, Process self) {
        if (wake instanceof Wake.Signalled(var signal)) {
            return Step.exit(signal.exitCode());
        }
        var words = self.arguments();
        var at = 1;
        while (at < words.size() && isFlag(words.get(at))) {
            at++;
        }
        var name = words.getFirst();
        name = name.substring(name.lastIndexOf('/') + 1);
        if (at < words.size() && words.get(at).matches("-[a-z]*c")) {
            return text(self, words, at + 1, name);
        }
        if (at < words.size()) {
            return script(self, words.subList(at, words.size()), name);
        }
        var input = self.channel(0);
        var isTerminal = input != null && input.isTerminal();
        return Step.become(Shell.reading(isTerminal, name, self.environment(), self.folder()));
    }

    private static boolean isFlag(String word) {
        return word.startsWith("-") && word.length() > 1 && !word.endsWith("c")
                || word.equals("--");
    }

    private static Step text(Process self, List<String> words, int at, String name) {
        if (at >= words.size()) {
            self.complain(name + ": -c: option requires an argument");
            return Step.exit(2);
        }
        var own = at + 1 < words.size() ? words.get(at + 1) : name;
        var rest = words.subList(Math.min(at + 2, words.size()), words.size());
        return become(self, words.get(at), own, rest);
    }

    private static Step script(Process self, List<String> words, String name) {
        var path = Files.resolve(self.folder(), words.getFirst());
        try {
            var bytes = self.facility(Files.class).read(path);
            var text = new String(bytes, StandardCharsets.UTF_8);
            return become(self, text, words.getFirst(), words.subList(1, words.size()));
        } catch (FileProblem problem) {
            self.complain(name + ": " + words.getFirst() + ": " + problem.reason().words());
            return Step.exit(problem.reason() == FileProblem.Reason.IS_FOLDER ? 126 : 127);
        }
    }

    private static Step become(Process self, String text, String name, List<String> arguments) {
        Map<String, String> environment = self.environment();
        return Step.become(Scripts.program(text, name, arguments, environment, self.folder()));
    }
}
