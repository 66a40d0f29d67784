package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code column}: entries side by side, or with {@code -t} words of lines as a table; {@code -s -o -x -c -N -R}. */
final class Column {

    private static final int TAB = 8;
    private static final long AT_MOST = 8 << 20;

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
        var text = isTable ? table(rows(lines, s), s) : entries(lines, s);
        if (text == null) {
            self.complain("column: the sandbox fills up with at most 8 MiB of blanks");
            return 1;
        }
        Sieve.pass(text, false, self);
        return 0;
    }

    /**
     * Entries in columns of equal width, down and then across, or with {@code -x} across and then down; null when they
     * take too much room.
     */
    private static @Nullable String entries(List<String> lines, Switches s) {
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
        if ((long) rows * (columns - 1) * width / TAB > AT_MOST) {
            return null;
        }
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

    private static List<List<String>> rows(List<String> lines, Switches s) {
        var rows = new ArrayList<List<String>>();
        if (s.has("N")) {
            rows.add(List.of(s.value("N", "").split(",")));
        }
        lines.forEach(line -> rows.add(cells(line, s)));
        return rows;
    }

    private static int[] widths(List<List<String>> rows) {
        var widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (var row : rows) {
            for (var i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    /** The columns whose cells stand at the right. */
    private static boolean[] right(int columns, Switches s) {
        var wanted = new HashSet<>(List.of(s.value("R", "").split(",")));
        var names = s.has("N") ? List.of(s.value("N", "").split(",")) : List.<String>of();
        var right = new boolean[columns];
        for (var i = 0; i < columns; i++) {
            right[i] =
                    wanted.contains(Integer.toString(i + 1))
                            || i < names.size() && wanted.contains(names.get(i));
        }
        return right;
    }

    private static @Nullable String table(List<List<String>> rows, Switches s) {
        var widths = widths(rows);
        var right = right(widths.length, s);
        var between = s.value("o", "  ");
        var width = 0L;
        for (var i = 0; i < widths.length; i++) {
            var isPadded = right[i] || i + 1 < widths.length;
            width += isPadded ? widths[i] + between.length() : 0;
        }
        if (width * rows.size() > AT_MOST) {
            return null;
        }
        var out = new StringBuilder();
        for (var row : rows) {
            for (var i = 0; i < widths.length; i++) {
                var cell = i < row.size() ? row.get(i) : "";
                var isLast = i + 1 == widths.length;
                var room = " ".repeat(widths[i] - cell.length());
                out.append(right[i] ? room : "").append(cell);
                out.append(right[i] || isLast ? "" : room).append(isLast ? "\n" : between);
            }
        }
        return out.toString();
    }

    private static List<String> cells(String line, Switches s) {
        var separators = s.value("s", " \t");
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        for (var c : line.toCharArray()) {
            if (separators.indexOf(c) < 0) {
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
