package dev.sandglass.document;

import java.math.BigDecimal;

/** Floating point numbers as Go prints them: the fewest digits that read back as the same number. */
final class GoFloat {

    private GoFloat() {}

    /** As encoding/json does: an exponent only below 1e-6 and from 1e21 on. */
    static String json(double value) {
        var size = Math.abs(value);
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        return size < 1e-6 || size >= 1e21 ? exponent(value).replaceFirst("e-0(\\d)$", "e-$1") : plain(value);
    }

    /** As strconv's verb g with the shortest precision does: an exponent below 1e-4 and from 1e21 on. */
    static String shortest(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        var size = Math.abs(value);
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        return size < 1e-4 || size >= 1e21 ? exponent(value) : plain(value);
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
