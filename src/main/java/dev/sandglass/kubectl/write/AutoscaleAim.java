package dev.sandglass.kubectl.write;

import dev.sandglass.api.Quantity;
import dev.sandglass.document.Document;
import dev.sandglass.document.Malformed;
import dev.sandglass.kubectl.Failure;
import java.math.BigDecimal;

/**
 * How much CPU or memory an autoscaler aims at.
 *
 * @param percent of what was asked for; -1 when it is an amount
 * @param amount an amount, or empty
 */
record AutoscaleAim(long percent, String amount) {

    static AutoscaleAim parse(String typed, String resource) {
        var text = typed.strip();
        if (text.isEmpty()) {
            throw Failure.of("empty input");
        }
        if (text.endsWith("%")) {
            var number = text.substring(0, text.length() - 1);
            if (!number.matches("\\+?[0-9]{1,9}")) {
                throw Failure.of("invalid percentage value: " + number);
            }
            return new AutoscaleAim(Long.parseLong(number), "");
        }
        try {
            return new AutoscaleAim(-1, Quantity.parse(withUnit(text, resource)).toString());
        } catch (Malformed _) {
            throw Failure.of("invalid resource " + resource + " value: " + text);
        }
    }

    /** A bare number counts thousandths of a CPU, or mebibytes. */
    private static String withUnit(String text, String resource) {
        try {
            var number = Double.parseDouble(text);
            return new BigDecimal(number).stripTrailingZeros().toPlainString()
                    + (resource.equals("cpu") ? "m" : "Mi");
        } catch (NumberFormatException _) {
            return text;
        }
    }

    boolean isPercent() {
        return percent >= 0;
    }

    /** A metric of an autoscaler. */
    Document metric(String resource) {
        var target =
                isPercent()
                        ? Document.of("averageUtilization", percent, "type", "Utilization")
                        : Document.of("averageValue", amount, "type", "AverageValue");
        return Document.of(
                "resource", Document.of("name", resource, "target", target), "type", "Resource");
    }
}
