package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;

/** {@code paste}: lines of several files side by side, or of one in a row; {@code -s}, {@code -d}. */
final class Paste {

    private Paste() {}

    private static Switches switches(Process self) {
        return Switches.read(self.arguments(), "s", "d", "serial=s", "delimiters=d:");
    }

    static Step start(Process self) {
        var s = switches(self);
        return s.areWrong(self) ? Step.exit(1) : Gather.start(self, s.rest());
    }

    static int work(List<Gather.Input> inputs, Process self) {
        var s = switches(self);
        var marks = Tr.CharSets.expand(s.value("d", "\t").replace("\\0", ""));
        var out = new StringBuilder();
        if (s.has("s")) {
            inputs.forEach(input -> out.append(joined(input.lines(), marks)).append('\n'));
        } else {
            var longest = inputs.stream().mapToInt(input -> input.lines().size()).max().orElse(0);
            var columns = inputs.stream().map(Gather.Input::lines).toList();
            for (var i = 0; i < longest; i++) {
                var row = new ArrayList<String>();
                for (var column : columns) {
                    row.add(i < column.size() ? column.get(i) : "");
                }
                out.append(joined(row, marks)).append('\n');
            }
        }
        Sieve.pass(out.toString(), false, self);
        return 0;
    }

    /** The marks stand between in turns. */
    private static String joined(List<String> parts, String marks) {
        var out = new StringBuilder();
        for (var i = 0; i < parts.size(); i++) {
            if (i > 0 && !marks.isEmpty()) {
                out.append(marks.charAt((i - 1) % marks.length()));
            }
            out.append(parts.get(i));
        }
        return out.toString();
    }
}
