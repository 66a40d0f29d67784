package dev.sandglass.shell.tools.vi;

import dev.sandglass.shell.tools.vi.Editor.Mode;
import dev.sandglass.shell.tools.vi.Editor.Wish;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What keys do. In insert mode they are text; in normal mode {@code h j k l 0 ^ $ w b e gg G} and arrows move, {@code i a I A o O}
 * begin typing, {@code x X D C J r dd dw cc cw yy p P u} change, {@code / n N} search, {@code :} begins a command line.
 */
final class Keys {

    private static final char ESCAPE = 27;
    private static final int PAGE = 20;
    private static final int COUNT_AT_MOST = 9_999;

    /** What arrows and their like send behind the escape, as keys of normal mode. */
    private static final Map<String, Character> SEQUENCES =
            Map.of(
                    "[A", 'k', "[B", 'j', "[C", 'l', "[D", 'h', "OA", 'k', "OB", 'j', "OC", 'l',
                    "OD", 'h', "[H", '0', "[F", '$');

    private Keys() {}

    /** The editor after these keys. */
    static Editor press(Editor editor, String keys) {
        var here = editor;
        for (var i = 0; i < keys.length() && here.end() == Wish.GO_ON; i++) {
            var key = keys.charAt(i);
            if (key == ESCAPE && i + 2 < keys.length()) {
                var sequence = keys.substring(i + 1, i + 3);
                var meant = SEQUENCES.get(sequence);
                if (meant != null) {
                    here = arrow(here, meant);
                    i += 2;
                    continue;
                }
            }
            here =
                    switch (here.mode()) {
                        case NORMAL -> normal(here.saying(""), key);
                        case INSERT -> insert(here, key);
                        case LINE -> line(here, key);
                    };
        }
        return here;
    }

    private static Editor arrow(Editor editor, char key) {
        return switch (editor.mode()) {
            case NORMAL -> normal(editor, key);
            case INSERT -> editor.with(moved(editor.text(), key, 1));
            case LINE -> editor;
        };
    }

    // ---- typing ----

    private static Editor insert(Editor editor, char key) {
        var text = editor.text();
        return switch (key) {
            case ESCAPE, 3 ->
                    editor.in(Mode.NORMAL)
                            .with(text.at(text.row(), text.column() - 1).onCharacter());
            case '\r', '\n' -> editor.typing(text.insert("\n"));
            case 8, 127 -> editor.typing(erased(text));
            case '\t' -> editor.typing(text.insert("\t"));
            default -> key < ' ' ? editor : editor.typing(text.insert(String.valueOf(key)));
        };
    }

    private static Text erased(Text text) {
        if (text.column() > 0) {
            return text.without(text.column() - 1, text.column());
        }
        return text.row() == 0 ? text : text.at(text.row() - 1, 0).joined("");
    }

    private static Editor line(Editor editor, char key) {
        var typed = editor.typed();
        return switch (key) {
            case ESCAPE, 3 -> editor.in(Mode.NORMAL);
            case '\r', '\n' -> CommandLine.run(editor.in(Mode.NORMAL), typed);
            case 8, 127 ->
                    typed.length() <= 1
                            ? editor.in(Mode.NORMAL)
                            : editor.typed(typed.substring(0, typed.length() - 1));
            default -> key < ' ' ? editor : editor.typed(typed + key);
        };
    }

    // ---- normal mode ----

    private static Editor normal(Editor editor, char key) {
        var typed = editor.typed() + key;
        if (key == ESCAPE) {
            return editor.typed("");
        }
        var digits = typed.replaceFirst("[^0-9].*", "");
        if (typed.matches("[1-9][0-9]*")) {
            return typed.length() > 4 ? editor.typed("") : editor.typed(typed);
        }
        var isCounted = !digits.isEmpty() && !digits.startsWith("0");
        var count = isCounted ? Math.min(COUNT_AT_MOST, Integer.parseInt(digits)) : 1;
        var command = isCounted ? typed.substring(digits.length()) : typed;
        if (List.of("d", "c", "y", "g", "r", "Z").contains(command)) {
            return editor.typed(typed);
        }
        return command(editor.typed(""), command, count, isCounted);
    }

    private static Editor command(Editor editor, String command, int count, boolean isCounted) {
        var text = editor.text();
        if (command.length() == 2) {
            return pair(editor, command, count);
        }
        var key = command.charAt(0);
        return switch (key) {
            case 'G' ->
                    editor.with(
                            text.at(isCounted ? count - 1 : text.lines().size() - 1, 0).onText());
            case 'i', 'a', 'I', 'A', 'o', 'O' -> begin(editor, key);
            case 'x' -> cut(editor, text.column(), text.column() + count);
            case 'X' -> cut(editor, Math.max(0, text.column() - count), text.column());
            case 'D' -> cut(editor, text.column(), text.line().length());
            case 'C' -> cut(editor, text.column(), text.line().length()).in(Mode.INSERT);
            case 'S' -> emptied(editor);
            case 's' -> typingAt(cut(editor, text.column(), text.column() + count), text.column());
            case 'J' -> editor.changedTo(text.joined(" "));
            case 'p', 'P' -> put(editor, key == 'p', count);
            case 'u' -> editor.undone();
            case 'n', 'N' -> editor.with(text.search(editor.wanted(), key == 'n'));
            case ':', '/' -> editor.in(Mode.LINE).typed(String.valueOf(key));
            default -> editor.with(moved(text, key, count).onCharacter());
        };
    }

    private static Editor pair(Editor editor, String command, int count) {
        var text = editor.text();
        return switch (command) {
            case "gg" -> editor.with(text.at(count - 1, 0).onText());
            case "dd" -> copied(editor, count).changedTo(text.withoutLines(text.row(), count));
            case "yy" -> copied(editor, count).saying(count > 1 ? count + " lines yanked" : "");
            case "cc" -> emptied(editor);
            case "dw", "cw" -> word(editor, count, command.equals("cw"));
            case "d$" -> cut(editor, text.column(), text.line().length());
            case "d0" -> cut(editor, 0, text.column());
            case "dG" -> {
                var rest = text.lines().size() - text.row();
                yield copied(editor, rest).changedTo(text.withoutLines(text.row(), rest));
            }
            case "ZZ" -> editor.wishing(Wish.WRITE_AND_QUIT);
            case "ZQ" -> editor.wishing(Wish.QUIT);
            default -> command.charAt(0) == 'r' ? replaced(editor, command.charAt(1)) : editor;
        };
    }

    private static Text moved(Text text, char key, int count) {
        var here = text;
        for (var i = 0; i < count; i++) {
            here =
                    switch (key) {
                        case 'h', 8, 127 -> here.at(here.row(), here.column() - 1);
                        case 'l', ' ' -> here.at(here.row(), here.column() + 1);
                        case 'j', '\n', 14 -> here.at(here.row() + 1, here.column());
                        case 'k', 16 -> here.at(here.row() - 1, here.column());
                        case '\r', '+' -> here.at(here.row() + 1, 0).onText();
                        case '-' -> here.at(here.row() - 1, 0).onText();
                        case '0' -> here.at(here.row(), 0);
                        case '^' -> here.onText();
                        case '$' -> here.at(here.row(), here.line().length());
                        case 'w' -> here.nextWord();
                        case 'b' -> here.wordBefore();
                        case 'e' -> here.wordEnd();
                        case 6, 4 -> here.at(here.row() + PAGE, 0).onText();
                        case 2, 21 -> here.at(here.row() - PAGE, 0).onText();
                        default -> here;
                    };
        }
        return here;
    }

    private static Editor begin(Editor editor, char key) {
        var text = editor.text();
        var typing = editor.remembered().in(Mode.INSERT);
        return switch (key) {
            case 'a' -> typing.with(text.at(text.row(), text.column() + 1));
            case 'I' -> typing.with(text.onText());
            case 'A' -> typing.with(text.at(text.row(), text.line().length()));
            case 'o' -> opened(typing, text.row() + 1);
            case 'O' -> opened(typing, text.row());
            default -> typing;
        };
    }

    /** A new line, as far in as the one the cursor stood on. */
    private static Editor opened(Editor editor, int row) {
        var text = editor.text();
        var indent = text.line().replaceFirst("\\S.*$", "");
        var opened = text.insertLines(row, List.of(indent));
        return editor.typing(opened.at(row, indent.length()));
    }

    private static Editor emptied(Editor editor) {
        var text = editor.text();
        var indent = text.line().replaceFirst("\\S.*$", "");
        return copied(editor, 1).changedTo(text.withLine(indent, indent.length())).in(Mode.INSERT);
    }

    private static Editor cut(Editor editor, int from, int to) {
        var text = editor.text();
        var end = Math.min(to, text.line().length());
        if (from >= end) {
            return editor;
        }
        return editor.cutting(text.line().substring(from, end), false)
                .changedTo(text.without(from, end).onCharacter());
    }

    private static Editor word(Editor editor, int count, boolean isReplaced) {
        var text = editor.text();
        var end = text;
        for (var i = 0; i < count; i++) {
            end = isReplaced ? end.wordEnd() : end.nextWord();
        }
        var to = end.row() == text.row() ? end.column() : text.line().length();
        if (!isReplaced) {
            return cut(editor, text.column(), to);
        }
        return typingAt(cut(editor, text.column(), to + 1), text.column());
    }

    /** Typing begins where something was cut, be it behind the last character. */
    private static Editor typingAt(Editor cut, int column) {
        return cut.in(Mode.INSERT).with(cut.text().at(cut.text().row(), column));
    }

    private static Editor replaced(Editor editor, char key) {
        var text = editor.text();
        if (key < ' ' || text.line().isEmpty()) {
            return editor;
        }
        var column = text.column();
        var line = new StringBuilder(text.line());
        line.setCharAt(Math.min(column, line.length() - 1), key);
        return editor.changedTo(text.withLine(line.toString(), column));
    }

    private static Editor copied(Editor editor, int count) {
        var text = editor.text();
        var end = Math.min(text.lines().size(), text.row() + count);
        return editor.cutting(String.join("\n", text.lines().subList(text.row(), end)), true);
    }

    private static Editor put(Editor editor, boolean behind, int count) {
        var text = editor.text();
        if (editor.cutLines()) {
            var lines = Arrays.asList((editor.cut() + "\n").repeat(count).split("\n", -1));
            var whole = lines.subList(0, lines.size() - 1);
            return editor.changedTo(text.insertLines(text.row() + (behind ? 1 : 0), whole));
        }
        var at = text.at(text.row(), text.column() + (behind ? 1 : 0));
        var put = at.insert(editor.cut().repeat(count));
        return editor.changedTo(put.at(put.row(), put.column() - 1).onCharacter());
    }
}
