package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code sort} and {@code uniq}, in the C locale. */
final class Sorting {

    private static final Pattern NUMBER = Pattern.compile("\\s*(-?\\d*\\.?\\d+)([KMGTP]i?)?.*");

    private Sorting() {}

    static Step sort(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "rnuhVfbisg",
                        "kto",
                        "reverse=r",
                        "numeric-sort=n",
                        "unique=u",
                        "human-numeric-sort=h",
                        "version-sort=V",
                        "key=k:",
                        "field-separator=t:",
                        "output=o:",
                        "ignore-case=f");
        if (s.areWrong(self)) {
            return Step.exit(2);
        }
        var letters = List.copyOf(s.given().keySet());
        return Filter.start(
                "sort",
                new Lines(letters, s.value("k", ""), s.value("t", ""), new ArrayList<>()),
                s.rest());
    }

    /** All lines, until the end. */
    record Lines(List<String> letters, String key, String separator, List<String> lines)
            implements Sieve {

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            var all = lines instanceof ArrayList<String> own ? own : new ArrayList<>(lines);
            all.add(line);
            return new Lines(letters, key, separator, all);
        }

        @Override
        public int end(Process self) {
            var order = order();
            var sorted = new ArrayList<>(lines);
            sorted.sort(letters.contains("r") ? order.reversed() : order);
            String before = null;
            var out = new StringBuilder();
            for (var line : sorted) {
                var isRepeated =
                        letters.contains("u") && before != null && order.compare(before, line) == 0;
                if (!isRepeated) {
                    out.append(line).append('\n');
                }
                before = line;
            }
            Sieve.pass(out.toString(), false, self);
            return 0;
        }

        private Comparator<String> order() {
            var isNumeric = numeric();
            Comparator<String> byKey =
                    isNumeric
                            ? Comparator.comparing(line -> number(keyOf(line)))
                            : letters.contains("V")
                                    ? (a, b) -> Versions.compare(keyOf(a), keyOf(b))
                                    : Comparator.comparing(line -> folded(keyOf(line)));
            return letters.contains("u") && !key.isEmpty()
                    ? byKey
                    : byKey.thenComparing(Comparator.naturalOrder());
        }

        private boolean numeric() {
            return letters.contains("n")
                    || letters.contains("h")
                    || letters.contains("g")
                    || key.matches(".*[nhg].*");
        }

        private String folded(String text) {
            return letters.contains("f") ? text.toUpperCase(java.util.Locale.ROOT) : text;
        }

        private String keyOf(String line) {
            if (key.isEmpty()) {
                return line;
            }
            var first = Numbers.whole(key.split("[.,a-zA-Z]")[0], 1);
            var comma = key.indexOf(',');
            var last =
                    comma < 0
                            ? Integer.MAX_VALUE
                            : Numbers.whole(key.substring(comma + 1).split("[.a-zA-Z]")[0], first);
            var fields =
                    separator.isEmpty()
                            ? line.strip().split("\\s+")
                            : line.split(Pattern.quote(separator), -1);
            if (first > fields.length) {
                return "";
            }
            var chosen = List.of(fields).subList(first - 1, Math.min(last, fields.length));
            return String.join(separator.isEmpty() ? " " : separator, chosen);
        }
    }

    private static BigDecimal number(String text) {
        var match = NUMBER.matcher(text);
        if (!match.matches()) {
            return BigDecimal.ZERO;
        }
        var number = new BigDecimal(match.group(1));
        if (match.group(2) == null) {
            return number;
        }
        var power = "KMGTP".indexOf(match.group(2).charAt(0)) + 1;
        return number.multiply(BigDecimal.valueOf(1024).pow(power));
    }

    /** The order of versions: runs of digits as numbers. */
    static final class Versions {
        private Versions() {}

        private static final Pattern RUN = Pattern.compile("\\d+|\\D+");

        static int compare(String a, String b) {
            var left = RUN.matcher(a).results().map(r -> r.group()).toList();
            var right = RUN.matcher(b).results().map(r -> r.group()).toList();
            for (var i = 0; i < Math.min(left.size(), right.size()); i++) {
                var isNumber =
                        Character.isDigit(left.get(i).charAt(0))
                                && Character.isDigit(right.get(i).charAt(0));
                var order =
                        isNumber
                                ? new BigDecimal(left.get(i))
                                        .compareTo(new BigDecimal(right.get(i)))
                                : left.get(i).compareTo(right.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return Integer.compare(left.size(), right.size());
        }
    }

    static Step uniq(Process self) {
        var s = Switches.read(self.arguments(), "cdui", "", "count=c", "repeated=d", "unique=u");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        return Filter.start(
                "uniq",
                new Uniq(List.copyOf(s.given().keySet()), null, 0),
                s.rest().stream().limit(1).toList());
    }

    /** Neighbours that are equal count once. */
    record Uniq(List<String> letters, @Nullable String before, long count) implements Sieve {
        @Override
        public Sieve line(String line, boolean whole, Process self) {
            if (line.equals(before)) {
                return new Uniq(letters, before, count + 1);
            }
            show(self);
            return new Uniq(letters, line, 1);
        }

        private void show(Process self) {
            if (before == null
                    || letters.contains("d") && count < 2
                    || letters.contains("u") && count > 1) {
                return;
            }
            self.print(
                    letters.contains("c")
                            ? String.format(java.util.Locale.ROOT, "%7d %s", count, before)
                            : before);
        }

        @Override
        public int end(Process self) {
            show(self);
            return 0;
        }
    }
}
