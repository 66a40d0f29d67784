package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;

/** {@code column}: words of lines in columns; {@code -t}, {@code -s}. */
final class Column {

    private Column() {}

    private static Switches switches(Process self) {
        return Switches.read(
                self.arguments(), "tx", "sco", "table=t", "separator=s:", "output-separator=o:");
    }

    static Step start(Process self) {
        var s = switches(self);
        return s.areWrong(self) ? Step.exit(1) : Gather.start(self, s.rest());
    }

    static int work(List<Gather.Input> inputs, Process self) {
        var s = switches(self);
        var rows = new ArrayList<List<String>>();
        for (var input : inputs) {
            for (var line : input.lines()) {
                if (!line.isBlank()) {
                    rows.add(cells(line, s));
                }
            }
        }
        var widths = new ArrayList<Integer>();
        for (var row : rows) {
            for (var i = 0; i < row.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        var out = new StringBuilder();
        for (var row : rows) {
            for (var i = 0; i < row.size(); i++) {
                var isLast = i + 1 == row.size();
                out.append(row.get(i));
                out.append(isLast ? "" : " ".repeat(widths.get(i) - row.get(i).length()));
                out.append(isLast ? "\n" : s.value("o", "  "));
            }
        }
        Sieve.pass(out.toString(), false, self);
        return 0;
    }

    private static List<String> cells(String line, Switches s) {
        if (!s.has("t")) {
            return List.of(line);
        }
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        for (var c : line.toCharArray()) {
            if (s.value("s", " \t").indexOf(c) < 0) {
                cell.append(c);
            } else if (!cell.isEmpty() || s.has("s")) {
                cells.add(cell.toString());
                cell.setLength(0);
            }
        }
        if (!cell.isEmpty()) {
            cells.add(cell.toString());
        }
        return cells;
    }
}
