package dev.sandglass.shell.tools;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.shell.interpreter.Regex;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code grep}: lines that match. Basic, extended and fixed patterns; {@code -i -v -c -n -l -L -q -o -w -x -h -H -s -m
 * -A -B -C -e -f -r}. Patterns are RE2's: no back references, and no text makes them slow.
 *
 * @param state what has been found so far
 */
record Grep(Settings settings, State state) implements Sieve {

    /** What the command line asked for. */
    record Settings(
            String regex, List<String> letters, int most, int before, int after, boolean named) {
        boolean has(String letter) {
            return letters.contains(letter);
        }
    }

    /** What has been found so far. */
    record State(
            String file,
            long number,
            long matched,
            long total,
            List<String> held,
            int follow,
            long printed) {}

    private static Switches switches(Process self) {
        return Switches.read(
                self.arguments(),
                "ivcnlqowxhHsEFGrRaIPLyU",
                "eABCmf",
                "ignore-case=i",
                "invert-match=v",
                "count=c",
                "line-number=n",
                "quiet=q",
                "silent=q",
                "only-matching=o",
                "word-regexp=w",
                "line-regexp=x",
                "extended-regexp=E",
                "perl-regexp=P",
                "fixed-strings=F",
                "regexp=e:",
                "file=f:",
                "color=color?",
                "colour=color?",
                "line-buffered=buffered",
                "context=C:",
                "after-context=A:",
                "before-context=B:",
                "max-count=m:",
                "no-filename=h",
                "with-filename=H",
                "no-messages=s",
                "files-with-matches=l",
                "files-without-match=L",
                "recursive=r",
                "text=a");
    }

    static Step start(Process self) {
        var s = switches(self);
        if (s.areWrong(self)) {
            return Step.exit(s.code(2));
        }
        if (s.value("color", "").equals("always")) {
            Switches.notYet(self, s.tool(), "--color=always");
            return Step.exit(2);
        }
        var rest = new ArrayList<>(s.rest());
        if (!s.has("e") && !s.has("f") && rest.isEmpty()) {
            self.complain("Usage: grep [OPTION]... PATTERNS [FILE]...");
            self.complain("Try 'grep --help' for more information.");
            return Step.exit(2);
        }
        var pattern = pattern(s, rest, self);
        if (pattern == null) {
            return Step.exit(2);
        }
        var regex = regex(s, pattern);
        try {
            Regex.compile(regex);
        } catch (PatternSyntaxException problem) {
            self.complain("grep: " + words(problem, pattern));
            return Step.exit(2);
        }
        var isRecursive = s.has("r") || s.has("R");
        var files = isRecursive ? below(rest, self) : rest;
        if (files == null) {
            return Step.exit(2);
        }
        var isNamed = s.has("H") || (files.size() > 1 || isRecursive) && !s.has("h");
        var grep = new Grep(settings(s, regex, isNamed), new State("", 0, 0, 0, List.of(), 0, 0));
        return Filter.start("grep", grep, files);
    }

    private static Settings settings(Switches s, String regex, boolean isNamed) {
        var context = s.value("C", "0");
        return new Settings(
                regex,
                List.copyOf(s.last().keySet()),
                Numbers.whole(s.value("m", ""), Integer.MAX_VALUE),
                Numbers.whole(s.value("B", context), 0),
                Numbers.whole(s.value("A", context), 0),
                isNamed);
    }

    private static @Nullable String pattern(Switches s, List<String> rest, Process self) {
        if (!s.has("f")) {
            return s.has("e") ? String.join("\n", s.values("e")) : rest.removeFirst();
        }
        try {
            var path = Files.resolve(self.folder(), s.value("f", ""));
            var bytes = self.facility(Files.class).read(path);
            return new Gather.Input("", bytes).lines().stream().collect(Collectors.joining("\n"));
        } catch (FileProblem problem) {
            self.complain("grep: " + s.value("f", "") + ": " + problem.reason().words());
            return null;
        }
    }

    private static String regex(Switches s, String pattern) {
        var name = s.tool();
        var isFixed = s.has("F") || name.equals("fgrep");
        var isExtended = s.has("E") || s.has("P") || name.equals("egrep");
        var regex = Regexes.regex(pattern, isFixed, isExtended);
        if (s.has("w")) {
            regex = "\\b(?:" + regex + ")\\b";
        }
        if (s.has("x")) {
            regex = "^(?:" + regex + ")$";
        }
        return s.has("i") || s.has("y") ? "(?i)" + regex : regex;
    }

    private static String words(PatternSyntaxException problem, String pattern) {
        var why = String.valueOf(problem.getDescription());
        if (why.contains("missing closing ]")) {
            return pattern.equals("[")
                    ? "Invalid regular expression"
                    : "Unmatched [, [^, [:, [., or [=";
        }
        return why.contains("missing closing )") || why.contains("unexpected )")
                ? "Unmatched ( or \\("
                : why;
    }

    /** The files in these folders and those below; the present folder when none is named; null when there are too many. */
    private static @Nullable List<String> below(List<String> named, Process self) {
        var found = new ArrayList<String>();
        for (var name : named.isEmpty() ? List.of("") : named) {
            if (!Paths.below(self, name, found)) {
                self.complain(
                        "grep: the sandbox looks at no more than "
                                + Paths.FOUND_AT_MOST
                                + " files");
                return null;
            }
        }
        return found;
    }

    @Override
    public boolean isSilent() {
        return settings.has("s");
    }

    @Override
    public Sieve begin(String file, Process self) {
        var counted = report(self);
        var name = file.equals("-") ? "(standard input)" : file;
        return new Grep(settings, new State(name, 0, 0, counted, List.of(), 0, 0));
    }

    /** Says what is to be said about a file at its end, and returns how much counts as found. */
    private long report(Process self) {
        if (state.file().isEmpty()) {
            return state.total();
        }
        var prefix = settings.named() ? state.file() + ":" : "";
        if (settings.has("L")) {
            if (state.matched() == 0) {
                self.print(state.file());
                return state.total() + 1;
            }
        } else if (settings.has("l")) {
            if (state.matched() > 0) {
                self.print(state.file());
            }
        } else if (settings.has("c")) {
            self.print(prefix + state.matched());
        }
        return state.total();
    }

    @Override
    public Sieve lines(List<String> lines, Process self) {
        var pattern = Regex.compile(settings.regex());
        var now = this;
        for (var line : lines) {
            if (now.isDone()) {
                break;
            }
            now = now.line(pattern, line, self);
        }
        return now;
    }

    @Override
    public Sieve line(String line, boolean whole, Process self) {
        return line(Regex.compile(settings.regex()), line, self);
    }

    private Grep line(Pattern pattern, String line, Process self) {
        var number = state.number() + 1;
        var matcher = pattern.matcher(line);
        var found = matcher.find() != settings.has("v");
        if (state.matched() >= settings.most()) {
            found = false;
        }
        var isSilent =
                settings.has("q") || settings.has("c") || settings.has("l") || settings.has("L");
        if (!found) {
            return passedBy(line, number, isSilent, self);
        }
        var printed = isSilent ? state.printed() : show(line, number, matcher, self);
        var isCounted = settings.has("L") ? 0 : 1;
        return new Grep(
                settings,
                new State(
                        state.file(),
                        number,
                        state.matched() + 1,
                        state.total() + isCounted,
                        List.of(),
                        settings.after(),
                        printed));
    }

    private Grep passedBy(String line, long number, boolean isSilent, Process self) {
        var held = new ArrayList<>(state.held());
        var follow = state.follow();
        var printed = state.printed();
        if (follow > 0 && !isSilent) {
            self.print(mark("-", number) + line);
            follow--;
            printed = number;
        } else if (settings.before() > 0) {
            held.add(line);
            if (held.size() > settings.before()) {
                held.removeFirst();
            }
        }
        var kept = List.copyOf(held);
        return new Grep(
                settings,
                new State(
                        state.file(),
                        number,
                        state.matched(),
                        state.total(),
                        kept,
                        follow,
                        printed));
    }

    private long show(String line, long number, Matcher matcher, Process self) {
        var first = number - state.held().size();
        var hasContext = settings.before() + settings.after() > 0;
        if (hasContext && state.printed() > 0 && first > state.printed() + 1) {
            self.print("--");
        }
        for (var i = 0; i < state.held().size(); i++) {
            self.print(mark("-", first + i) + state.held().get(i));
        }
        if (!settings.has("o")) {
            self.print(mark(":", number) + line);
        } else if (!settings.has("v")) {
            do {
                if (!matcher.group().isEmpty()) {
                    self.print(mark(":", number) + matcher.group());
                }
            } while (matcher.find());
        }
        return number;
    }

    private String mark(String sign, long number) {
        return (settings.named() ? state.file() + sign : "")
                + (settings.has("n") ? number + sign : "");
    }

    @Override
    public boolean isDone() {
        return settings.has("q") && state.total() > 0;
    }

    @Override
    public int end(Process self) {
        return report(self) > 0 ? 0 : 1;
    }
}
