package dev.sandglass.cluster.kubelet;

import dev.sandglass.api.Quantity;
import dev.sandglass.document.Document;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts of resources, as a kubelet reads them. */
final class Quantities {

    private Quantities() {}

    /** What {@code resourceFieldRef} gives: the amount in units of the divisor, rounded up. */
    static String field(Document container, Document reference) {
        var resource = reference.text("resource");
        var amount = amount(container.child("resources").at(resource));
        var divisor = amount(reference.get("divisor"));
        if (divisor.signum() == 0) {
            divisor = BigDecimal.ONE;
        }
        return amount.divide(divisor, 0, RoundingMode.UP).toPlainString();
    }

    /** The memory limit in bytes; 0 for none. */
    static long memoryLimit(Document container) {
        return amount(container.at("resources.limits.memory")).longValue();
    }

    private static BigDecimal amount(Object value) {
        if (value instanceof String text && !text.isEmpty()) {
            return Quantity.parse(text).amount();
        }
        return value instanceof Number number
                ? BigDecimal.valueOf(number.longValue())
                : BigDecimal.ZERO;
    }
}
