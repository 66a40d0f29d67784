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
        var limit = container.at("resources.limits.memory");
        if (limit == null) {
            return 0;
        }
        var mebibytes = limit instanceof String text ? mebibytes(text) : -1;
        return mebibytes < 0 ? amount(limit).longValue() : mebibytes << 20;
    }

    /** The number before {@code Mi}, as nearly every limit is written, or -1: {@code BigDecimal} is slow to load. */
    private static long mebibytes(String text) {
        var end = text.length() - 2;
        if (end < 1 || end > 9 || !text.endsWith("Mi")) {
            return -1;
        }
        var number = 0L;
        for (var i = 0; i < end; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
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
