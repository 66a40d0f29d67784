package dev.sandglass.shell.tools;

import dev.sandglass.shell.Tty;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The screen of {@link Watch}: a title over as many rows of what the command said as there is room for. */
final class WatchScreen {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private static final int TAB = 8;

    private WatchScreen() {}

    /** A terminal's, or a usual one where there is none. */
    record Size(int columns, int rows) {
        static Size of(@Nullable Tty tty) {
            return tty == null ? new Size(80, 24) : new Size(tty.columns(), tty.rows());
        }
    }

    /** Interval and command on the left, host and time on the right; a command that does not fit is cut. */
    static String title(Duration interval, String command, String host, long now, int columns) {
        var right = host + ": " + TIME.format(Instant.ofEpochSecond(0, now));
        var left = String.format(Locale.ROOT, "Every %.1fs: ", interval.toNanos() / 1e9);
        if (columns < right.length()) {
            return "";
        }
        var room = columns - right.length() - left.length();
        if (room < 1) {
            return " ".repeat(columns - right.length()) + right;
        }
        var shown =
                command.length() <= room
                        ? command
                        : room < 5 ? "" : command.substring(0, room - 5) + "...";
        return left + shown + " ".repeat(room - shown.length()) + right;
    }

    /** The text's first lines, as a terminal so wide shows them. */
    static List<String> rows(String text, int columns, int atMost, boolean wraps) {
        var rows = new ArrayList<String>();
        for (var from = 0; from < text.length() && rows.size() < atMost; ) {
            var end = text.indexOf('\n', from);
            var line = expanded(text.substring(from, end < 0 ? text.length() : end));
            rows.add(line.substring(0, Math.min(columns, line.length())));
            for (var at = columns; wraps && at < line.length() && rows.size() < atMost; ) {
                rows.add(line.substring(at, Math.min(at + columns, line.length())));
                at += columns;
            }
            from = end < 0 ? text.length() : end + 1;
        }
        return List.copyOf(rows);
    }

    private static String expanded(String line) {
        var out = new StringBuilder();
        for (var c : line.toCharArray()) {
            if (c == '\t') {
                out.append(" ".repeat(TAB - out.length() % TAB));
            } else if (!Character.isISOControl(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Draws over what was there, row by row. With rows of before, characters that are new are shown inverted. */
    static String draw(
            @Nullable String title, List<String> rows, @Nullable List<String> before, Size size) {
        var out = new StringBuilder();
        var first = title == null ? 1 : 3;
        if (title != null) {
            out.append("\u001b[H").append(title).append("\u001b[K\u001b[2;1H\u001b[K");
        }
        for (var i = 0; i < rows.size(); i++) {
            out.append("\u001b[").append(first + i).append(";1H");
            var old = before == null ? rows : before;
            mark(rows.get(i), i < old.size() ? old.get(i) : "", out);
            out.append(rows.get(i).length() < size.columns() ? "\u001b[K" : "");
        }
        var below = first + rows.size();
        if (below <= size.rows()) {
            out.append("\u001b[").append(below).append(";1H\u001b[J");
        }
        return out.append("\u001b[").append(size.rows()).append(";1H").toString();
    }

    private static void mark(String row, String old, StringBuilder out) {
        var isMarked = false;
        for (var i = 0; i < row.length(); i++) {
            var differs = row.charAt(i) != (i < old.length() ? old.charAt(i) : ' ');
            if (differs != isMarked) {
                out.append(differs ? "\u001b[7m" : "\u001b[m");
                isMarked = differs;
            }
            out.append(row.charAt(i));
        }
        out.append(isMarked ? "\u001b[m" : "");
    }
}
