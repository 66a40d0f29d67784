package dev.sandglass.desk;

import dev.sandglass.shell.FileProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Puts the objects that a lesson begins with into a sandbox, as {@code kubectl apply -f start.yaml} would: the same on the web,
 * on the command line and in tests.
 */
public final class Beginning {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FILE = "/tmp/start.yaml";

    private Beginning() {}

    /**
     * Applies the start and lets the time pass that this takes.
     *
     * @return what is wrong with it, or null
     */
    public static @Nullable String apply(String start, Sandbox sandbox) {
        if (start.lines().noneMatch(Beginning::saysSomething)) {
            return null; // kubectl refuses a file without objects
        }
        try {
            var files = sandbox.desk().files();
            files.write(FILE, start.getBytes(StandardCharsets.UTF_8));
            var result = new Runs(sandbox).run("kubectl apply -f " + FILE, PATIENCE);
            files.remove(FILE);
            return result.code() == 0 ? null : new String(result.err(), StandardCharsets.UTF_8);
        } catch (FileProblem problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static boolean saysSomething(String line) {
        return !line.isBlank() && !line.startsWith("#") && !line.equals("---");
    }
}
