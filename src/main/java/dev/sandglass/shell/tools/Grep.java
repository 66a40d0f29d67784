package dev.sandglass.shell.tools;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code grep}: lines that match. Basic, extended and fixed patterns; {@code -i -v -c -n -l -q -o -w -x -h -H -s -m -A
 * -B -C -e -r}. Patterns are RE2's: no back references, and no text makes them slow.
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

    private static final String SWITCHES = "ivcnlqowxhHsEFGrRabIPL";

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        SWITCHES,
                        "eABCmf",
                        "ignore-case=i",
                        "invert-match=v",
                        "count=c",
                        "line-number=n",
                        "quiet=q",
                        "only-matching=o",
                        "word-regexp=w",
                        "extended-regexp=E",
                        "fixed-strings=F",
                        "color=z:",
                        "colour=z:",
                        "context=C:",
                        "after-context=A:",
                        "before-context=B:",
                        "max-count=m:",
                        "no-filename=h",
                        "files-with-matches=l",
                        "recursive=r",
                        "text=a");
        if (s.areWrong(self)) {
            return Step.exit(2);
        }
        var rest = new ArrayList<>(s.rest());
        if (!s.has("e") && rest.isEmpty()) {
            self.complain("Usage: grep [OPTION]... PATTERNS [FILE]...");
            self.complain("Try 'grep --help' for more information.");
            return Step.exit(2);
        }
        var pattern = s.has("e") ? s.value("e", "") : rest.removeFirst();
        var name = s.tool();
        var isExtended = s.has("E") || s.has("P") || name.equals("egrep");
        var regex = Regexes.regex(pattern, s.has("F") || name.equals("fgrep"), isExtended);
        if (s.has("w")) {
            regex = "\\b(?:" + regex + ")\\b";
        }
        if (s.has("x")) {
            regex = "^(?:" + regex + ")$";
        }
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException problem) {
            self.complain("grep: " + problem.getMessage());
            return Step.exit(2);
        }
        var context = s.value("C", "0");
        var settings =
                new Settings(
                        s.has("i") ? "(?i)" + regex : regex,
                        List.copyOf(s.given().keySet()),
                        Numbers.whole(s.value("m", ""), Integer.MAX_VALUE),
                        Numbers.whole(s.value("B", context), 0),
                        Numbers.whole(s.value("A", context), 0),
                        s.has("H") || rest.size() > 1 && !s.has("h"));
        var state = new State("", 0, 0, 0, List.of(), 0, 0);
        return Filter.start("grep", new Grep(settings, state), rest);
    }

    @Override
    public Sieve begin(String file, Process self) {
        var counted = report(self);
        var name = file.equals("-") ? "(standard input)" : file;
        return new Grep(settings, new State(name, 0, 0, counted.total(), List.of(), 0, 0));
    }

    /** What is said about a file at its end. */
    private State report(Process self) {
        if (!state.file().isEmpty()) {
            var prefix = settings.named() ? state.file() + ":" : "";
            if (settings.has("c")) {
                self.print(prefix + state.matched());
            } else if (settings.has("l") && state.matched() > 0) {
                self.print(state.file());
            }
        }
        return state;
    }

    @Override
    public Sieve line(String line, boolean whole, Process self) {
        var number = state.number() + 1;
        var matcher = Pattern.compile(settings.regex()).matcher(line);
        var found = matcher.find() != settings.has("v");
        if (state.matched() >= settings.most()) {
            found = false;
        }
        var isSilent = settings.has("q") || settings.has("c") || settings.has("l");
        if (!found) {
            return passedBy(line, number, isSilent, self);
        }
        var printed = state.printed();
        if (!isSilent) {
            printed = show(line, number, matcher, self);
        }
        return new Grep(
                settings,
                new State(
                        state.file(),
                        number,
                        state.matched() + 1,
                        state.total() + 1,
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
        return new Grep(
                settings,
                new State(
                        state.file(),
                        number,
                        state.matched(),
                        state.total(),
                        List.copyOf(held),
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
        if (settings.has("o") && !settings.has("v")) {
            do {
                if (!matcher.group().isEmpty()) {
                    self.print(mark(":", number) + matcher.group());
                }
            } while (matcher.find());
        } else {
            self.print(mark(":", number) + line);
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
        report(self);
        return state.total() > 0 ? 0 : 1;
    }
}
