package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.Ttys;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code select}: shows words with their numbers, asks for one, and does the body with it, until the input ends. */
final class Menu {

    private static final int TAB = 8;
    private static final int GAP = 4;

    private final Interpreter shell;
    private final Runner runner;

    Menu(Interpreter shell, Runner runner) {
        this.shell = shell;
        this.runner = runner;
    }

    /** Shows the words, the first time and after an empty answer, and asks. */
    void ask(Frame.Ask asking) {
        var chosen = shell.scope.find("REPLY");
        if (asking.first() || chosen == null || chosen.isEmpty()) {
            write(2, shown(asking.values(), columns()));
        }
        write(2, shell.scope.get("PS3", "#? "));
        runner.push(
                new Frame.Asked(
                        new Frame.Ask(asking.name(), asking.values(), asking.body(), false)));
        shell.status = ReadBuiltin.run(shell, runner, List.of("read"));
    }

    /** An answer has come, or the end of the input. */
    void asked(Frame.Ask asking) {
        if (shell.status != 0) {
            write(1, "\n");
            shell.status = 1;
            return;
        }
        var answer = shell.scope.get("REPLY", "");
        if (answer.isEmpty()) {
            runner.push(asking);
            return;
        }
        var number = answer.strip().matches("[+]?\\d{1,9}") ? Integer.parseInt(answer.strip()) : 0;
        var values = asking.values();
        try {
            shell.set(
                    asking.name(),
                    number > 0 && number <= values.size() ? values.get(number - 1) : "");
        } catch (Expansion.Refused refused) {
            runner.fail(refused);
            return;
        }
        runner.push(asking);
        runner.begin(asking.body());
    }

    private int columns() {
        var tty = Ttys.at(shell.self(), 2);
        var named = shell.scope.get("COLUMNS", "");
        return named.matches("[1-9]\\d{0,5}")
                ? Integer.parseInt(named)
                : tty == null ? 80 : tty.columns();
    }

    private void write(int descriptor, String text) {
        shell.self().write(descriptor, text.getBytes(StandardCharsets.UTF_8));
    }

    /** In columns as bash makes them, with tabs in between; all in one when they would fill one row. */
    static String shown(List<String> values, int columns) {
        var digits = String.valueOf(values.size()).length();
        var longest = values.stream().mapToInt(Menu::width).max().orElse(0);
        var width = longest + digits + GAP;
        var across = Math.max(1, columns / width);
        var rows = (values.size() + across - 1) / across;
        if (rows == 1) {
            rows = values.size();
        }
        var firstDigits = String.valueOf(rows).length();
        var out = new StringBuilder();
        for (var row = 0; row < rows; row++) {
            var at = 0;
            for (var i = row; i < values.size(); i += rows) {
                var room = i == row ? firstDigits : digits;
                out.append(("%" + room + "d) ").formatted(i + 1)).append(values.get(i));
                if (i + rows < values.size()) {
                    indent(at + width(values.get(i)) + room + 2, at + width, out);
                }
                at += width;
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static void indent(int from, int to, StringBuilder out) {
        for (var at = from; at < to; ) {
            if (to / TAB > at / TAB) {
                out.append('\t');
                at += TAB - at % TAB;
            } else {
                out.append(' ');
                at++;
            }
        }
    }
}
