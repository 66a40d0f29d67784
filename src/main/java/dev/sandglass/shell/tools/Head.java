package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;

/** {@code head}: the beginning of texts, by lines or bytes. */
final class Head {

    private Head() {}

    static Step start(Process self) {
        var s = Switches.read(self.arguments(), "qv", "nc", "lines=n:", "bytes=c:", "quiet=q");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        if (s.has("c")) {
            var bytes = (int) Math.min(Integer.MAX_VALUE, sized(s.value("c", "")));
            return Filter.start("head", new Bytes(bytes), s.rest());
        }
        if (!s.value("n", "10").matches("[-+]?\\d{1,9}")) {
            self.complain("head: invalid number of lines: ‘" + s.value("n", "") + "’");
            return Step.exit(1);
        }
        var count = Numbers.whole(s.value("n", "10"), 10);
        var isAllBut = s.value("n", "10").startsWith("-");
        var several = s.rest().size() > 1 && !s.has("q");
        return Filter.start(
                "head",
                isAllBut
                        ? new AllBut(-count, List.of())
                        : new Lines(count, count, several, s.rest().size() <= 1, false),
                s.rest());
    }

    /** {@code 10}, {@code 4K}, {@code 1M}. */
    private static long sized(String text) {
        if (!text.matches("\\d{1,9}[kKMG]?")) {
            return 0;
        }
        var unit =
                " KMG".indexOf(text.toUpperCase(java.util.Locale.ROOT).charAt(text.length() - 1));
        var digits = unit > 0 ? text.substring(0, text.length() - 1) : text;
        return Long.parseLong(digits) << 10 * Math.max(0, unit);
    }

    /** The first lines of each file. */
    record Lines(int count, int left, boolean several, boolean single, boolean begun)
            implements Sieve {
        @Override
        public Sieve begin(String file, Process self) {
            if (several) {
                self.print((begun ? "\n" : "") + "==> " + file + " <==");
            }
            return new Lines(count, count, several, single, true);
        }

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            if (left <= 0) {
                return this;
            }
            Sieve.pass(line, whole, self);
            return new Lines(count, left - 1, several, single, begun);
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
        public Sieve bytes(byte[] data, Process self) {
            var taken = Math.max(0, Math.min(left, data.length));
            self.write(1, java.util.Arrays.copyOf(data, taken));
            return new Bytes(left - taken);
        }

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            return this; // all has come as bytes
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
}
