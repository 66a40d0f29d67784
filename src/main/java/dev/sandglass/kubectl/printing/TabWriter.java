package dev.sandglass.kubectl.printing;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligns text whose cells end with tabs, as Go's text/tabwriter does: a column is as wide as the widest of its cells in
 * neighbouring lines; the last cell of a line belongs to none.
 *
 * <pre>
 *   NAME\tREADY\tAGE          NAME      READY   AGE
 *   web-1\t1/1\t5s            web-1     1/1     5s
 *   conf-abc\t0/1\t0s         conf-abc  0/1     0s
 * </pre>
 */
public final class TabWriter {

    private final int least;
    private final int padding;
    private final boolean remembers;
    private final List<Integer> remembered = new ArrayList<>();
    private final List<List<String>> lines = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();

    private TabWriter(int least, int padding, boolean remembers) {
        this.least = least;
        this.padding = padding;
        this.remembers = remembers;
        lines.add(new ArrayList<>());
    }

    /** As {@code kubectl get} aligns: widths are remembered from one flush to the next. */
    public static TabWriter ofTables() {
        return new TabWriter(6, 3, true);
    }

    /** As {@code kubectl describe} aligns. */
    public static TabWriter ofDescriptions() {
        return new TabWriter(0, 2, false);
    }

    /** The widths remembered, to go on with later. */
    public List<Integer> remembered() {
        return List.copyOf(remembered);
    }

    public TabWriter remember(List<Integer> widths) {
        remembered.clear();
        remembered.addAll(widths);
        return this;
    }

    public TabWriter write(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '\t' -> endCell();
                case '\n', '\f' -> {
                    endCell();
                    lines.add(new ArrayList<>());
                }
                default -> cell.append(c);
            }
        }
        return this;
    }

    public TabWriter line(String text) {
        return write(text).write("\n");
    }

    private void endCell() {
        lines.getLast().add(cell.toString());
        cell.setLength(0);
    }

    /** The aligned text so far; what comes is aligned afresh. */
    public String flush() {
        lines.getLast().add(cell.toString());
        cell.setLength(0);
        var out = new StringBuilder();
        format(out, new ArrayList<>(), 0, lines.size());
        lines.clear();
        lines.add(new ArrayList<>());
        return out.toString();
    }

    private void format(StringBuilder out, List<Integer> widths, int from, int to) {
        var column = widths.size();
        var written = from;
        for (var i = from; i < to; i++) {
            if (!reaches(i, column)) {
                continue;
            }
            writeLines(out, widths, written, i);
            var start = i;
            var width = least;
            while (i < to && reaches(i, column)) {
                width = Math.max(width, length(lines.get(i).get(column)) + padding);
                i++;
            }
            widths.add(remembering(column, width));
            format(out, widths, start, i);
            widths.removeLast();
            written = i;
        }
        writeLines(out, widths, written, to);
    }

    private boolean reaches(int line, int column) {
        return column < lines.get(line).size() - 1;
    }

    private int remembering(int column, int width) {
        if (!remembers) {
            return width;
        }
        if (remembered.size() == column) {
            remembered.add(width);
        } else if (remembered.get(column) > width) {
            return remembered.get(column);
        } else {
            remembered.set(column, width);
        }
        return width;
    }

    private void writeLines(StringBuilder out, List<Integer> widths, int from, int to) {
        for (var i = from; i < to; i++) {
            var line = lines.get(i);
            for (var j = 0; j < line.size(); j++) {
                out.append(line.get(j));
                if (j < widths.size()) {
                    out.repeat(' ', Math.max(0, widths.get(j) - length(line.get(j))));
                }
            }
            if (i + 1 < lines.size()) {
                out.append('\n');
            }
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
