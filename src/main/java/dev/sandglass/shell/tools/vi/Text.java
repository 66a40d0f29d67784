package dev.sandglass.shell.tools.vi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lines and a cursor in them. Changing gives another; the cursor is kept inside.
 *
 * @param lines at least one
 */
public record Text(List<String> lines, int row, int column) {

    public Text {
        lines = lines.isEmpty() ? List.of("") : List.copyOf(lines);
        row = Math.clamp(row, 0, lines.size() - 1);
        column = Math.clamp(column, 0, lines.get(row).length());
    }

    static Text of(String content) {
        var lines = new ArrayList<>(Arrays.asList(content.split("\n", -1)));
        if (lines.size() > 1 && lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return new Text(lines, 0, 0);
    }

    /** As a file: every line ended. */
    String content() {
        return String.join("\n", lines) + "\n";
    }

    String line() {
        return lines.get(row);
    }

    Text at(int otherRow, int otherColumn) {
        return new Text(lines, otherRow, otherColumn);
    }

    /** The cursor on a character, not behind the last. */
    Text onCharacter() {
        return at(row, Math.min(column, Math.max(0, line().length() - 1)));
    }

    Text withLine(String text, int otherColumn) {
        var changed = new ArrayList<>(lines);
        changed.set(row, text);
        return new Text(changed, row, otherColumn);
    }

    /** With more text at the cursor, which goes behind it; line ends part lines. */
    Text insert(String text) {
        var before = line().substring(0, column);
        var parts = (before + text + line().substring(column)).split("\n", -1);
        var changed = new ArrayList<>(lines);
        changed.remove(row);
        changed.addAll(row, Arrays.asList(parts));
        var added = parts.length - 1;
        var end = text.length() - text.lastIndexOf('\n') - 1;
        return new Text(changed, row + added, added == 0 ? column + text.length() : end);
    }

    /** Whole lines at a place, the cursor on the first. */
    Text insertLines(int place, List<String> more) {
        var changed = new ArrayList<>(lines);
        changed.addAll(Math.clamp(place, 0, changed.size()), more);
        return new Text(changed, place, 0).onText();
    }

    /** Without these lines. */
    Text withoutLines(int first, int count) {
        var changed = new ArrayList<>(lines);
        changed.subList(first, Math.min(changed.size(), first + count)).clear();
        return new Text(changed, first, 0).onText();
    }

    /** Without the characters of this line between two columns. */
    Text without(int from, int to) {
        var text = line();
        var end = Math.min(to, text.length());
        return withLine(text.substring(0, from) + text.substring(end), from);
    }

    /** The line and the next one as one; the cursor where they meet. */
    Text joined(String between) {
        if (row == lines.size() - 1) {
            return this;
        }
        var place = line().length();
        var whole = line() + between + lines.get(row + 1);
        return withoutLines(row + 1, 1).at(row, 0).withLine(whole, place);
    }

    /** The cursor on the first character that is no blank. */
    Text onText() {
        var text = line();
        var place = 0;
        while (place < text.length() - 1 && Character.isWhitespace(text.charAt(place))) {
            place++;
        }
        return at(row, place);
    }

    // ---- words ----

    private static int sort(char c) {
        return Character.isWhitespace(c) ? 0 : Character.isLetterOrDigit(c) || c == '_' ? 1 : 2;
    }

    /** The beginning of the next word. */
    Text nextWord() {
        var text = line();
        var place = column;
        while (place < text.length()
                && sort(text.charAt(place)) != 0
                && sort(text.charAt(place)) == sort(text.charAt(column))) {
            place++;
        }
        while (place < text.length() && sort(text.charAt(place)) == 0) {
            place++;
        }
        if (place < text.length() || row == lines.size() - 1) {
            return at(row, place);
        }
        return at(row + 1, 0).onText();
    }

    /** The end of this word or the next. */
    Text wordEnd() {
        var here = this;
        var place = column + 1;
        while (true) {
            var text = here.line();
            while (place < text.length() && sort(text.charAt(place)) == 0) {
                place++;
            }
            if (place < text.length()) {
                while (place + 1 < text.length()
                        && sort(text.charAt(place + 1)) == sort(text.charAt(place))) {
                    place++;
                }
                return here.at(here.row(), place);
            }
            if (here.row() == lines.size() - 1) {
                return here.at(here.row(), text.length());
            }
            here = here.at(here.row() + 1, 0);
            place = 0;
        }
    }

    /** The beginning of this word or the one before. */
    Text wordBefore() {
        var place = column - 1;
        var text = line();
        while (place >= 0 && sort(text.charAt(place)) == 0) {
            place--;
        }
        if (place < 0) {
            return row == 0 ? at(0, 0) : at(row - 1, lines.get(row - 1).length()).onCharacter();
        }
        while (place > 0 && sort(text.charAt(place - 1)) == sort(text.charAt(place))) {
            place--;
        }
        return at(row, place);
    }

    /** The next place of a text, round the end; this one when there is none. */
    Text search(String wanted, boolean forward) {
        for (var i = 0; i <= lines.size(); i++) {
            var there = Math.floorMod(forward ? row + i : row - i, lines.size());
            var text = lines.get(there);
            var found =
                    forward
                            ? text.indexOf(wanted, i == 0 ? column + 1 : 0)
                            : text.lastIndexOf(wanted, i == 0 ? column - 1 : text.length());
            if (found >= 0) {
                return at(there, found);
            }
        }
        return this;
    }
}
