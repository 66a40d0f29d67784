package dev.sandglass.shell.tools.awk;

import dev.sandglass.shell.interpreter.Floats;

/**
 * A value: a number, a text, or a text from outside that counts as a number where it looks like one.
 *
 * @param kind 0 number, 1 text, 2 text from outside, 3 nothing yet
 */
record Value(double number, String text, int kind) {

    static final Value NOTHING = new Value(0, "", 3);
    static final Value YES = of(1);
    static final Value NO = of(0);

    static Value of(double number) {
        return new Value(number, "", 0);
    }

    static Value of(boolean holds) {
        return holds ? YES : NO;
    }

    static Value of(String text) {
        return new Value(0, text, 1);
    }

    /** A field, a variable of the command line. */
    static Value outside(String text) {
        return new Value(0, text, 2);
    }

    double asNumber() {
        return kind == 0 ? number : leading(text);
    }

    String asText() {
        return kind == 0 ? shown(number, "%.6g") : text;
    }

    /** As {@code CONVFMT} or {@code OFMT} has it. */
    String asText(String form) {
        return kind == 0 ? shown(number, form) : text;
    }

    boolean isTrue() {
        return switch (kind) {
            case 0 -> number != 0;
            case 1 -> !text.isEmpty();
            default -> looksLikeNumber() ? leading(text) != 0 : !text.isEmpty();
        };
    }

    boolean isNumeric() {
        return kind == 0 || kind == 3 || kind == 2 && looksLikeNumber();
    }

    private boolean looksLikeNumber() {
        var trimmed = text.strip();
        return !trimmed.isEmpty() && numberEnd(trimmed) == trimmed.length();
    }

    private static String shown(double number, String form) {
        if (number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) {
            return Long.toString((long) number);
        }
        var out = new StringBuilder();
        var letter = form.charAt(form.length() - 1);
        Floats.append(out, form.substring(0, form.length() - 1), letter, number);
        return out.toString();
    }

    /** The number that a text begins with. */
    static double leading(String text) {
        var trimmed = text.strip();
        var end = numberEnd(trimmed);
        return end == 0 ? 0 : Double.parseDouble(trimmed.substring(0, end));
    }

    private static int numberEnd(String text) {
        var at = !text.isEmpty() && "+-".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
        var digits = 0;
        var dots = 0;
        for (; at < text.length(); at++) {
            if (Character.isDigit(text.charAt(at))) {
                digits++;
            } else if (text.charAt(at) != '.' || dots++ > 0) {
                break;
            }
        }
        if (digits == 0) {
            return 0;
        }
        if (at < text.length() && (text.charAt(at) | 32) == 'e') {
            var next = at + 1;
            next += next < text.length() && "+-".indexOf(text.charAt(next)) >= 0 ? 1 : 0;
            if (next < text.length() && Character.isDigit(text.charAt(next))) {
                while (next < text.length() && Character.isDigit(text.charAt(next))) {
                    next++;
                }
                return next;
            }
        }
        return at;
    }
}
