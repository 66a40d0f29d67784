package dev.sandglass.shell.tools.less;

/** The page on a terminal: rows of text, and below them the prompt. */
final class Screen {

    private Screen() {}

    /**
     * @param name of the file, for the first prompt; empty for standard input, and later
     * @param waits whether more text has to come before there is a prompt
     */
    static String draw(Page page, Look look, String name, boolean waits) {
        var out = new StringBuilder("\u001b[H");
        var marked = page.searched(look);
        var at = 0;
        var line = page.line();
        var part = page.part();
        while (at < look.page() && line < page.lines().size()) {
            var text = page.lines().get(line);
            out.append(look.row(text, line + 1, part, marked)).append("\r\n");
            at++;
            if (part + 1 < look.parts(text)) {
                part++;
            } else {
                line++;
                part = 0;
            }
        }
        var isBegin = page.line() == 0 && page.part() == 0;
        for (; at < look.page() && !isBegin; at++) {
            out.append("~\u001b[K\r\n"); // behind the end
        }
        return out.append("\u001b[J").append(waits ? "" : prompt(page, look, name)).toString();
    }

    private static String prompt(Page page, Look look, String name) {
        if (!page.message().isEmpty()) {
            return inverted(page.message() + "  (press RETURN)");
        }
        if (!page.typed().isEmpty()) {
            var isNumber = Character.isDigit(page.typed().charAt(0));
            return (isNumber ? ":" : "") + page.typed();
        }
        var isEnd = page.showsEnd(look);
        if (!name.isEmpty()) {
            return inverted(name + (isEnd ? " (END)" : ""));
        }
        return isEnd ? inverted("(END)") : ":";
    }

    private static String inverted(String text) {
        return "\u001b[7m" + text + "\u001b[27m";
    }
}
