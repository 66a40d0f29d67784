package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code head} and {@code tail}: the beginning or the end of texts, by lines or bytes. */
final class Ends {

    private Ends() {}

    static Step head(Process self) {
        var s = Switches.read(self.arguments(), "qv", "nc", "lines=n:", "bytes=c:", "quiet=q");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        if (s.has("c")) {
            var bytes = Numbers.whole(s.value("c", ""), 0);
            return Filter.start("head", new Bytes(bytes), s.rest());
        }
        var count = Numbers.whole(s.value("n", "10"), 10);
        var isAllBut = s.value("n", "10").startsWith("-");
        var several = s.rest().size() > 1 && !s.has("q");
        return Filter.start(
                "head",
                isAllBut
                        ? new AllBut(-count, List.of())
                        : new Head(count, count, several, s.rest().size() <= 1, false),
                s.rest());
    }

    static Step tail(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "fqvF",
                        "nc",
                        "lines=n:",
                        "bytes=c:",
                        "follow=f",
                        "quiet=q");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        var text = s.value("n", "10");
        if (s.has("c")) {
            return Filter.start(
                    "tail", new LastBytes(Numbers.whole(s.value("c", ""), 0), ""), s.rest());
        }
        var count = Math.abs(Numbers.whole(text, 10));
        return Filter.start(
                "tail",
                text.startsWith("+") ? new From(count, 0) : new Last(count, List.of(), true),
                s.rest());
    }

    /** The first lines of each file. */
    record Head(int count, int left, boolean several, boolean single, boolean begun)
            implements Sieve {
        @Override
        public Sieve begin(String file, Process self) {
            if (several) {
                self.print((begun ? "\n" : "") + "==> " + file + " <==");
            }
            return new Head(count, count, several, single, true);
        }

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            if (left <= 0) {
                return this;
            }
            Sieve.pass(line, whole, self);
            return new Head(count, left - 1, several, single, begun);
        }

        @Override
        public boolean isDone() {
            return single && left <= 0;
        }

        @Override
        public int end(Process self) {
            return 0;
        }
    }

    /** All lines but the last ones. */
    record AllBut(int count, List<String> held) implements Sieve {
        @Override
        public Sieve line(String line, boolean whole, Process self) {
            var all = new ArrayList<>(held);
            all.add(line);
            if (all.size() > count) {
                self.print(all.removeFirst());
            }
            return new AllBut(count, List.copyOf(all));
        }

        @Override
        public int end(Process self) {
            return 0;
        }
    }

    /** The first bytes. */
    record Bytes(int left) implements Sieve {
        @Override
        public Sieve line(String line, boolean whole, Process self) {
            var bytes = (whole ? line + "\n" : line).getBytes(StandardCharsets.UTF_8);
            var taken = Math.min(left, bytes.length);
            self.write(1, java.util.Arrays.copyOf(bytes, Math.max(0, taken)));
            return new Bytes(left - taken);
        }

        @Override
        public boolean isDone() {
            return left <= 0;
        }

        @Override
        public int end(Process self) {
            return 0;
        }
    }

    /** The last lines. */
    record Last(int count, List<String> held, boolean whole) implements Sieve {
        @Override
        public Sieve line(String line, boolean isWhole, Process self) {
            var all = new ArrayList<>(held);
            all.add(line);
            if (all.size() > count) {
                all.removeFirst();
            }
            return new Last(count, List.copyOf(all), isWhole);
        }

        @Override
        public int end(Process self) {
            for (var i = 0; i < held.size(); i++) {
                Sieve.pass(held.get(i), whole || i + 1 < held.size(), self);
            }
            return 0;
        }
    }

    /** The last bytes. */
    record LastBytes(int count, String held) implements Sieve {
        @Override
        public Sieve line(String line, boolean whole, Process self) {
            var all = held + line + (whole ? "\n" : "");
            return new LastBytes(count, all.substring(Math.max(0, all.length() - count)));
        }

        @Override
        public int end(Process self) {
            Sieve.pass(held, false, self);
            return 0;
        }
    }

    /** From this line on. */
    record From(int first, int seen) implements Sieve {
        @Override
        public Sieve line(String line, boolean whole, Process self) {
            if (seen + 1 >= first) {
                Sieve.pass(line, whole, self);
            }
            return new From(first, seen + 1);
        }

        @Override
        public int end(Process self) {
            return 0;
        }
    }
}
