package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;

/** {@code basename} and {@code dirname}. */
final class Names {

    private Names() {}

    static Step base(Process self) {
        var words = self.arguments();
        if (words.size() < 2) {
            return missing("basename", self);
        }
        var path = trimmed(words.get(1));
        var name = path.equals("/") ? path : path.substring(path.lastIndexOf('/') + 1);
        var suffix = words.size() > 2 ? words.get(2) : "";
        var isCut = name.endsWith(suffix) && !name.equals(suffix);
        self.print(isCut ? name.substring(0, name.length() - suffix.length()) : name);
        return Step.exit(0);
    }

    static Step folder(Process self) {
        var words = self.arguments();
        if (words.size() < 2) {
            return missing("dirname", self);
        }
        for (var word : words.subList(1, words.size())) {
            var path = trimmed(word);
            var slash = path.lastIndexOf('/');
            self.print(slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash));
        }
        return Step.exit(0);
    }

    private static String trimmed(String path) {
        var trimmed = path.replaceFirst("/+$", "");
        return trimmed.isEmpty() && !path.isEmpty() ? "/" : trimmed;
    }

    private static Step missing(String tool, Process self) {
        self.complain(tool + ": missing operand");
        self.complain("Try '" + tool + " --help' for more information.");
        return Step.exit(1);
    }
}
