package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;

/** {@code cut}: parts of lines: {@code -d -f -c -b -s}. */
final class Cut {

    private Cut() {}

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "s",
                        "dfcb",
                        "delimiter=d:",
                        "fields=f:",
                        "characters=c:",
                        "bytes=b:",
                        "output-delimiter=o:",
                        "only-delimited=s");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        var list = s.value("f", s.value("c", s.value("b", "")));
        if (list.isEmpty()) {
            self.complain("cut: you must specify a list of bytes, characters, or fields");
            self.complain("Try 'cut --help' for more information.");
            return Step.exit(1);
        }
        var delimiter = s.value("d", "\t");
        if (list.matches("(.*[^\\d])?0+([^\\d].*)?")) {
            var what = s.has("f") ? "fields are" : "byte/character positions are";
            self.complain("cut: " + what + " numbered from 1");
            self.complain("Try 'cut --help' for more information.");
            return Step.exit(1);
        }
        if (delimiter.length() != 1) {
            self.complain("cut: the delimiter must be a single character");
            self.complain("Try 'cut --help' for more information.");
            return Step.exit(1);
        }
        var sieve = new Parts(list, s.has("f"), delimiter, s.value("o", delimiter), s.has("s"));
        return Filter.start("cut", sieve, s.rest());
    }

    /** Parts of each line. */
    record Parts(
            String list, boolean byField, String delimiter, String between, boolean onlyDelimited)
            implements Sieve {
        @Override
        public Sieve line(String line, boolean whole, Process self) {
            if (byField && line.indexOf(delimiter) < 0) {
                if (!onlyDelimited) {
                    self.print(line);
                }
                return this;
            }
            var parts =
                    byField
                            ? List.of(line.split(java.util.regex.Pattern.quote(delimiter), -1))
                            : line.codePoints().mapToObj(Character::toString).toList();
            var chosen = new ArrayList<String>();
            for (var i = 0; i < parts.size(); i++) {
                if (isChosen(i + 1)) {
                    chosen.add(parts.get(i));
                }
            }
            self.print(String.join(byField ? between : "", chosen));
            return this;
        }

        private boolean isChosen(int number) {
            for (var range : list.split(",")) {
                var dash = range.indexOf('-');
                var first = Numbers.whole(dash < 0 ? range : range.substring(0, dash), 1);
                var last =
                        dash < 0
                                ? first
                                : Numbers.whole(range.substring(dash + 1), Integer.MAX_VALUE);
                if (first <= number && number <= last) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int end(Process self) {
            return 0;
        }
    }
}
