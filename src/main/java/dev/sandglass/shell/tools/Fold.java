package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.List;

/** {@code fold}: long lines in pieces; {@code -w}, {@code -s}. */
final class Fold {

    private Fold() {}

    private static Switches switches(Process self) {
        return Switches.read(self.arguments(), "sb", "w", "width=w:", "spaces=s");
    }

    static Step start(Process self) {
        var s = switches(self);
        return s.areWrong(self) ? Step.exit(1) : Gather.start(self, s.rest());
    }

    static int work(List<Gather.Input> inputs, Process self) {
        var s = switches(self);
        var width = Math.max(1, Numbers.whole(s.value("w", "80"), 80));
        var out = new StringBuilder();
        for (var input : inputs) {
            for (var line : input.lines()) {
                var from = 0;
                while (line.length() - from > width) {
                    var blank = s.has("s") ? line.lastIndexOf(' ', from + width - 1) : -1;
                    var end = blank >= from ? blank + 1 : from + width;
                    out.append(line, from, end).append('\n');
                    from = end;
                }
                out.append(line.substring(from)).append('\n');
            }
        }
        Sieve.pass(out.toString(), false, self);
        return 0;
    }
}
