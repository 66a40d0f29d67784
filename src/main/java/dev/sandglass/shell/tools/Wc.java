package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code wc}: counts lines, words and bytes: {@code -l -w -m -c -L}. */
final class Wc {

    private Wc() {}

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(), "lwcmL", "", "lines=l", "words=w", "bytes=c", "chars=m");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        var letters =
                s.given().isEmpty() ? List.of("l", "w", "c") : List.copyOf(s.given().keySet());
        return Filter.start(
                "wc", new Counting(letters, "", Counting.NOTHING, Counting.NOTHING, 0), s.rest());
    }

    /** Counts lines, words, characters, bytes of each file and of all, and the longest line. */
    record Counting(List<String> letters, String file, List<Long> here, List<Long> all, int files)
            implements Sieve {

        private static final List<String> ORDER = List.of("l", "w", "m", "c", "L");
        private static final List<Long> NOTHING = List.of(0L, 0L, 0L, 0L, 0L);
        private static final int BYTES = 3;

        @Override
        public Sieve begin(String next, Process self) {
            report(self);
            return new Counting(letters, next, NOTHING, sum(), files + 1);
        }

        private List<Long> sum() {
            var sums = new ArrayList<Long>();
            for (var i = 0; i < ORDER.size(); i++) {
                var isLongest = i == ORDER.size() - 1;
                sums.add(isLongest ? Math.max(all.get(i), here.get(i)) : all.get(i) + here.get(i));
            }
            return sums;
        }

        private void report(Process self) {
            if (!file.isEmpty()) {
                show(here, file.equals("-") ? "" : file, self);
            }
        }

        private void show(List<Long> counts, String name, Process self) {
            var shown = new ArrayList<String>();
            for (var i = 0; i < ORDER.size(); i++) {
                if (letters.contains(ORDER.get(i))) {
                    shown.add(Long.toString(counts.get(i)));
                }
            }
            var isSingle = shown.size() == 1 && files <= 1;
            var width =
                    shown.size() > 1 && name.isEmpty()
                            ? 7
                            : isSingle ? 1 : Long.toString(sum().get(BYTES)).length();
            var out = new StringBuilder();
            for (var number : shown) {
                out.append(out.isEmpty() ? "" : " ");
                out.append(" ".repeat(Math.max(0, width - number.length()))).append(number);
            }
            self.print(name.isEmpty() ? out.toString() : out + " " + name);
        }

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            var end = whole ? 1L : 0L;
            var words = line.isBlank() ? 0 : line.strip().split("\\s+").length;
            var bytes = line.getBytes(StandardCharsets.UTF_8).length;
            var characters = line.codePointCount(0, line.length());
            var more =
                    List.of(
                            here.get(0) + end,
                            here.get(1) + words,
                            here.get(2) + characters + end,
                            here.get(3) + bytes + end,
                            Math.max(here.get(4), characters));
            return new Counting(letters, file, more, all, files);
        }

        @Override
        public int end(Process self) {
            report(self);
            if (files > 1) {
                show(sum(), "total", self);
            }
            return 0;
        }
    }
}
