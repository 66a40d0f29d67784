package dev.sandglass.document;

import java.math.BigDecimal;

/**
 * Floating point numbers as Go prints them: the fewest digits that read back as the same number.
 */
final class GoFloat {

    private GoFloat() {}

    /** As encoding/json does: an exponent only below 1e-6 and from 1e21 on. */
    static String json(double value) {
        var text = digits(value, 1e-6, 1e21);
        var end = text.length();
        return end > 4 && text.startsWith("e-0", end - 4)
                ? text.substring(0, end - 2) + text.charAt(end - 1)
                : text;
    }

    /** As fmt's verb v does: an exponent below 1e-4 and from 1e6 on. */
    static String general(double value) {
        return digits(value, 1e-4, 1e6);
    }

    private static String digits(double value, double plainFrom, double exponentFrom) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        var size = Math.abs(value);
        return size < plainFrom || size >= exponentFrom ? exponent(value) : plain(value);
    }

    private static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static String exponent(double value) {
        var decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        var digits = decimal.unscaledValue().abs().toString();
        var exponent = digits.length() - 1 - decimal.scale();
        var out = new StringBuilder(24);
        if (value < 0) {
            out.append('-');
        }
        out.append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        out.append('e').append(exponent < 0 ? '-' : '+');
        var power = Math.abs(exponent);
        return (power < 10 ? out.append('0') : out).append(power).toString();
    }
}
