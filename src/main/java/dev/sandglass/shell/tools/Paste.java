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
        return s.areWrong(self) ? Step.exit(s.code(1)) : Gather.start(self, s.rest());
    }

    static int work(List<Gather.Input> inputs, Process self) {
        var s = switches(self);
        var marks = marks(s.value("d", "\t"));
        var out = new StringBuilder();
        if (s.has("s")) {
            inputs.forEach(input -> out.append(joined(input.lines(), marks)).append('\n'));
        } else {
            var columns = columns(inputs);
            var longest = columns.stream().mapToInt(List::size).max().orElse(0);
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

    /** Where standard input stands several times, its lines are dealt out. */
    private static List<List<String>> columns(List<Gather.Input> inputs) {
        var times = inputs.stream().filter(it -> it.name().equals("-")).count();
        var columns = new ArrayList<List<String>>();
        List<String> dealt = List.of();
        var turn = 0;
        for (var input : inputs) {
            if (!input.name().equals("-")) {
                columns.add(input.lines());
                continue;
            }
            dealt = turn == 0 ? input.lines() : dealt;
            var column = new ArrayList<String>();
            for (var i = turn; i < dealt.size(); i += (int) times) {
                column.add(dealt.get(i));
            }
            columns.add(column);
            turn++;
        }
        return columns;
    }

    /** {@code \t}, {@code \n} and {@code \\} are one mark each; {@code \0} is none. */
    private static List<String> marks(String list) {
        var marks = new ArrayList<String>();
        for (var i = 0; i < list.length(); i++) {
            var c = list.charAt(i);
            if (c != '\\' || i + 1 == list.length()) {
                marks.add(Character.toString(c));
                continue;
            }
            var escaped = list.charAt(++i);
            marks.add(
                    switch (escaped) {
                        case '0' -> "";
                        case 'n' -> "\n";
                        case 't' -> "\t";
                        default -> Character.toString(escaped);
                    });
        }
        return marks;
    }

    /** The marks stand between in turns. */
    private static String joined(List<String> parts, List<String> marks) {
        var out = new StringBuilder();
        for (var i = 0; i < parts.size(); i++) {
            if (i > 0 && !marks.isEmpty()) {
                out.append(marks.get((i - 1) % marks.size()));
            }
            out.append(parts.get(i));
        }
        return out.toString();
    }
}
