package dev.sandglass.shell.tools.awk;

import dev.sandglass.shell.interpreter.Floats;
import java.util.List;
import java.util.Locale;

/** {@code printf}'s formats. */
final class Format {

    private static final int WIDEST = 10_000;

    private Format() {}

    static String of(String format, List<Value> arguments) throws Problem {
        var out = new StringBuilder();
        var next = 0;
        for (var at = 0; at < format.length(); at++) {
            var c = format.charAt(at);
            if (c != '%' || at + 1 == format.length()) {
                out.append(c);
                continue;
            }
            var flags = new StringBuilder("%");
            at++;
            while (at < format.length() && "-+ #0123456789.*lh".indexOf(format.charAt(at)) >= 0) {
                var flag = format.charAt(at++);
                if (flag == '*') {
                    flags.append((long) argument(arguments, next++).asNumber());
                } else if (flag != 'l' && flag != 'h') {
                    flags.append(flag);
                }
            }
            if (at >= format.length()) {
                out.append(flags);
            } else if (format.charAt(at) == '%') {
                out.append('%');
            } else if (!Floats.isPossible(flags.toString(), format.charAt(at))) {
                throw new Problem("the sandbox " + Floats.IMPOSSIBLE);
            } else {
                one(out, flags.toString(), format.charAt(at), argument(arguments, next++));
            }
        }
        return out.toString();
    }

    private static Value argument(List<Value> arguments, int index) throws Problem {
        if (index >= arguments.size()) {
            throw new Problem("not enough arguments passed to sprintf(\"%s\")");
        }
        return arguments.get(index);
    }

    private static void one(StringBuilder out, String flags, char letter, Value value) {
        switch (letter) {
            case 'd', 'i', 'u' -> whole(out, flags, Long.toString((long) value.asNumber()));
            case 'x' -> whole(out, flags, Long.toHexString((long) value.asNumber()));
            case 'X' ->
                    whole(
                            out,
                            flags,
                            Long.toHexString((long) value.asNumber()).toUpperCase(Locale.ROOT));
            case 'o' -> whole(out, flags, Long.toOctalString((long) value.asNumber()));
            case 'e', 'E', 'f', 'F', 'g', 'G' ->
                    Floats.append(out, flags, letter, value.asNumber());
            case 'c' ->
                    text(
                            out,
                            flags,
                            value.kind() == 0
                                    ? Character.toString(
                                            (int) Math.clamp(value.asNumber(), 0, 0x10FFFF))
                                    : value.text().isEmpty() ? "" : value.text().substring(0, 1));
            case 's' -> text(out, flags, value.asText());
            default -> out.append(flags).append(letter);
        }
    }

    private static int number(String digits) {
        return digits.matches("\\d{1,6}") ? Math.min(WIDEST, Integer.parseInt(digits)) : 0;
    }

    private static void whole(StringBuilder out, String flags, String digits) {
        var isNegative = digits.startsWith("-");
        var plain = isNegative ? digits.substring(1) : digits;
        var dot = flags.indexOf('.');
        var head = flags.substring(1, dot < 0 ? flags.length() : dot);
        var least = dot < 0 ? 0 : number(flags.substring(dot + 1));
        plain = "0".repeat(Math.max(0, least - plain.length())) + plain;
        var sign =
                isNegative ? "-" : head.indexOf('+') >= 0 ? "+" : head.indexOf(' ') >= 0 ? " " : "";
        var rest = head.replaceAll("[-+ #]", "");
        var fill = Math.max(0, number(rest) - sign.length() - plain.length());
        if (head.indexOf('-') >= 0) {
            out.append(sign).append(plain).append(" ".repeat(fill));
        } else if (rest.startsWith("0") && dot < 0) {
            out.append(sign).append("0".repeat(fill)).append(plain);
        } else {
            out.append(" ".repeat(fill)).append(sign).append(plain);
        }
    }

    private static void text(StringBuilder out, String flags, String text) {
        var dot = flags.indexOf('.');
        var head = flags.substring(1, dot < 0 ? flags.length() : dot);
        var most = dot < 0 ? Integer.MAX_VALUE : number(flags.substring(dot + 1));
        var shown = text.substring(0, Math.min(most, text.length()));
        var fill = " ".repeat(Math.max(0, number(head.replaceAll("[-+ #]", "")) - shown.length()));
        out.append(head.indexOf('-') >= 0 ? shown + fill : fill + shown);
    }
}
