package dev.sandglass.shell.tools.less;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How lines become rows of a terminal: broken at its width, or cut; tabs as blanks; what cannot be shown as its name.
 *
 * @param rows of the terminal, the last one for the prompt
 * @param options the letters that {@code less} was called with
 */
record Look(int columns, int rows, String options) {

    private static final int TAB = 8;
    private static final int NUMBER = 8;

    /** What stands in one column: the text that draws it, and whether it is drawn inverted. */
    private record Cell(String text, boolean inverted) {}

    private boolean has(char option) {
        return options.indexOf(option) >= 0;
    }

    /** How many rows of text the screen has. */
    int page() {
        return Math.max(1, rows - 1);
    }

    private int width() {
        return Math.max(1, has('N') ? columns - NUMBER : columns);
    }

    /** How many rows a line takes. */
    int parts(String line) {
        var cells = has('S') ? 1 : cells(line, null).size();
        return Math.max(1, (cells + width() - 1) / width());
    }

    /** One row of a line, with what matches marked. */
    String row(String line, int number, int part, @Nullable Pattern marked) {
        var cells = cells(line, marked);
        var from = Math.min(cells.size(), part * width());
        var to = Math.min(cells.size(), from + width());
        var out = new StringBuilder();
        if (has('N')) {
            out.append("%7d ".formatted(number));
        }
        var isInverted = false;
        for (var cell : cells.subList(from, to)) {
            if (cell.inverted() != isInverted) {
                isInverted = cell.inverted();
                out.append(isInverted ? "\u001b[7m" : "\u001b[27m");
            }
            out.append(cell.text());
        }
        out.append(isInverted ? "\u001b[27m" : "");
        if (has('S') && to < cells.size()) {
            out.append("\b\u001b[7m>\u001b[27m");
        }
        return out.append(to - from < width() ? "\u001b[K" : "").toString();
    }

    private List<Cell> cells(String line, @Nullable Pattern marked) {
        var isMarked = new boolean[line.length()];
        if (marked != null) {
            var matcher = marked.matcher(line);
            while (matcher.find()) {
                for (var i = matcher.start(); i < matcher.end(); i++) {
                    isMarked[i] = true;
                }
            }
        }
        var cells = new ArrayList<Cell>();
        var colour = "";
        for (var i = 0; i < line.length(); ) {
            var c = line.codePointAt(i);
            var end = c == '\u001b' && (has('R') || has('r')) ? colourEnd(line, i) : -1;
            if (end > 0) {
                colour += line.substring(i, end);
                i = end;
                continue;
            }
            var before = cells.size();
            add(c, isMarked[i], cells);
            if (!colour.isEmpty()) {
                var first = cells.get(before);
                cells.set(before, new Cell(colour + first.text(), first.inverted()));
                colour = "";
            }
            i += Character.charCount(c);
        }
        if (!colour.isEmpty() && !cells.isEmpty()) {
            var last = cells.removeLast();
            cells.add(new Cell(last.text() + colour, last.inverted()));
        }
        return cells;
    }

    private static void add(int c, boolean isMarked, List<Cell> cells) {
        if (c == '\t') {
            do {
                cells.add(new Cell(" ", isMarked));
            } while (cells.size() % TAB != 0);
        } else if (c == '\u001b') {
            "ESC".chars().forEach(e -> cells.add(new Cell(Character.toString(e), true)));
        } else if (c < ' ' || c == 127) {
            cells.add(new Cell("^", true));
            cells.add(new Cell(Character.toString(c ^ 64), true));
        } else {
            cells.add(new Cell(Character.toString(c), isMarked));
        }
    }

    /** Behind the sequence that sets a colour or another look of what follows; -1 when there is none. */
    private static int colourEnd(String line, int from) {
        var at = from + 1;
        if (at >= line.length() || line.charAt(at) != '[') {
            return -1;
        }
        at++;
        while (at < line.length() && "0123456789;:".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return at < line.length() && line.charAt(at) == 'm' ? at + 1 : -1;
    }
}
