package dev.sandglass.shell.interpreter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** {@code read}: one line of standard input into variables. It must not take more than the line. */
final class ReadBuiltin {

    private ReadBuiltin() {}

    static int begin(Interpreter shell, Runner runner, List<String> words) {
        var at = 1;
        var backslashes = true;
        while (at < words.size() && words.get(at).startsWith("-")) {
            var flag = words.get(at);
            if (flag.indexOf('r') > 0) {
                backslashes = false;
            }
            if (flag.endsWith("p") && at + 1 < words.size()) {
                at++;
                if (shell.self().channel(0) != null && shell.self().channel(0).isTerminal()) {
                    shell.self().write(2, words.get(at).getBytes(StandardCharsets.UTF_8));
                }
            }
            at++;
        }
        var names = at < words.size() ? words.subList(at, words.size()) : List.of("REPLY");
        runner.push(new Frame.ReadLine(List.copyOf(names), backslashes, new byte[0]));
        var now = shell.self().readNow(0, 1);
        if (now != null) {
            runner.received(now);
        }
        return shell.status;
    }

    /** More bytes: byte by byte, since what follows the line belongs to the next reader. */
    static void received(
            Interpreter shell,
            List<String> names,
            boolean backslashes,
            byte[] before,
            byte[] data) {
        var bytes = before;
        var next = data;
        while (true) {
            if (next.length == 0) {
                assign(shell, names, backslashes, bytes);
                shell.status = 1;
                return;
            }
            var newline = indexOfNewline(next);
            if (newline >= 0) {
                bytes = Runner.joined(bytes, Arrays.copyOf(next, newline));
                assign(shell, names, backslashes, bytes);
                shell.status = 0;
                return;
            }
            bytes = Runner.joined(bytes, next);
            var more = shell.self().readNow(0, 1);
            if (more == null) {
                shell.stack.add(new Frame.ReadLine(names, backslashes, bytes));
                return;
            }
            next = more;
        }
    }

    private static int indexOfNewline(byte[] bytes) {
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static void assign(
            Interpreter shell, List<String> names, boolean backslashes, byte[] bytes) {
        var line = new String(bytes, StandardCharsets.UTF_8);
        if (backslashes) {
            line = line.replace("\\", "");
        }
        var separators = shell.variables.getOrDefault("IFS", " \t\n");
        if (separators.isEmpty()) {
            shell.set(names.getFirst(), line);
            return;
        }
        var rest = strip(line, separators);
        for (var i = 0; i < names.size(); i++) {
            if (i + 1 == names.size()) {
                shell.set(names.get(i), rest);
                return;
            }
            var end = 0;
            while (end < rest.length() && separators.indexOf(rest.charAt(end)) < 0) {
                end++;
            }
            shell.set(names.get(i), rest.substring(0, end));
            rest = end == rest.length() ? "" : rest.substring(end + 1);
            rest = strip(rest, separators);
        }
    }

    private static String strip(String text, String separators) {
        var from = 0;
        var to = text.length();
        while (from < to && isBlank(text.charAt(from), separators)) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1), separators)) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(char c, String separators) {
        return Character.isWhitespace(c) && separators.indexOf(c) >= 0;
    }
}
