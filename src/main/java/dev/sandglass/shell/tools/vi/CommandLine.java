package dev.sandglass.shell.tools.vi;

import dev.sandglass.shell.tools.vi.Editor.Wish;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines behind {@code :} and {@code /}: writing, leaving, going to a line, searching, replacing. */
final class CommandLine {

    /** {@code s/old/new/g}, for this line or, with a percent sign, for all. */
    private static final Pattern REPLACE =
            Pattern.compile("(%?)s(.)((?:\\\\.|(?!\\2).)*)\\2((?:\\\\.|(?!\\2).)*)(?:\\2(g?))?");

    private CommandLine() {}

    static Editor run(Editor editor, String line) {
        var words = line.substring(1).strip();
        if (line.startsWith("/")) {
            return search(editor, line.substring(1));
        }
        return switch (words) {
            case "" -> editor;
            case "w", "w!" -> editor.wishing(Wish.WRITE);
            case "wq", "wq!", "x", "x!" -> editor.wishing(Wish.WRITE_AND_QUIT);
            case "q!", "qa!" -> editor.wishing(Wish.QUIT);
            case "q", "qa" ->
                    editor.changed()
                            ? editor.saying("E37: No write since last change (add ! to override)")
                            : editor.wishing(Wish.QUIT);
            case "$" -> editor.with(editor.text().at(editor.text().lines().size() - 1, 0));
            default -> other(editor, words);
        };
    }

    private static Editor search(Editor editor, String wanted) {
        var text = wanted.isEmpty() ? editor.wanted() : wanted;
        var found = editor.text().search(text, true);
        return found.equals(editor.text())
                ? editor.searching(text).saying("E486: Pattern not found: " + text)
                : editor.searching(text).with(found);
    }

    private static Editor other(Editor editor, String words) {
        if (words.matches("[0-9]{1,6}")) {
            return editor.with(editor.text().at(Integer.parseInt(words) - 1, 0).onText());
        }
        var replace = REPLACE.matcher(words);
        if (replace.matches()) {
            return replaced(editor, replace);
        }
        return words.startsWith("set ") || words.startsWith("se ") || words.startsWith("syntax ")
                ? editor
                : editor.saying("E492: Not an editor command: " + words);
    }

    private static Editor replaced(Editor editor, Matcher command) {
        var text = editor.text();
        var old = unescaped(command.group(3));
        var instead = unescaped(command.group(4));
        var everywhere = command.group(1).equals("%");
        var global = "g".equals(command.group(5));
        if (old.isEmpty()) {
            return editor;
        }
        var lines = new ArrayList<>(text.lines());
        for (var i = 0; i < lines.size(); i++) {
            if (everywhere || i == text.row()) {
                var line = lines.get(i);
                var place = line.indexOf(old);
                lines.set(
                        i,
                        global
                                ? line.replace(old, instead)
                                : place < 0
                                        ? line
                                        : line.substring(0, place)
                                                + instead
                                                + line.substring(place + old.length()));
            }
        }
        return lines.equals(text.lines())
                ? editor.saying("E486: Pattern not found: " + old)
                : editor.changedTo(new Text(lines, text.row(), 0));
    }

    private static String unescaped(String text) {
        return text.replaceAll("\\\\(.)", "$1");
    }
}
