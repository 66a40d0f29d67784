package dev.sandglass.shell.interpreter;

import dev.sandglass.sim.Step;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code read}: one line of standard input into variables. It must not take more than the line. */
final class ReadBuiltin {

    private static final int LINE_AT_MOST = 1 << 20;

    private ReadBuiltin() {}

    /**
     * What the command line asks for.
     *
     * @param raw whether backslashes are nothing special
     * @param array the array that all words go to; empty for the names
     * @param delimiter what ends a line
     * @param most how many bytes at most, 0 for any number
     */
    record Wishes(List<String> names, boolean raw, String array, int delimiter, int most) {

        Wishes into(List<String> others) {
            return new Wishes(List.copyOf(others), raw, array, delimiter, most);
        }

        Wishes rawly() {
            return new Wishes(names, true, array, delimiter, most);
        }

        Wishes with(char letter, String value) {
            var end = value.isEmpty() ? 0 : value.charAt(0);
            var count = value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
            return switch (letter) {
                case 'a' -> new Wishes(names, raw, value, delimiter, most);
                case 'd' -> new Wishes(names, raw, array, end, most);
                default -> new Wishes(names, raw, array, delimiter, count);
            };
        }
    }

    static int run(Interpreter shell, Runner runner, List<String> words) {
        var wishes = wishes(shell, words);
        if (wishes == null) {
            return 2;
        }
        for (var name : wishes.names()) {
            if (!name.matches("[A-Za-z_]\\w*")) {
                shell.complain("read: `" + name + "': not a valid identifier");
                return 1;
            }
        }
        goOn(shell, wishes, new byte[0]);
        return shell.status;
    }

    /** Null for what is wrong, which is complained about. */
    private static @Nullable Wishes wishes(Interpreter shell, List<String> words) {
        var wishes = new Wishes(List.of("REPLY"), false, "", '\n', 0);
        var at = 1;
        for (; at < words.size() && words.get(at).startsWith("-"); at++) {
            var word = words.get(at);
            if (word.equals("--")) {
                at++;
                break;
            }
            wishes = word.indexOf('r') > 0 ? wishes.rawly() : wishes;
            var last = word.charAt(word.length() - 1);
            if ("padnNtu".indexOf(last) < 0) {
                continue;
            }
            if (++at == words.size()) {
                shell.complain("read: -" + last + ": option requires an argument");
                return null;
            }
            if (last == 't' || last == 'u') {
                shell.complain("read: -" + last + " does not exist in this sandbox yet");
                return null;
            }
            if (last == 'p') {
                ask(shell, words.get(at));
            } else {
                wishes = wishes.with(last, words.get(at));
            }
        }
        return at < words.size() ? wishes.into(words.subList(at, words.size())) : wishes;
    }

    private static void ask(Interpreter shell, String text) {
        var input = shell.self().channel(0);
        if (input != null && input.isTerminal()) {
            shell.self().write(2, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Waits for the next byte: what follows the line belongs to the next reader. */
    static Step pause(Interpreter shell) {
        return Step.readByte(0, shell.next());
    }

    static void received(Interpreter shell, Frame.ReadLine reading, byte[] data) {
        take(shell, reading.wishes(), reading.bytes(), data);
    }

    private static void goOn(Interpreter shell, Wishes wishes, byte[] before) {
        var now = shell.self().readNow(0, 1);
        if (now == null) {
            shell.stack.add(new Frame.ReadLine(wishes, before));
        } else {
            take(shell, wishes, before, now);
        }
    }

    private static void take(Interpreter shell, Wishes wishes, byte[] before, byte[] first) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(before);
        byte[] next = first;
        while (next != null && next.length == 1 && next[0] != wishes.delimiter()) {
            bytes.write(next[0]);
            if (bytes.size() > LINE_AT_MOST) {
                shell.complain("read: the sandbox takes at most 1 MiB of one line");
                shell.status = 1;
                return;
            }
            if (bytes.size() == wishes.most()) {
                break;
            }
            next = shell.self().readNow(0, 1);
        }
        if (next == null) {
            shell.stack.add(new Frame.ReadLine(wishes, bytes.toByteArray()));
            return;
        }
        var isWhole = next.length > 0;
        var goesOn = isWhole && !wishes.raw() && endsInBackslash(bytes.toByteArray());
        if (goesOn && next[0] == '\n') {
            var all = bytes.toByteArray();
            goOn(shell, wishes, Arrays.copyOf(all, all.length - 1));
            return;
        }
        try {
            assign(shell, wishes, bytes.toString(StandardCharsets.UTF_8));
            shell.status = isWhole ? 0 : 1;
        } catch (Expansion.Refused refused) {
            shell.complain(refused.getMessage());
            shell.status = 1;
        }
        if (!isWhole) {
            shell.status = 1;
        }
    }

    private static boolean endsInBackslash(byte[] bytes) {
        var count = 0;
        for (var i = bytes.length - 1; i >= 0 && bytes[i] == '\\'; i--) {
            count++;
        }
        return count % 2 == 1;
    }

    private static void assign(Interpreter shell, Wishes wishes, String line)
            throws Expansion.Refused {
        var separators = shell.scope.get("IFS", " \t\n");
        var isArray = !wishes.array().isEmpty();
        var names = wishes.names();
        if (!isArray && names.equals(List.of("REPLY"))) {
            shell.set("REPLY", wishes.raw() ? line : withoutBackslashes(line));
            return;
        }
        var fields = fields(line, separators, isArray ? 0 : names.size(), wishes.raw());
        if (isArray) {
            shell.scope.setItems(wishes.array(), Items.of(fields));
            return;
        }
        for (var i = 0; i < names.size(); i++) {
            shell.set(names.get(i), i < fields.size() ? fields.get(i) : "");
        }
    }

    private static String withoutBackslashes(String text) {
        return text.replaceAll("(?s)\\\\(.)", "$1");
    }

    /** Splits at the separators, the last field taking the rest; 0 is for as many as there are. */
    private static List<String> fields(String line, String separators, int most, boolean raw) {
        var fields = new ArrayList<String>();
        var at = skipBlanks(line, 0, separators);
        while (at < line.length()) {
            if (most > 0 && fields.size() + 1 == most) {
                fields.add(rest(line.substring(at), separators, raw));
                return fields;
            }
            var field = new StringBuilder();
            while (at < line.length() && separators.indexOf(line.charAt(at)) < 0) {
                if (line.charAt(at) == '\\' && !raw && at + 1 < line.length()) {
                    at++;
                }
                field.append(line.charAt(at++));
            }
            fields.add(field.toString());
            at = skipBlanks(line, at, separators);
            if (at < line.length()
                    && separators.indexOf(line.charAt(at)) >= 0
                    && !isBlank(line.charAt(at), separators)) {
                at = skipBlanks(line, at + 1, separators);
            }
        }
        return fields;
    }

    /** What the last name gets: blanks at the end do not count, nor does one separator that ends it. */
    private static String rest(String text, String separators, boolean raw) {
        var end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1), separators)) {
            end--;
        }
        if (end > 0 && separators.indexOf(text.charAt(end - 1)) >= 0) {
            var field = text.substring(0, end - 1);
            if (field.chars().noneMatch(c -> separators.indexOf(c) >= 0)) {
                end--;
            }
        }
        var kept = text.substring(0, end);
        return raw ? kept : withoutBackslashes(kept);
    }

    private static int skipBlanks(String text, int from, String separators) {
        var at = from;
        while (at < text.length() && isBlank(text.charAt(at), separators)) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c, String separators) {
        return " \t\n".indexOf(c) >= 0 && separators.indexOf(c) >= 0;
    }
}
