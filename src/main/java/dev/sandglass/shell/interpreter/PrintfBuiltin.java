package dev.sandglass.shell.interpreter;

import dev.sandglass.shell.language.Escapes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code printf}: a format, used again while there are arguments; {@code -v}. */
final class PrintfBuiltin {

    private static final int CHARACTERS_AT_MOST = 1 << 20;
    private static final int WIDEST = 10_000;

    private final Interpreter shell;
    private final ArrayList<String> arguments;
    private final StringBuilder out = new StringBuilder();
    private int status;
    private boolean stopped;

    private PrintfBuiltin(Interpreter shell, List<String> arguments) {
        this.shell = shell;
        this.arguments = new ArrayList<>(arguments.reversed()); // the next one last
    }

    static int run(Interpreter shell, Runner runner, List<String> words) {
        var at = 1;
        var variable = "";
        if (words.size() > 3 && words.get(1).equals("-v")) {
            variable = words.get(2);
            at = 3;
        }
        if (at < words.size() && words.get(at).equals("--")) {
            at++;
        } else if (at < words.size()
                && shell.dialect == Dialect.BASH
                && words.get(at).matches("-(?!v$).+")) {
            shell.complain("printf: " + words.get(at).substring(0, 2) + ": invalid option");
            at = words.size();
        }
        if (at >= words.size()) {
            shell.self().complain("printf: usage: printf [-v var] format [arguments]");
            return 2;
        }
        var printf = new PrintfBuiltin(shell, words.subList(at + 1, words.size()));
        printf.all(words.get(at));
        if (variable.isEmpty()) {
            shell.self().write(1, Escapes.bytes(printf.out.toString()));
            return printf.status;
        }
        try {
            shell.set(variable, Escapes.whole(printf.out.toString()));
            return printf.status;
        } catch (Expansion.Refused refused) {
            shell.complain("printf: " + refused.getMessage());
            return 1;
        }
    }

    private void all(String format) {
        do {
            var before = arguments.size();
            once(format);
            if (out.length() > CHARACTERS_AT_MOST) {
                stop("the sandbox prints at most 1 MiB at once");
            }
            if (before == arguments.size()) {
                return; // a format that takes nothing is printed once
            }
        } while (!arguments.isEmpty() && !stopped);
    }

    private void once(String format) {
        var at = 0;
        while (at < format.length() && !stopped) {
            var c = format.charAt(at);
            if (c == '\\') {
                at = escape(format, at);
            } else if (c == '%' && at + 1 < format.length()) {
                at = conversion(format, at + 1);
            } else {
                out.append(c);
                at++;
            }
        }
    }

    private int escape(String format, int at) {
        var next = at + 1 < format.length() ? format.charAt(at + 1) : '\\';
        if (next == 'c') {
            stopped = true;
            return format.length();
        }
        var digits = next == 'x' ? 2 : next == 'u' ? 4 : Character.digit(next, 8) >= 0 ? 2 : 0;
        var base = next == 'x' || next == 'u' ? 16 : 8;
        var end = Math.min(format.length(), at + 2);
        while (end < format.length()
                && end < at + 2 + digits
                && Character.digit(format.charAt(end), base) >= 0) {
            end++;
        }
        out.append(Escapes.raw(format.substring(at, end)));
        return end;
    }

    /** One {@code %}, from behind it; returns where the format goes on. */
    private int conversion(String format, int from) {
        var at = from;
        var flags = new StringBuilder("%");
        while (at < format.length() && "-+ 0#.123456789*'".indexOf(format.charAt(at)) >= 0) {
            var c = format.charAt(at++);
            flags.append(c == '*' ? "" + number(take("0")) : c == '\'' ? "" : "" + c);
        }
        while (at < format.length() && "hjltzL".indexOf(format.charAt(at)) >= 0) {
            at++;
        }
        if (at >= format.length()) {
            stop("`" + format.substring(from - 1) + "': missing format character");
            return at;
        }
        var letter = format.charAt(at);
        if (!Floats.isPossible(flags.toString(), letter)) {
            stop("the sandbox " + Floats.IMPOSSIBLE);
            return at;
        }
        switch (letter) {
            case '%' -> out.append('%');
            case 's' -> text(flags.toString(), take(""));
            case 'b' -> text(flags.toString(), Escapes.raw(take("")));
            case 'q' -> text(flags.toString(), quoted(take("")));
            case 'c' -> {
                var text = take("");
                text(flags.toString(), text.isEmpty() ? "" : text.substring(0, 1));
            }
            case 'd', 'i', 'u' -> number(flags.toString(), 'd', number(take("0")));
            case 'x', 'X', 'o' -> number(flags.toString(), letter, number(take("0")));
            case 'f', 'F', 'e', 'E', 'g', 'G' ->
                    Floats.append(out, flags.toString(), letter, fraction(take("0")));
            default -> stop("`" + letter + "': invalid format character");
        }
        return at + 1;
    }

    private void stop(String why) {
        shell.complain("printf: " + why);
        status = 1;
        stopped = true;
    }

    /** A text in its width, cut to its precision. */
    private void text(String flags, String text) {
        var form = flags.substring(1).replaceAll("[+ #]|(?<![1-9]\\d{0,8})0(?=\\d)", "");
        var dot = form.indexOf('.');
        var isLeft = form.startsWith("-");
        var width = whole(form.substring(isLeft ? 1 : 0, dot < 0 ? form.length() : dot));
        var most = dot < 0 ? Integer.MAX_VALUE : whole(form.substring(dot + 1));
        var shown = text.substring(0, Math.min(most, text.length()));
        var fill = " ".repeat(Math.max(0, Math.min(width, WIDEST) - bytes(shown)));
        out.append(isLeft ? shown + fill : fill + shown);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int whole(String digits) {
        return digits.matches("-?\\d{1,6}") ? Math.abs(Integer.parseInt(digits)) : 0;
    }

    /** A whole number: sign or mark, zeroes, digits, blanks. */
    private void number(String flags, char letter, long value) {
        var dot = flags.indexOf('.');
        var head = dot < 0 ? flags : flags.substring(0, dot);
        var digits =
                switch (letter) {
                    case 'x' -> Long.toHexString(value);
                    case 'X' -> Long.toHexString(value).toUpperCase(Locale.ROOT);
                    case 'o' -> Long.toOctalString(value);
                    default -> Long.toString(value).replace("-", "");
                };
        var sign = "";
        if (letter == 'd') {
            sign = value < 0 ? "-" : head.indexOf('+') > 0 ? "+" : head.indexOf(' ') > 0 ? " " : "";
        } else if (head.indexOf('#') > 0 && value != 0) {
            sign = letter == 'o' ? "0" : "0" + letter;
        }
        if (dot >= 0) {
            var least = Math.min(WIDEST, whole(flags.substring(dot + 1)));
            digits = "0".repeat(Math.max(0, least - digits.length())) + digits;
        }
        var isLeft = head.indexOf('-') > 0;
        var rest = head.substring(1).replaceAll("[-+ #]", "");
        var width = Math.min(WIDEST, whole(rest));
        var fill = Math.max(0, width - sign.length() - digits.length());
        if (isLeft) {
            out.append(sign).append(digits).append(" ".repeat(fill));
        } else if (rest.startsWith("0") && dot < 0) {
            out.append(sign).append("0".repeat(fill)).append(digits);
        } else {
            out.append(" ".repeat(fill)).append(sign).append(digits);
        }
    }

    private String take(String fallback) {
        return arguments.isEmpty() ? fallback : arguments.removeLast();
    }

    private long number(String text) {
        var digits = text.strip();
        if (digits.startsWith("\"") || digits.startsWith("'")) {
            return digits.length() > 1 ? digits.codePointAt(1) : 0;
        }
        try {
            return digits.isEmpty() ? 0 : Long.decode(digits);
        } catch (NumberFormatException _) {
            shell.complain("printf: " + text + ": invalid number");
            status = 1;
            var matcher = com.google.re2j.Pattern.compile("^[-+]?\\d{1,18}").matcher(digits);
            return matcher.find() ? Long.parseLong(matcher.group()) : 0;
        }
    }

    private double fraction(String text) {
        try {
            return text.isBlank() ? 0 : Double.parseDouble(text.strip());
        } catch (NumberFormatException _) {
            shell.complain("printf: " + text + ": invalid number");
            status = 1;
            return 0;
        }
    }

    /** As the shell could read it again. */
    private static String quoted(String text) {
        if (text.isEmpty()) {
            return "''";
        }
        if (text.chars().anyMatch(c -> c < ' ')) {
            return TypeBuiltin.quoted(text);
        }
        return text.replaceAll("([^\\w%+,./:=@^-])", "\\\\$1");
    }
}
