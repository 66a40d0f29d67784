package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code cut}: parts of lines: {@code -d -f -c -b -s --complement}. Characters are bytes, as GNU's are. */
final class Cut {

    private Cut() {}

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "sn",
                        "dfcb",
                        "bytes=b:",
                        "characters=c:",
                        "complement=complement",
                        "delimiter=d:",
                        "fields=f:",
                        "only-delimited=s",
                        "output-delimiter=o:");
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        var complaint = complaint(s);
        if (complaint != null) {
            self.complain("cut: " + complaint);
            Switches.hint(self, "cut");
            return Step.exit(1);
        }
        var ranges = ranges(list(s));
        var isByField = s.has("f");
        var delimiter = s.value("d", "\t").isEmpty() ? "\0" : s.value("d", "\t");
        var between = s.value("o", isByField ? delimiter : "");
        var taken = new Taken(ranges, s.has("complement"));
        return Filter.start(
                "cut", new Parts(taken, isByField, delimiter, between, s.has("s")), s.rest());
    }

    private static String list(Switches s) {
        return s.value("f", s.value("c", s.value("b", "")));
    }

    private static @Nullable String complaint(Switches s) {
        var lists = List.of("f", "c", "b").stream().filter(s::has).count();
        if (lists > 1) {
            return "only one list may be specified";
        }
        if (s.value("d", "").length() > 1) {
            return "the delimiter must be a single character";
        }
        if (lists == 0) {
            return "you must specify a list of bytes, characters, or fields";
        }
        if (s.has("d") && !s.has("f")) {
            return "an input delimiter may be specified only when operating on fields";
        }
        if (s.has("s") && !s.has("f")) {
            return "suppressing non-delimited lines makes sense\n\tonly when operating on fields";
        }
        for (var range : list(s).split("[, \t]", -1)) {
            var complaint = complaint(range, s.has("f"));
            if (complaint != null) {
                return complaint;
            }
        }
        return null;
    }

    private static @Nullable String complaint(String range, boolean isByField) {
        if (range.isEmpty() || range.matches("0+(-\\d*)?")) {
            return isByField
                    ? "fields are numbered from 1"
                    : "byte/character positions are numbered from 1";
        }
        if (range.equals("-")) {
            return "invalid range with no endpoint: -";
        }
        if (range.matches(".*-.*-.*")) {
            return isByField ? "invalid field range" : "invalid byte or character range";
        }
        if (!range.matches("\\d{0,9}(-\\d{0,9})?")) {
            var what = isByField ? "field value" : "byte/character position";
            return "invalid " + what + " ‘" + range.replaceFirst("^\\d*-?\\d*(?=.)", "") + "’";
        }
        var ends = range.split("-");
        return ends.length == 2
                        && !ends[0].isEmpty()
                        && Integer.parseInt(ends[1]) < Integer.parseInt(ends[0])
                ? "invalid decreasing range"
                : null;
    }

    private static List<Range> ranges(String list) {
        var ranges = new ArrayList<Range>();
        for (var range : list.split("[, \t]")) {
            var dash = range.indexOf('-');
            var first = Numbers.whole(dash < 0 ? range : range.substring(0, dash), 1);
            var last =
                    dash < 0 ? first : Numbers.whole(range.substring(dash + 1), Integer.MAX_VALUE);
            ranges.add(new Range(first, last));
        }
        ranges.sort(Comparator.comparingInt(Range::first));
        var merged = new ArrayList<Range>();
        for (var next : ranges) {
            var before = merged.isEmpty() ? null : merged.getLast();
            if (before != null && next.first() <= before.last()) {
                merged.removeLast();
                merged.add(new Range(before.first(), Math.max(before.last(), next.last())));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }

    /** From one place to another, both included. */
    record Range(int first, int last) {}

    /**
     * The places that are taken, or all others.
     *
     * @param ranges apart from each other, in their order
     */
    record Taken(List<Range> ranges, boolean areOthers) {
        boolean has(int place) {
            var range = before(place);
            return areOthers != (range != null && place <= range.last());
        }

        /** Whether a new run begins there. */
        boolean begins(int place) {
            var range = before(place);
            return has(place)
                    && (!has(place - 1) || range != null && !areOthers && range.first() == place);
        }

        /** The last range that begins at this place or before it. */
        private @Nullable Range before(int place) {
            var low = 0;
            var high = ranges.size();
            while (low < high) {
                var middle = (low + high) / 2;
                if (ranges.get(middle).first() <= place) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low == 0 ? null : ranges.get(low - 1);
        }
    }

    /** Parts of each line. */
    record Parts(
            Taken taken, boolean byField, String delimiter, String between, boolean onlyDelimited)
            implements Sieve {

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            if (!byField) {
                bytes(line, self);
                return this;
            }
            if (line.indexOf(delimiter) < 0) {
                if (!onlyDelimited) {
                    self.print(line);
                }
                return this;
            }
            var parts = line.split(Pattern.quote(delimiter), -1);
            var chosen = new ArrayList<String>();
            for (var i = 0; i < parts.length; i++) {
                if (taken.has(i + 1)) {
                    chosen.add(parts[i]);
                }
            }
            self.print(String.join(between, chosen));
            return this;
        }

        private void bytes(String line, Process self) {
            var bytes = line.getBytes(StandardCharsets.UTF_8);
            var out = new ByteArrayOutputStream(bytes.length + 1);
            for (var i = 0; i < bytes.length; i++) {
                if (out.size() > 0 && !between.isEmpty() && taken.begins(i + 1)) {
                    out.writeBytes(between.getBytes(StandardCharsets.UTF_8));
                }
                if (taken.has(i + 1)) {
                    out.write(bytes[i]);
                }
            }
            out.write('\n');
            self.write(1, out.toByteArray());
        }

        @Override
        public int end(Process self) {
            return 0;
        }
    }
}
