package dev.sandglass.course;

import java.util.List;

/**
 * Holds printed text against what a lesson expects.
 *
 * <pre>
 *   …                       any number of lines
 *   web-…   1/1   Running   any text in a line; runs of blanks count as one
 * </pre>
 */
final class Expected {

    private static final String ANY = "…";

    private Expected() {}

    static boolean matches(String expected, String printed) {
        return matches(expected.strip().lines().toList(), printed.strip().lines().toList());
    }

    private static boolean matches(List<String> expected, List<String> printed) {
        if (expected.isEmpty()) {
            return printed.isEmpty();
        }
        var rest = expected.subList(1, expected.size());
        if (expected.getFirst().strip().equals(ANY)) {
            for (var skipped = 0; skipped <= printed.size(); skipped++) {
                if (matches(rest, printed.subList(skipped, printed.size()))) {
                    return true;
                }
            }
            return false;
        }
        return !printed.isEmpty()
                && lineMatches(single(expected.getFirst()), single(printed.getFirst()))
                && matches(rest, printed.subList(1, printed.size()));
    }

    private static String single(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }

    /**
     * The parts between the holes must come in their order, the first at the beginning, the last
     * at the end.
     */
    private static boolean lineMatches(String expected, String printed) {
        var parts = expected.split(ANY, -1);
        if (parts.length == 1) {
            return expected.equals(printed);
        }
        var last = parts[parts.length - 1];
        if (!printed.startsWith(parts[0])
                || !printed.endsWith(last)
                || printed.length() < parts[0].length() + last.length()) {
            return false;
        }
        var at = parts[0].length();
        for (var i = 1; i < parts.length - 1; i++) {
            var found = printed.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return at <= printed.length() - last.length();
    }
}
