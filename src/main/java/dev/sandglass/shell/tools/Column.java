package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.List;

/** {@code column}: entries side by side, or with {@code -t} words of lines as a table; {@code -s -o -x -c -N -R}. */
final class Column {

    private static final int TAB = 8;

    private Column() {}

    private static Switches switches(Process self) {
        return Switches.read(
                self.arguments(),
                "tx",
                "scoNR",
                "columns=c:",
                "fillrows=x",
                "output-separator=o:",
                "separator=s:",
                "table=t",
                "table-columns=N:",
                "table-right=R:");
    }

    static Step start(Process self) {
        var s = switches(self);
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        if (!s.value("c", "80").matches("\\d{1,6}")) {
            self.complain("column: invalid columns argument: '" + s.value("c", "") + "'");
            return Step.exit(1);
        }
        return Gather.start(self, s.rest());
    }

    static int work(List<Gather.Input> inputs, Process self) {
        var s = switches(self);
        var lines = new ArrayList<String>();
        inputs.forEach(
                input -> input.lines().stream().filter(it -> !it.isBlank()).forEach(lines::add));
        var isTable = s.has("t") || s.has("N") || s.has("R");
        Sieve.pass(isTable ? table(lines, s) : entries(lines, s), false, self);
        return 0;
    }

    /** Entries in columns of equal width, down and then across, or with {@code -x} across and then down. */
    private static String entries(List<String> lines, Switches s) {
        var most = Numbers.whole(s.value("c", "80"), 80);
        var longest = lines.stream().mapToInt(String::length).max().orElse(0);
        var out = new StringBuilder();
        if (longest >= most) {
            lines.forEach(line -> out.append(line).append('\n'));
            return out.toString();
        }
        var width = (longest + TAB) / TAB * TAB;
        var columns = Math.max(1, most / width);
        var rows = (lines.size() + columns - 1) / columns;
        for (var row = 0; row < rows; row++) {
            var end = 0; // where the last column ends
            var at = 0;
            for (var column = 0; column < columns; column++) {
                var index = s.has("x") ? row * columns + column : column * rows + row;
                if (index >= lines.size()) {
                    break;
                }
                while (at < end) {
                    out.append('\t');
                    at = at / TAB * TAB + TAB;
                }
                out.append(lines.get(index));
                at += lines.get(index).length();
                end += width;
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static String table(List<String> lines, Switches s) {
        var rows = new ArrayList<List<String>>();
        if (s.has("N")) {
            rows.add(List.of(s.value("N", "").split(",")));
        }
        lines.forEach(line -> rows.add(cells(line, s)));
        var columns = rows.stream().mapToInt(List::size).max().orElse(0);
        var widths = new int[columns];
        for (var row : rows) {
            for (var i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var right = List.of(s.value("R", "").split(","));
        var names = s.has("N") ? List.of(s.value("N", "").split(",")) : List.of();
        var between = s.value("o", "  ");
        var out = new StringBuilder();
        for (var row : rows) {
            for (var i = 0; i < columns; i++) {
                var cell = i < row.size() ? row.get(i) : "";
                var isRight =
                        right.contains(Integer.toString(i + 1))
                                || i < names.size() && right.contains(names.get(i));
                var isLast = i + 1 == columns;
                var room = " ".repeat(widths[i] - cell.length());
                out.append(isRight ? room : "").append(cell);
                out.append(isRight || isLast ? "" : room).append(isLast ? "\n" : between);
            }
        }
        return out.toString();
    }

    private static List<String> cells(String line, Switches s) {
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
