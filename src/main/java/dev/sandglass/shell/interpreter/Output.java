package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.language.Escapes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code echo} and {@code printf}. */
final class Output {

    private Output() {}

    static int echo(Interpreter shell, Runner runner, List<String> words) {
        var at = 1;
        var newline = true;
        var escapes = false;
        while (at < words.size() && words.get(at).matches("-[neE]+")) {
            newline &= words.get(at).indexOf('n') < 0;
            escapes |= words.get(at).indexOf('e') > 0;
            at++;
        }
        var text = String.join(" ", words.subList(at, words.size()));
        if (escapes) {
            text = Escapes.decode(text);
        }
        shell.self().write(1, (newline ? text + "\n" : text).getBytes(StandardCharsets.UTF_8));
        return 0;
    }

    static int printf(Interpreter shell, Runner runner, List<String> words) {
        if (words.size() < 2) {
            shell.complain("printf: usage: printf [-v var] format [arguments]");
            return 2;
        }
        var arguments = new ArrayList<>(words.subList(2, words.size()));
        var out = new StringBuilder();
        do {
            var before = arguments.size();
            format(words.get(1), arguments, out);
            if (before == arguments.size()) {
                break; // a format that takes nothing is printed once
            }
        } while (!arguments.isEmpty());
        shell.self().write(1, out.toString().getBytes(StandardCharsets.UTF_8));
        return 0;
    }

    private static void format(String format, List<String> arguments, StringBuilder out) {
        var at = 0;
        while (at < format.length()) {
            var c = format.charAt(at);
            if (c == '\\') {
                var end = Math.min(format.length(), at + 5);
                var shortest = at + 2;
                while (shortest < end
                        && Character.digit(format.charAt(shortest), 8) >= 0
                        && Character.isDigit(format.charAt(at + 1))) {
                    shortest++;
                }
                out.append(
                        Escapes.decode(format.substring(at, Math.min(shortest, format.length()))));
                at = shortest;
            } else if (c == '%' && at + 1 < format.length()) {
                at = conversion(format, at + 1, arguments, out);
            } else {
                out.append(c);
                at++;
            }
        }
    }

    private static int conversion(
            String format, int from, List<String> arguments, StringBuilder out) {
        var at = from;
        var flags = new StringBuilder("%");
        while (at < format.length() && "-+ 0#.123456789*".indexOf(format.charAt(at)) >= 0) {
            flags.append(format.charAt(at) == '*' ? take(arguments, "0") : format.charAt(at));
            at++;
        }
        if (at >= format.length()) {
            return at;
        }
        switch (format.charAt(at)) {
            case '%' -> out.append('%');
            case 's' -> out.append(String.format(Locale.ROOT, flags + "s", take(arguments, "")));
            case 'b' -> out.append(Escapes.decode(take(arguments, "")));
            case 'q' ->
                    out.append('\'').append(take(arguments, "").replace("'", "'\\''")).append('\'');
            case 'c' -> {
                var text = take(arguments, "");
                out.append(text.isEmpty() ? "" : text.substring(0, 1));
            }
            case 'd', 'i', 'u' ->
                    out.append(
                            String.format(Locale.ROOT, flags + "d", number(take(arguments, "0"))));
            case 'x', 'X', 'o' ->
                    out.append(
                            String.format(
                                    Locale.ROOT,
                                    flags.toString() + format.charAt(at),
                                    number(take(arguments, "0"))));
            case 'f', 'e', 'g' ->
                    out.append(
                            String.format(
                                    Locale.ROOT,
                                    flags.toString() + format.charAt(at),
                                    fraction(take(arguments, "0"))));
            default -> out.append(flags).append(format.charAt(at));
        }
        return at + 1;
    }

    private static String take(List<String> arguments, String fallback) {
        return arguments.isEmpty() ? fallback : arguments.removeFirst();
    }

    private static long number(String text) {
        try {
            return text.startsWith("0x")
                    ? Long.parseLong(text.substring(2), 16)
                    : Long.parseLong(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private static double fraction(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
