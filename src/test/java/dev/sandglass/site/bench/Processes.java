package dev.sandglass.site.bench;

import dev.sandglass.bench.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whole processes, from their start to their end. */
final class Processes {

    private static final int RUNS = 25;
    private static final int WARMING = 3;
    private static final String EMPTY = "  an empty Java main";

    /** As the launcher starts {@code shell}. */
    private static final List<String> FLAGS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseCompactObjectHeaders",
                    "-XX:-UsePerfData");

    private Processes() {}

    /** What {@link #shell} is held against. */
    static final class Empty {

        private Empty() {}

        public static void main(String[] words) {}
    }

    /** How many milliseconds a process takes; it must end with 0. */
    static double millis(String... command) throws IOException, InterruptedException {
        return millis(new ProcessBuilder(command));
    }

    private static double millis(ProcessBuilder builder) throws IOException, InterruptedException {
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        var begun = System.nanoTime();
        var code = builder.start().waitFor();
        var took = (System.nanoTime() - begun) / 1e6;
        if (code != 0) {
            throw new IOException(builder.command() + " ended with " + code);
        }
        return took;
    }

    /** The two in turns. */
    static void shell() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var empty = new ArrayList<>(List.of(java));
        empty.addAll(FLAGS);
        empty.addAll(List.of("-cp", "target/test-classes", Empty.class.getName()));
        var shell = List.of("./sandglass", "shell", "-c", "kubectl get nodes");
        awaitCache(shell);
        var emptyTook = new double[RUNS];
        var shellTook = new double[RUNS];
        for (var run = -WARMING; run < RUNS; run++) {
            var first = millis(new ProcessBuilder(empty));
            var second = millis(new ProcessBuilder(shell));
            if (run >= 0) {
                emptyTook[run] = first;
                shellTook[run] = second;
            }
        }
        Figures.of(EMPTY, "ms", emptyTook).add();
        Figures.of("./sandglass shell -c 'kubectl get nodes'", "ms", shellTook)
                .beside(EMPTY)
                .atMost(5)
                .add();
    }

    /** The first start after a build trains a cache in the background, which all others use. */
    private static void awaitCache(List<String> shell) throws IOException, InterruptedException {
        millis(new ProcessBuilder(shell));
        for (var i = 0; i < 600 && !isTrained(); i++) {
            Thread.sleep(100);
        }
    }

    private static boolean isTrained() throws IOException {
        try (var files = Files.list(Path.of("target/cli"))) {
            return files.anyMatch(it -> it.toString().endsWith(".aot"));
        }
    }
}
