package dev.sandglass.shell.tools.vi;

/** The editor on a terminal: the lines around the cursor, and a last line for modes, commands and messages. */
final class Screen {

    private static final String HOME = "\u001b[H";
    private static final String END_OF_LINE = "\u001b[K";
    private static final int TAB = 8;

    private Screen() {}

    /** The first line to show, so that the cursor's is seen. */
    static int top(Editor editor, int top, int rows) {
        var row = editor.text().row();
        var shown = Math.max(1, rows - 1);
        return row < top ? row : Math.max(top, row - shown + 1);
    }

    static String draw(Editor editor, int top, int columns, int rows) {
        var text = editor.text();
        var cursor = expanded(text.line().substring(0, text.column())).length();
        var left = Math.max(0, cursor - columns + 1);
        var out = new StringBuilder(HOME);
        for (var i = 0; i < rows - 1; i++) {
            var line = top + i < text.lines().size() ? expanded(text.lines().get(top + i)) : "~";
            row(cut(line, top + i < text.lines().size() ? left : 0, columns), columns, out);
            out.append("\r\n");
        }
        row(cut(lastLine(editor), 0, columns), columns, out);
        return editor.mode() == Editor.Mode.LINE
                ? out.toString()
                : out.append("\u001b[%d;%dH".formatted(text.row() - top + 1, cursor - left + 1))
                        .toString();
    }

    /** Over what was there; behind a row that is full a terminal stands on its last character still. */
    private static void row(String shown, int columns, StringBuilder out) {
        out.append(shown).append(shown.length() < columns ? END_OF_LINE : "");
    }

    private static String lastLine(Editor editor) {
        return switch (editor.mode()) {
            case LINE -> editor.typed();
            case INSERT -> "-- INSERT --";
            case NORMAL -> editor.message();
        };
    }

    private static String cut(String line, int left, int columns) {
        return line.substring(
                Math.min(left, line.length()), Math.min(line.length(), left + columns));
    }

    /** Tabs as blanks up to the next multiple of eight; what cannot be shown as a question mark. */
    private static String expanded(String line) {
        var out = new StringBuilder();
        for (var c : line.toCharArray()) {
            if (c == '\t') {
                out.append(" ".repeat(TAB - out.length() % TAB));
            } else {
                out.append(c < ' ' || c == 127 ? '?' : c);
            }
        }
        return out.toString();
    }
}
