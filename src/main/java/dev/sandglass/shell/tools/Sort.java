package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code sort}, in the C locale; {@code -n -h -g -V -f -r -u -b -k -t -o -c -s}. */
final class Sort {

    private static final Pattern NUMBER = Pattern.compile("\\s*(-?\\d*\\.?\\d+)([KMGTPkm]i?)?.*");

    private Sort() {}

    private static Switches switches(Process self) {
        var keys = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (var i = 0; i < self.arguments().size(); i++) {
            var word = self.arguments().get(i);
            if (word.equals("-k") && i + 1 < self.arguments().size()) {
                keys.add(self.arguments().get(++i));
            } else if (word.matches("-k.+|--key=.+")) {
                keys.add(word.replaceFirst("-k|--key=", ""));
            } else {
                words.add(word);
            }
        }
        if (!keys.isEmpty()) {
            words.add(1, "-k" + String.join(";", keys)); // getopt's reader keeps the last only
        }
        return Switches.read(
                words,
                "rnuhVfbisgcCmMd",
                "ktoS",
                "reverse=r",
                "numeric-sort=n",
                "unique=u",
                "human-numeric-sort=h",
                "version-sort=V",
                "general-numeric-sort=g",
                "key=k:",
                "field-separator=t:",
                "output=o:",
                "check=c",
                "stable=s",
                "ignore-case=f");
    }

    static Step start(Process self) {
        var s = switches(self);
        return s.areWrong(self) ? Step.exit(2) : Gather.start(self, s.rest());
    }

    static int work(List<Gather.Input> inputs, Process self) {
        var s = switches(self);
        var order = order(s);
        var lines = new ArrayList<String>();
        inputs.forEach(input -> lines.addAll(input.lines()));
        if (s.has("c") || s.has("C")) {
            return check(lines, order, inputs.getFirst().name(), s.has("c"), self);
        }
        lines.sort(order);
        var out = new StringBuilder();
        var keys = keys(s);
        String before = null;
        for (var line : lines) {
            if (!s.has("u") || before == null || keys.compare(before, line) != 0) {
                out.append(line).append('\n');
            }
            before = line;
        }
        return write(out.toString().getBytes(StandardCharsets.UTF_8), s, self);
    }

    private static int write(byte[] bytes, Switches s, Process self) {
        if (!s.has("o")) {
            self.write(1, bytes);
            return 0;
        }
        try {
            var path = Files.resolve(self.folder(), s.value("o", ""));
            self.facility(Files.class).write(path, bytes);
            return 0;
        } catch (FileProblem problem) {
            self.complain(
                    "sort: open failed: " + s.value("o", "") + ": " + problem.reason().words());
            return 2;
        }
    }

    private static int check(
            List<String> lines, Comparator<String> order, String file, boolean says, Process self) {
        for (var i = 1; i < lines.size(); i++) {
            if (order.compare(lines.get(i - 1), lines.get(i)) > 0) {
                if (says) {
                    self.complain("sort: " + file + ":" + (i + 1) + ": disorder: " + lines.get(i));
                }
                return 1;
            }
        }
        return 0;
    }

    // ---- the order ----

    private static Comparator<String> order(Switches s) {
        var keys = keys(s);
        var reversed = s.has("r") && !s.has("k") ? keys.reversed() : keys;
        Comparator<String> whole = Comparator.naturalOrder();
        return s.has("s") || s.has("u")
                ? reversed
                : reversed.thenComparing(s.has("r") ? whole.reversed() : whole);
    }

    /** By the keys alone. */
    private static Comparator<String> keys(Switches s) {
        var flags = String.join("", s.given().keySet()).replaceAll("[ktous]", "");
        if (!s.has("k")) {
            return by(flags.replace("r", ""));
        }
        Comparator<String> order = null;
        for (var key : s.value("k", "").split(";")) {
            var own = key.replaceAll("[^a-zA-Z]", "");
            var used = own.isEmpty() ? flags : own;
            var byValue = by(used.replace("r", ""));
            Comparator<String> byKey =
                    (a, b) -> byValue.compare(of(a, key, s, used), of(b, key, s, used));
            byKey = used.contains("r") ? byKey.reversed() : byKey;
            order = order == null ? byKey : order.thenComparing(byKey);
        }
        return order;
    }

    private static Comparator<String> by(String flags) {
        if (flags.contains("n") || flags.contains("h") || flags.contains("g")) {
            return Comparator.comparing(text -> number(text, flags.contains("h")));
        }
        if (flags.contains("V")) {
            return Versions::compare;
        }
        Comparator<String> plain = Comparator.naturalOrder();
        return flags.contains("f")
                ? Comparator.comparing(text -> text.toUpperCase(Locale.ROOT))
                : flags.contains("b") ? Comparator.comparing(String::stripLeading) : plain;
    }

    /** The part of a line that a key like {@code 2,3n} or {@code 2.3} means. */
    private static String of(String line, String key, Switches s, String flags) {
        var parts = key.split(",");
        var from = place(line, parts[0], s.value("t", ""), false);
        var to = parts.length > 1 ? place(line, parts[1], s.value("t", ""), true) : line.length();
        var text =
                line.substring(
                        Math.min(from, line.length()), Math.max(Math.min(from, line.length()), to));
        return flags.contains("b") ? text.stripLeading() : text;
    }

    /** Where the field begins or ends; blanks before a field belong to it when no separator is given. */
    private static int place(String line, String key, String separator, boolean end) {
        var numbers = key.replaceAll("[a-zA-Z]", "").split("\\.");
        var field = Math.max(1, Numbers.whole(numbers[0], 1));
        var letter = numbers.length > 1 ? Numbers.whole(numbers[1], 0) : 0;
        var at = 0;
        for (var i = 1; i < field; i++) {
            at = fieldEnd(line, at, separator);
            if (!separator.isEmpty() && at < line.length()) {
                at++;
            } else if (at >= line.length()) {
                return line.length();
            }
        }
        if (letter > 0) {
            return Math.min(line.length(), at + letter - (end ? 0 : 1));
        }
        return end ? fieldEnd(line, at, separator) : at;
    }

    private static int fieldEnd(String line, int from, String separator) {
        var at = from;
        if (!separator.isEmpty()) {
            var next = line.indexOf(separator.charAt(0), at);
            return next < 0 ? line.length() : next;
        }
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static BigDecimal number(String text, boolean hasUnits) {
        var match = NUMBER.matcher(text.length() > 100 ? text.substring(0, 100) : text);
        if (!match.matches()) {
            return BigDecimal.ZERO;
        }
        var number = new BigDecimal(match.group(1));
        if (match.group(2) == null || !hasUnits) {
            return number;
        }
        var power = "KMGTP".indexOf(Character.toUpperCase(match.group(2).charAt(0))) + 1;
        return number.multiply(BigDecimal.valueOf(1024).pow(power));
    }
}
