package dev.sandglass.shell.tools;

import java.util.List;

/** Spans of time as {@code sleep}, {@code timeout} and {@code watch} take them. */
final class Spans {

    private Spans() {}

    /** Nanoseconds of {@code 5}, {@code 0.5}, {@code 2m}, {@code 1h}, {@code 3d}; -1 for anything else. */
    static double nanos(String text) {
        if (text.length() > 30 || !text.matches("\\d*\\.?\\d*[smhd]?|infinity") || text.isEmpty()) {
            return -1;
        }
        if (text.equals("infinity")) {
            return 1e18;
        }
        var units = List.of("s", "m", "h", "d");
        var unit = units.indexOf(text.substring(text.length() - 1));
        var number = unit < 0 ? text : text.substring(0, text.length() - 1);
        if (!number.matches(".*\\d.*")) {
            return -1;
        }
        return Math.min(
                1e18,
                Double.parseDouble(number)
                        * new double[] {1e9, 60e9, 3600e9, 86400e9}[Math.max(0, unit)]);
    }
}
