package dev.sandglass.shell.tools.vi;

/** The editor on a terminal: the lines around the cursor, and a last line for modes, commands and messages. */
final class Screen {

    private static final String CLEAR = "\u001b[H\u001b[2J";
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
        var out = new StringBuilder(CLEAR);
        for (var i = 0; i < rows - 1; i++) {
            var line = top + i < text.lines().size() ? expanded(text.lines().get(top + i)) : "~";
            out.append(cut(line, top + i < text.lines().size() ? left : 0, columns)).append("\r\n");
        }
        out.append(cut(lastLine(editor), 0, columns));
        return editor.mode() == Editor.Mode.LINE
                ? out.toString()
                : out.append("\u001b[%d;%dH".formatted(text.row() - top + 1, cursor - left + 1))
                        .toString();
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
