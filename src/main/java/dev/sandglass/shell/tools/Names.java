package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;

/** {@code basename} ({@code -a -s -z}) and {@code dirname} ({@code -z}). */
final class Names {

    private Names() {}

    static Step base(Process self) {
        var s = Switches.read(self.arguments(), "az", "s", "multiple=a", "suffix=s:", "zero=z");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var rest = s.rest();
        var isSeveral = s.has("a") || s.has("s");
        if (rest.isEmpty()) {
            return refused("basename", "missing operand", self);
        }
        if (!isSeveral && rest.size() > 2) {
            return refused("basename", "extra operand ‘" + rest.get(2) + "’", self);
        }
        var suffix = isSeveral ? s.value("s", "") : rest.size() > 1 ? rest.get(1) : "";
        for (var word : isSeveral ? rest : rest.subList(0, 1)) {
            var path = trimmed(word);
            var name = path.equals("/") ? path : path.substring(path.lastIndexOf('/') + 1);
            var isCut = name.endsWith(suffix) && !name.equals(suffix);
            put(isCut ? name.substring(0, name.length() - suffix.length()) : name, s, self);
        }
        return Step.exit(0);
    }

    static Step folder(Process self) {
        var s = Switches.read(self.arguments(), "z", "", "zero=z");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        if (s.rest().isEmpty()) {
            return refused("dirname", "missing operand", self);
        }
        for (var word : s.rest()) {
            var path = trimmed(word);
            var slash = path.lastIndexOf('/');
            put(slash < 0 ? "." : trimmed(path.substring(0, Math.max(1, slash))), s, self);
        }
        return Step.exit(0);
    }

    private static void put(String text, Switches s, Process self) {
        Sieve.pass(s.has("z") ? text + "\0" : text, !s.has("z"), self);
    }

    private static String trimmed(String path) {
        var trimmed = path.replaceFirst("/+$", "");
        return trimmed.isEmpty() && !path.isEmpty() ? "/" : trimmed;
    }

    private static Step refused(String tool, String words, Process self) {
        self.complain(tool + ": " + words);
        Switches.hint(self, tool);
        return Step.exit(1);
    }
}
