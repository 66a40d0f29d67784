package dev.sandglass.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, in one table for people and one file for comparing two runs, {@code target/bench.json}. Each bench adds its
 * figures to that file; the launcher removes it before a run, and the last bench prints it all.
 *
 * <pre>
 *   Figures.of("GET of a Pod", "1/core-s", samples).beside(bare).atLeast(0.4).add()   a ratio to a figure of the same run
 *   Figures.of("heap of a new sandbox", "KiB", samples).atMost(32).add()              a target of its own
 * </pre>
 */
public final class Figures {

    /** The table's lines, in its order; those with two blanks in front are what others are held against. */
    private static final List<String> LINES =
            List.of(
                    "  commit of a row as large",
                    "make a sandbox (HTTP), list its nodes (HTTPS)",
                    "heap of a sandbox just made",
                    "heap of it after 10 minutes of its time",
                    "heap of it with 10 running Pods, events, logs",
                    "freeze of that one",
                    "thaw of that one",
                    "bytes of that freeze",
                    "a Deployment of 3, all Running",
                    "10 minutes of three idle nodes",
                    "  a bare route, as large as the Pod",
                    "GET of a Pod",
                    "  a bare route, as large as the list",
                    "LIST of 100 Pods",
                    "CREATE of ConfigMaps",
                    "CREATE of ConfigMaps beside 50,000",
                    "CREATE of Pods",
                    "CREATE of Pods beside 50,000",
                    "PATCH of ConfigMaps",
                    "PATCH of Pods",
                    "events of a write to 100 watchers",
                    "  a bare commit, one now and then",
                    "  the real kubectl get pods, a process",
                    "kubectl get pods in the terminal, Enter to last byte",
                    "  an empty Java main",
                    "./sandglass shell -c 'kubectl get nodes'");

    private static final Path FILE = Path.of("target/bench.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A line. The ratio is to the median of {@code beside}; reached says whether the target is. */
    public record Figure(
            String unit,
            double median,
            double min,
            double max,
            int n,
            @Nullable String beside,
            double ratio,
            @Nullable String target,
            @Nullable Boolean reached) {}

    private final String what;
    private final String unit;
    private final double[] sorted;
    private @Nullable String beside;
    private double peer;
    private @Nullable String target;
    private @Nullable Boolean reached;

    private Figures(String what, String unit, double[] samples) {
        if (!LINES.contains(what)) {
            throw new IllegalArgumentException("no line of the table: " + what);
        }
        this.what = what;
        this.unit = unit;
        this.sorted = samples.clone();
        Arrays.sort(sorted);
    }

    /** The samples of a line of the table. */
    public static Figures of(String what, String unit, double... samples) {
        return new Figures(what, unit, samples);
    }

    /** Holds the median against another line's, of the same run: targets are then of the ratio. */
    public Figures beside(String other) {
        beside = other;
        peer = read().get(other).median();
        return this;
    }

    public Figures atMost(double most) {
        return target("≤ " + shown(most), value() <= most);
    }

    public Figures atLeast(double least) {
        return target("≥ " + shown(least), value() >= least);
    }

    /** At most so much more than the line that it is held against. */
    public Figures atMostMore(double more) {
        return target("≤ +" + shown(more), median() - peer <= more);
    }

    private Figures target(String words, boolean isReached) {
        target = words + (beside == null ? "" : words.contains("+") ? " " + unit : " ×");
        reached = isReached;
        return this;
    }

    private double median() {
        return sorted[sorted.length / 2];
    }

    private double value() {
        return beside == null ? median() : ratio();
    }

    private double ratio() {
        return beside == null ? 0 : median() / peer;
    }

    /** Writes it into the file, and says it. */
    public void add() {
        var figures = read();
        var last = sorted.length - 1;
        var figure =
                new Figure(
                        unit,
                        median(),
                        sorted[0],
                        sorted[last],
                        sorted.length,
                        beside,
                        ratio(),
                        target,
                        reached);
        figures.put(what, figure);
        System.out.println(row(what, figure));
        try {
            Files.createDirectories(FILE.getParent());
            JSON.writerWithDefaultPrettyPrinter().writeValue(FILE.toFile(), inOrder(figures));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Figure> inOrder(Map<String, Figure> figures) {
        var ordered = new LinkedHashMap<String, Figure>();
        for (var line : LINES) {
            if (figures.containsKey(line)) {
                ordered.put(line, figures.get(line));
            }
        }
        return ordered;
    }

    private static Map<String, Figure> read() {
        try {
            return Files.exists(FILE)
                    ? JSON.readerForMapOf(Figure.class).readValue(FILE.toFile())
                    : new TreeMap<>();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole table, on standard output. */
    public static void print() {
        var figures = read();
        System.out.printf(
                "%n%-54s %-9s %11s %11s %11s %5s  %8s  %-12s%n",
                "", "unit", "median", "min", "max", "n", "ratio", "target");
        for (var line : LINES) {
            var it = figures.get(line);
            System.out.println(it == null ? line + ": not measured" : row(line, it));
        }
        System.out.println("\nA ratio is to the indented line above. The same in " + FILE + ".");
    }

    private static String row(String line, Figure it) {
        var ratio = it.beside() == null ? "" : "%.3f ×".formatted(it.ratio());
        var met = it.reached() == null ? "" : it.reached() ? "  reached" : "  FALLS SHORT";
        return "%-54s %-9s %11s %11s %11s %5d  %8s  %-12s%s"
                .formatted(
                        line,
                        it.unit(),
                        shown(it.median()),
                        shown(it.min()),
                        shown(it.max()),
                        it.n(),
                        ratio,
                        it.target() == null ? "" : it.target(),
                        met)
                .stripTrailing();
    }

    /** Three digits that matter, and no more than three behind the point. */
    private static String shown(double value) {
        return value >= 1000
                ? "%,.0f".formatted(value)
                : value >= 100 ? "%.0f".formatted(value) : "%.3g".formatted(value);
    }
}
