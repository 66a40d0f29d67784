package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** {@code env}: shows the environment, or runs a command in another one; {@code -i -u -0}. */
final class Env {

    private static final int WRONG = 125;

    private Env() {}

    static Step start(Process self) {
        var words = self.arguments();
        var s =
                Switches.read(
                        options(words), "i0", "u", "ignore-environment=i", "null=0", "unset=u:");
        if (s.areWrong(self)) {
            return Step.exit(s.code(WRONG));
        }
        var environment = new TreeMap<>(self.environment());
        if (s.has("i")) {
            environment.clear();
        }
        unset(words).forEach(environment::remove);
        var at = beginning(words);
        if (at < words.size() && words.get(at).equals("-")) {
            environment.clear();
            at++;
        }
        for (; at < words.size() && words.get(at).indexOf('=') > 0; at++) {
            var equals = words.get(at).indexOf('=');
            environment.put(
                    words.get(at).substring(0, equals), words.get(at).substring(equals + 1));
        }
        if (at < words.size() && s.has("0")) {
            self.complain("env: cannot specify --null (-0) with command");
            Switches.hint(self, "env");
            return Step.exit(WRONG);
        }
        if (at < words.size()) {
            return Launcher.run(self, words.subList(at, words.size()), environment);
        }
        var end = s.has("0") ? "\0" : "\n";
        environment.forEach((name, value) -> Sieve.pass(name + "=" + value + end, false, self));
        return Step.exit(0);
    }

    private static boolean takesNext(String word) {
        return word.matches("-[i0]*u") || word.equals("--unset");
    }

    /** Where the options end. */
    private static int beginning(List<String> words) {
        var at = 1;
        while (at < words.size() && words.get(at).matches("-.+")) {
            if (words.get(at).equals("--")) {
                return at + 1;
            }
            at += takesNext(words.get(at)) ? 2 : 1;
        }
        return Math.min(at, words.size());
    }

    /** The options without {@code -u}, which may stand several times. */
    private static List<String> options(List<String> words) {
        var options = new ArrayList<String>();
        options.add(words.getFirst());
        var end = beginning(words);
        for (var at = 1; at < end; at++) {
            var word = words.get(at);
            if (takesNext(word) && at + 1 < words.size()) {
                at++;
                options.add(word.startsWith("--") ? "-" : word.substring(0, word.length() - 1));
            } else if (!word.matches("-u.+|--unset=.+")) {
                options.add(word);
            }
        }
        options.removeIf(it -> it.equals("-"));
        return options;
    }

    private static List<String> unset(List<String> words) {
        var names = new ArrayList<String>();
        for (var at = 1; at < beginning(words); at++) {
            var word = words.get(at);
            if (takesNext(word) && at + 1 < words.size()) {
                names.add(words.get(++at));
            } else if (word.matches("-u.+|--unset=.+")) {
                names.add(word.replaceFirst("-u|--unset=", ""));
            }
        }
        return names;
    }
}
