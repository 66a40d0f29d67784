package dev.sandglass.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was measured: a table for people, {@code target/NAME.json} for comparing two runs. */
final class Figures {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Figure(
            String unit, double median, double min, double max, int n, double ratio, String to) {}

    private final Path file;
    private final Map<String, Figure> figures = new LinkedHashMap<>();

    Figures(String name) {
        this.file = Path.of("target", name + ".json");
    }

    /** One line: its samples, and what it is held against (a median of the same run). */
    void add(String what, String unit, double[] samples, double peer, String to) {
        var sorted = samples.clone();
        Arrays.sort(sorted);
        var median = sorted[sorted.length / 2];
        var ratio = peer == 0 ? 0 : median / peer;
        figures.put(
                what,
                new Figure(
                        unit,
                        median,
                        sorted[0],
                        sorted[sorted.length - 1],
                        sorted.length,
                        ratio,
                        to));
    }

    double median(String what) {
        return figures.get(what).median();
    }

    void print() throws IOException {
        System.out.printf(
                "%-58s %12s %12s %12s %6s  %s%n", "what", "median", "min", "max", "n", "ratio");
        figures.forEach(
                (what, it) ->
                        System.out.printf(
                                "%-58s %12.2f %12.2f %12.2f %6d  %s%n",
                                what + " (" + it.unit() + ")",
                                it.median(),
                                it.min(),
                                it.max(),
                                it.n(),
                                it.to().isEmpty()
                                        ? ""
                                        : "%.3f of %s".formatted(it.ratio(), it.to())));
        Files.createDirectories(file.getParent());
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), figures);
    }
}
