package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.List;

/** {@code comm}: lines of two sorted files that only one has, or both; {@code -1 -2 -3}. */
final class Comm {

    private Comm() {}

    private static Switches switches(Process self) {
        return Switches.read(self.arguments(), "123", "");
    }

    static Step start(Process self) {
        var s = switches(self);
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        if (s.rest().size() != 2) {
            self.complain("comm: missing operand");
            self.complain("Try 'comm --help' for more information.");
            return Step.exit(1);
        }
        return Gather.start(self, s.rest());
    }

    static int work(List<Gather.Input> inputs, Process self) {
        if (inputs.size() != 2) {
            return 1;
        }
        var s = switches(self);
        var left = inputs.getFirst().lines();
        var right = inputs.getLast().lines();
        var out = new StringBuilder();
        var a = 0;
        var b = 0;
        while (a < left.size() || b < right.size()) {
            var order =
                    a == left.size()
                            ? 1
                            : b == right.size() ? -1 : left.get(a).compareTo(right.get(b));
            var column = order < 0 ? 1 : order > 0 ? 2 : 3;
            var line = order <= 0 ? left.get(a) : right.get(b);
            if (!s.has("" + column)) {
                for (var before = 1; before < column; before++) {
                    out.append(s.has("" + before) ? "" : "\t");
                }
                out.append(line).append('\n');
            }
            a += order <= 0 ? 1 : 0;
            b += order >= 0 ? 1 : 0;
        }
        Sieve.pass(out.toString(), false, self);
        return 0;
    }
}
