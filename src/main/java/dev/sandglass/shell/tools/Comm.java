package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.List;

/** {@code comm}: lines of two sorted files that only one has, or both; {@code -1 -2 -3 -z}, orders and totals. */
final class Comm {

    private Comm() {}

    private static Switches switches(Process self) {
        return Switches.read(
                self.arguments(),
                "123z",
                "",
                "check-order=check",
                "nocheck-order=nocheck",
                "output-delimiter=between:",
                "total=total",
                "zero-terminated=z");
    }

    static Step start(Process self) {
        var s = switches(self);
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var rest = s.rest();
        if (rest.size() != 2) {
            self.complain(
                    rest.isEmpty()
                            ? "comm: missing operand"
                            : rest.size() == 1
                                    ? "comm: missing operand after ‘" + rest.getFirst() + "’"
                                    : "comm: extra operand ‘" + rest.get(2) + "’");
            Switches.hint(self, "comm");
            return Step.exit(1);
        }
        return Gather.start(self, rest);
    }

    static int work(List<Gather.Input> inputs, Process self) {
        var s = switches(self);
        return new Merge(lines(inputs.getFirst(), s), lines(inputs.getLast(), s), s, self).run();
    }

    private static List<String> lines(Gather.Input input, Switches s) {
        return s.has("z")
                ? List.of(input.text().replaceFirst("\0\\z", "").split("\0", -1))
                : input.lines();
    }

    /** Goes through both at once. */
    private static final class Merge {
        private final List<List<String>> files;
        private final Switches s;
        private final Process self;
        private final String between;
        private final StringBuilder out = new StringBuilder();
        private final int[] at = new int[2];
        private final int[] totals = new int[3];
        private final boolean[] isDisordered = new boolean[2];
        private boolean isUnpaired;

        Merge(List<String> left, List<String> right, Switches s, Process self) {
            files = List.of(left, right);
            this.s = s;
            this.self = self;
            between = s.value("between", "\t");
        }

        int run() {
            while (at[0] < files.getFirst().size() || at[1] < files.getLast().size()) {
                var order = order();
                isUnpaired |= order != 0;
                put(order < 0 ? 1 : order > 0 ? 2 : 3, line(order <= 0 ? 0 : 1, 0));
                if (order >= 0 && !next(1) || order <= 0 && !next(0)) {
                    return 1;
                }
            }
            if (s.has("total")) {
                for (var total : totals) {
                    out.append(total).append(between);
                }
                out.append("total").append(s.has("z") ? '\0' : '\n');
            }
            flush();
            if (isDisordered[0] || isDisordered[1]) {
                self.complain("comm: input is not in sorted order");
                return 1;
            }
            return 0;
        }

        private String line(int file, int before) {
            return files.get(file).get(at[file] - before);
        }

        private int order() {
            return at[0] == files.getFirst().size()
                    ? 1
                    : at[1] == files.getLast().size() ? -1 : line(0, 0).compareTo(line(1, 0));
        }

        private void put(int column, String line) {
            totals[column - 1]++;
            if (s.has("" + column)) {
                return;
            }
            for (var before = 1; before < column; before++) {
                out.append(s.has("" + before) ? "" : between);
            }
            out.append(line).append(s.has("z") ? '\0' : '\n');
        }

        /** Goes on in one of them; false when a line is out of order and that ends it all. */
        private boolean next(int file) {
            var isTold = s.has("check") || isUnpaired && !s.has("nocheck");
            at[file]++;
            if (at[file] == files.get(file).size()
                    || !isTold
                    || isDisordered[file]
                    || line(file, 1).compareTo(line(file, 0)) <= 0) {
                return true;
            }
            flush();
            self.complain("comm: file " + (file + 1) + " is not in sorted order");
            isDisordered[file] = true;
            return !s.has("check");
        }

        private void flush() {
            Sieve.pass(out.toString(), false, self);
            out.setLength(0);
        }
    }
}
