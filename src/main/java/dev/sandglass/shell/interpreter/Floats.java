package dev.sandglass.shell.interpreter;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Fractions as C's {@code %f}, {@code %e} and {@code %g} print them. */
public final class Floats {

    private static final int WIDEST = 10_000;
    private static final int PLACES_AT_MOST = 100;

    private Floats() {}

    /**
     * Appends the number.
     *
     * @param flags {@code %}, flags, width and precision
     */
    public static void append(StringBuilder out, String flags, char letter, double value) {
        var dot = flags.indexOf('.');
        var head = dot < 0 ? flags.substring(1) : flags.substring(1, dot);
        var places = dot < 0 ? 6 : Math.min(PLACES_AT_MOST, whole(flags.substring(dot + 1)));
        var digits = digits(letter, Math.abs(value), places, head.indexOf('#') >= 0);
        if (Character.isUpperCase(letter)) {
            digits = digits.toUpperCase(Locale.ROOT);
        }
        var isNegative = value < 0 || 1 / value == Double.NEGATIVE_INFINITY;
        var sign =
                isNegative ? "-" : head.indexOf('+') >= 0 ? "+" : head.indexOf(' ') >= 0 ? " " : "";
        var rest = head.replaceAll("[-+ #]", "");
        var fill = Math.max(0, Math.min(WIDEST, whole(rest)) - sign.length() - digits.length());
        if (head.indexOf('-') >= 0) {
            out.append(sign).append(digits).append(" ".repeat(fill));
        } else if (rest.startsWith("0") && Double.isFinite(value)) {
            out.append(sign).append("0".repeat(fill)).append(digits);
        } else {
            out.append(" ".repeat(fill)).append(sign).append(digits);
        }
    }

    /** Why {@link #isPossible} says no. */
    public static final String IMPOSSIBLE = "fills up to 10000 characters, and 100 places";

    /** Whether a conversion's width and precision are not too much for the sandbox. */
    public static boolean isPossible(String flags, char letter) {
        var dot = flags.indexOf('.');
        var head = flags.substring(0, dot < 0 ? flags.length() : dot);
        var width = head.replaceFirst("^[^1-9]*", "");
        var places = dot < 0 ? "" : flags.substring(dot + 1).replaceFirst("^0+", "");
        var isCut = letter == 's' || letter == 'b' || letter == 'q' || letter == 'c';
        var most = "eEfFgG".indexOf(letter) >= 0 ? PLACES_AT_MOST : WIDEST;
        return isNoMore(width, WIDEST) && (isCut || isNoMore(places, most));
    }

    private static boolean isNoMore(String digits, int most) {
        return digits.length() < 6 && whole(digits) <= most;
    }

    private static int whole(String digits) {
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : 0;
    }

    private static String digits(char letter, double value, int places, boolean keepsZeroes) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return "inf";
        }
        return switch (letter) {
            case 'f', 'F' ->
                    new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
            case 'e', 'E' -> scientific(value, places);
            default -> shortest(value, Math.max(1, places), keepsZeroes);
        };
    }

    private static String scientific(double value, int places) {
        if (value == 0) {
            return (places == 0 ? "0" : "0." + "0".repeat(places)) + "e+00";
        }
        var exact =
                new BigDecimal(value).round(new MathContext(places + 1, RoundingMode.HALF_EVEN));
        var exponent = exact.precision() - exact.scale() - 1;
        var mantissa = exact.movePointLeft(exponent).setScale(places, RoundingMode.HALF_EVEN);
        return mantissa.toPlainString()
                + (exponent < 0 ? "e-" : "e+")
                + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
    }

    /** {@code %g}: whichever is shorter, without zeroes at the end. */
    private static String shortest(double value, int places, boolean keepsZeroes) {
        var text = scientific(value, places - 1);
        var exponent = Integer.parseInt(text.substring(text.indexOf('e') + 1));
        var isPlain = exponent >= -4 && exponent < places;
        var mantissa = text.substring(0, text.indexOf('e'));
        if (isPlain) {
            mantissa =
                    new BigDecimal(value)
                            .setScale(Math.max(0, places - 1 - exponent), RoundingMode.HALF_EVEN)
                            .toPlainString();
        }
        if (mantissa.indexOf('.') >= 0 && !keepsZeroes) {
            mantissa = mantissa.replaceFirst("\\.?0+$", "");
        }
        return isPlain ? mantissa : mantissa + text.substring(text.indexOf('e'));
    }
}
