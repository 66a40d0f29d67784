package dev.sandglass.shell.tools;

import dev.sandglass.shell.Device;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.Ttys;
import dev.sandglass.shell.tools.less.Less;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.stream.Collectors;

/** {@code less}; {@code more}, which here is all at once: a browser's terminal scrolls back by itself. */
final class Pager {

    private Pager() {}

    /** Where there is no terminal, all is passed on as it is. */
    static Step more(Process self) {
        var files =
                self.arguments().stream().skip(1).filter(word -> !word.matches("[-+].+")).toList();
        return Filter.start(
                Switches.tool(self.arguments()), new Cat.Passing("", 0, 1, false), files);
    }

    static Step less(Process self) {
        if (Ttys.at(self, 1) == null) {
            return more(self);
        }
        var words = self.arguments().stream().filter(word -> !word.startsWith("+")).toList();
        var s =
                Switches.read(
                        words,
                        "FIiNRrSX",
                        "",
                        "quit-if-one-screen=F",
                        "ignore-case=i",
                        "IGNORE-CASE=I",
                        "LINE-NUMBERS=N",
                        "RAW-CONTROL-CHARS=R",
                        "raw-control-chars=r",
                        "chop-long-lines=S",
                        "no-init=X");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        if (s.rest().size() > 1) {
            self.complain("less: the sandbox shows one file at a time");
            return Step.exit(1);
        }
        var name = s.rest().isEmpty() || s.rest().getFirst().equals("-") ? "" : s.rest().getFirst();
        if (name.isEmpty() && Ttys.at(self, 0) != null) {
            self.complain("Missing filename (\"less --help\" for help)");
            return Step.exit(1);
        }
        return open(name, s.letters(), commands(self), self);
    }

    /** What is to be pressed at once: {@code +G}, {@code +/word}. */
    private static String commands(Process self) {
        return self.arguments().stream()
                .filter(word -> word.startsWith("+") && word.length() > 1)
                .map(word -> word.substring(1))
                .map(
                        keys ->
                                keys.matches("[/?].*")
                                        ? keys + "\r"
                                        : keys.replaceFirst("^\\d+$", "$0g"))
                .collect(Collectors.joining());
    }

    private static Step open(String name, String options, String commands, Process self) {
        if (Device.is(name)) {
            self.complain(name + " is not a regular file (use -f to see it)");
            return Step.exit(1);
        }
        try {
            var bytes =
                    name.isEmpty()
                            ? new byte[0]
                            : self.facility(Files.class).read(Files.resolve(self.folder(), name));
            return Less.start(name, bytes, options, commands);
        } catch (FileProblem problem) {
            var isFolder = problem.reason() == FileProblem.Reason.IS_FOLDER;
            self.complain(name + (isFolder ? " is a directory" : ": " + problem.reason().words()));
            return Step.exit(1);
        }
    }
}
