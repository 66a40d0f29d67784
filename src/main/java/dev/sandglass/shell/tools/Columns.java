package dev.sandglass.shell.tools;

import java.util.ArrayList;
import java.util.List;

/** Sets words in as many columns as fit, from top to bottom and then to the right, as {@code ls} does. */
final class Columns {

    private static final int GAP = 2;
    private static final int TAB = 8;

    private Columns() {}

    /** The lines, each shorter than the width unless a word alone is not. */
    static List<String> of(List<String> words, int width) {
        var most = Math.min(words.size(), Math.max(1, width / (GAP + 1)));
        for (var columns = most; columns > 1; columns--) {
            var rows = (words.size() + columns - 1) / columns;
            var widths = widths(words, rows);
            if (widths.stream().mapToInt(it -> it).sum() - GAP < width) {
                return lines(words, rows, widths);
            }
        }
        return words;
    }

    private static List<Integer> widths(List<String> words, int rows) {
        var widths = new ArrayList<Integer>();
        for (var from = 0; from < words.size(); from += rows) {
            var column = words.subList(from, Math.min(words.size(), from + rows));
            widths.add(GAP + column.stream().mapToInt(Columns::length).max().orElse(0));
        }
        return widths;
    }

    private static List<String> lines(List<String> words, int rows, List<Integer> widths) {
        var lines = new ArrayList<String>();
        for (var row = 0; row < rows; row++) {
            var line = new StringBuilder();
            var begin = 0;
            for (var i = row; i < words.size(); i += rows) {
                line.append(words.get(i));
                if (i + rows < words.size()) {
                    var end = begin + length(words.get(i));
                    begin += widths.get(i / rows);
                    indent(line, end, begin);
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** With tabs where they save something. */
    private static void indent(StringBuilder line, int from, int to) {
        var at = from;
        while (at < to) {
            var takesTab = to / TAB > (at + 1) / TAB;
            line.append(takesTab ? '\t' : ' ');
            at += takesTab ? TAB - at % TAB : 1;
        }
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }
}
