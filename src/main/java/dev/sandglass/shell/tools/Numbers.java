package dev.sandglass.shell.tools;

import java.math.BigInteger;

/** Numbers on command lines. */
final class Numbers {

    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final String UNITS = "KMGTPE";

    private Numbers() {}

    /** The whole number, or the fallback when the text is none. */
    static int whole(String text, int fallback) {
        return text.matches("[-+]?\\d{1,9}") ? Integer.parseInt(text) : fallback;
    }

    /** {@code 10}, {@code 1b} (512), {@code 4K}, {@code 4KiB}, {@code 1kB} (1000), {@code 1M}; -1 when it is none. */
    static long sized(String text) {
        if (!text.matches("\\d{1,30}(b|[kKmMGTPE](B|iB)?)?")) {
            return -1;
        }
        var digits = text.replaceFirst("\\D.*", "");
        var unit = text.substring(digits.length());
        var power = unit.isEmpty() ? 0 : UNITS.indexOf(Character.toUpperCase(unit.charAt(0))) + 1;
        var factor =
                unit.equals("b")
                        ? BigInteger.valueOf(512)
                        : BigInteger.valueOf(unit.matches(".B") ? 1000 : 1024).pow(power);
        return new BigInteger(digits).multiply(factor).min(MOST).longValue();
    }
}
