package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.Arrays;
import java.util.List;

/** {@code cmp}: whether two files are equal, and where they first are not; {@code -s}. */
final class Cmp {

    private Cmp() {}

    private static Switches switches(Process self) {
        return Switches.read(self.arguments(), "sbl", "", "silent=s", "quiet=s");
    }

    static Step start(Process self) {
        var s = switches(self);
        return s.areWrong(self) ? Step.exit(2) : Gather.start(self, s.rest());
    }

    static int work(List<Gather.Input> inputs, Process self) {
        if (inputs.size() != 2) {
            return 2;
        }
        var left = inputs.getFirst().bytes();
        var right = inputs.getLast().bytes();
        var at = Arrays.mismatch(left, right);
        if (at < 0) {
            return 0;
        }
        var shorter = Math.min(left.length, right.length);
        if (switches(self).has("s")) {
            return 1;
        }
        if (at == shorter) {
            var name = (left.length < right.length ? inputs.getFirst() : inputs.getLast()).name();
            self.complain("cmp: EOF on " + name + " after byte " + at);
            return 1;
        }
        var line = 1;
        for (var i = 0; i < at; i++) {
            line += left[i] == '\n' ? 1 : 0;
        }
        self.print(
                "%s %s differ: byte %d, line %d"
                        .formatted(inputs.get(0).name(), inputs.get(1).name(), at + 1, line));
        return 1;
    }
}
