package dev.sandglass.api;

import dev.sandglass.document.Malformed;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Reads a quantity as apimachinery does, faults and all. */
final class QuantityParser {

    static final String REGEX = "^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$";

    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int MOST_DIGITS = 18;
    private static final int MOST_DIGITS_AT_ALL = 1_000;

    private final String in;
    private int at;
    private String whole = "0";
    private String fraction = "";
    private String suffix = "";
    private boolean digitless;

    QuantityParser(String in) {
        this.in = in;
    }

    Quantity parse() {
        if (in.isEmpty()) {
            throw wrongForm();
        }
        var negative = in.charAt(0) == '-';
        split();
        var scale = decimalScale();
        if (scale != null) {
            var decimal =
                    suffix.length() > 1
                            ? Quantity.Format.DECIMAL_EXPONENT
                            : Quantity.Format.DECIMAL_SI;
            return decimal(scale, decimal, negative);
        }
        return binary(binaryPower(), negative);
    }

    private static Malformed wrongForm() {
        return new Malformed("quantities must match the regular expression '" + REGEX + "'");
    }

    // ---- the parts of the text ----

    private void split() {
        if (in.charAt(0) == '-' || in.charAt(0) == '+') {
            at++;
        }
        while (at < in.length() && in.charAt(at) == '0') {
            at++;
        }
        if (at == in.length()) {
            return;
        }
        whole = digits();
        digitless = whole.isEmpty() && (at == 0 || in.charAt(at - 1) != '0');
        if (whole.isEmpty()) {
            whole = "0";
        }
        if (at < in.length() && in.charAt(at) == '.') {
            at++;
            fraction = digits();
            digitless &= fraction.isEmpty();
        }
        var from = at;
        while (at < in.length() && "eEinumkKMGTP".indexOf(in.charAt(at)) >= 0) {
            at++;
        }
        if (at < in.length() && (in.charAt(at) == '-' || in.charAt(at) == '+')) {
            at++;
        }
        digits();
        if (at < in.length()) {
            throw wrongForm();
        }
        suffix = in.substring(from);
    }

    private String digits() {
        var from = at;
        while (at < in.length() && in.charAt(at) >= '0' && in.charAt(at) <= '9') {
            at++;
        }
        return in.substring(from, at);
    }

    // ---- suffixes ----

    private @org.jspecify.annotations.Nullable Integer decimalScale() {
        return switch (suffix) {
            case "n" -> -9;
            case "u" -> -6;
            case "m" -> -3;
            case "" -> 0;
            case "k" -> 3;
            case "M" -> 6;
            case "G" -> 9;
            case "T" -> 12;
            case "P" -> 15;
            case "E" -> 18;
            default ->
                    suffix.length() > 1 && (suffix.charAt(0) | 0x20) == 'e' && !suffix.equals("Ei")
                            ? exponent()
                            : null;
        };
    }

    private Integer exponent() {
        try {
            return (int) Long.parseLong(suffix.substring(1));
        } catch (NumberFormatException _) {
            throw wrongSuffix();
        }
    }

    private static Malformed wrongSuffix() {
        return new Malformed("unable to parse quantity's suffix");
    }

    private int binaryPower() {
        return switch (suffix) {
            case "Ki" -> 10;
            case "Mi" -> 20;
            case "Gi" -> 30;
            case "Ti" -> 40;
            case "Pi" -> 50;
            case "Ei" -> 60;
            default -> throw wrongSuffix();
        };
    }

    // ---- the amount ----

    private BigDecimal digitsAsAmount() {
        if (whole.length() + fraction.length() > MOST_DIGITS_AT_ALL) {
            throw new Malformed("unable to parse numeric part of quantity");
        }
        return whole.length() + fraction.length() <= MOST_DIGITS
                ? BigDecimal.valueOf(Long.parseLong(whole + fraction), fraction.length())
                : new BigDecimal(new BigInteger(whole + fraction), fraction.length());
    }

    private Quantity decimal(int scale, Quantity.Format format, boolean negative) {
        var digits = whole + fraction;
        var places = scale - fraction.length();
        if (Math.abs((long) scale)
                > 1_000) { // no such amount exists, and nobody shall wait for its digits
            throw new Malformed("unable to parse numeric part of quantity");
        }
        var amount = digitsAsAmount().scaleByPowerOfTen(scale);
        var asWritten =
                digits.length() <= MOST_DIGITS
                        && places >= -9
                        && places % 3 == 0
                        && !digits.endsWith("000")
                        && digits.charAt(0) != '0';
        return made(amount, format, negative, asWritten);
    }

    private Quantity binary(int power, boolean negative) {
        var amount = digitsAsAmount().multiply(BigDecimal.valueOf(1L << power));
        var fast = fraction.isEmpty() && 15 - whole.length() - (int) (power * 3 / 10f) - 1 >= 0;
        if (!fast && digitless) {
            throw new Malformed("unable to parse numeric part of quantity");
        }
        var asWritten = fast && (Long.parseLong(whole) & 7) != 0;
        var format = Quantity.Format.BINARY_SI;
        if (!fast && amount.compareTo(MOST) > 0) {
            amount = MOST;
        }
        if (!fast && amount.signum() > 0 && amount.compareTo(BigDecimal.ONE) < 0) {
            format = Quantity.Format.DECIMAL_SI;
        }
        return made(amount, format, negative, asWritten);
    }

    private Quantity made(
            BigDecimal amount, Quantity.Format format, boolean negative, boolean asWritten) {
        var fine = amount.scale() > 9 ? amount.setScale(9, RoundingMode.UP) : amount;
        return Quantity.parsed(negative ? fine.negate() : fine, format, asWritten ? in : null);
    }
}
