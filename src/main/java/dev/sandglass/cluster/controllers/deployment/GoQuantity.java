package dev.sandglass.cluster.controllers.deployment;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a parsed quantity looks inside in Go: a number, its decimal scale, and sometimes the text it
 * was read from.
 *
 * <pre>
 *   10m    value 10, scale -3, DecimalSI, text kept
 *   16Mi   value 16777216, scale 0, BinarySI; the text is kept only if 16 is no multiple of 8
 * </pre>
 */
final class GoQuantity {

    private static final String DECIMAL = "numkMGTPE";
    private static final int[] SCALES = {-9, -6, -3, 3, 6, 9, 12, 15, 18};
    private static final String BINARY = "KMGTPE";

    private GoQuantity() {}

    static void write(@Nullable Object value, Consumer<String> out) {
        if (value == null) {
            out.accept(text(0, 0, "", ""));
            return;
        }
        var text = value.toString();
        if (text.equals("0")) {
            out.accept(text(0, 0, text, "DecimalSI"));
            return;
        }
        var isBinary = text.endsWith("i");
        var end = text.length();
        while (end > 0 && !Character.isDigit(text.charAt(end - 1))) {
            end--;
        }
        var digits = text.substring(0, end);
        var suffix = text.substring(end);
        out.accept(isBinary ? binary(text, digits, suffix) : decimal(text, digits, suffix));
    }

    private static String binary(String text, String digits, String suffix) {
        var number = Long.parseLong(digits);
        var shift = 10 * (1 + BINARY.indexOf(suffix.charAt(0)));
        var kept = (number & 7) != 0 ? text : "";
        return text(number << shift, 0, kept, "BinarySI");
    }

    private static String decimal(String text, String digits, String suffix) {
        var point = digits.indexOf('.');
        var number = point < 0 ? digits : digits.substring(0, point) + digits.substring(point + 1);
        var scale = suffix.isEmpty() ? 0 : SCALES[DECIMAL.indexOf(suffix.charAt(0))];
        scale -= point < 0 ? 0 : digits.length() - point - 1;
        var isCanonical = scale % 3 == 0 && !number.endsWith("000") && number.charAt(0) != '0';
        return text(Long.parseLong(number), scale, isCanonical ? text : "", "DecimalSI");
    }

    private static String text(long value, int scale, String kept, String format) {
        return "{i:(resource.int64Amount){value:(int64)%d scale:(resource.Scale)%d} "
                        .formatted(value, scale)
                + "d:(resource.infDecAmount){Dec:(*inf.Dec)<nil>} "
                + "s:(string)%s Format:(resource.Format)%s}".formatted(kept, format);
    }
}
