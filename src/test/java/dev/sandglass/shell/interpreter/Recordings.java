package dev.sandglass.shell.interpreter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The scripts of {@code src/test/resources/shell} and what was answered to them. */
final class Recordings {

    static final List<String> LISTS = List.of("bash.txt", "tools.txt", "awk.txt", "openssl.txt");

    /** A script, and under it its output, its complaints behind {@code 2| } and its status. */
    record Entry(String script, String answer) {}

    private Recordings() {}

    static List<Entry> read(String list) {
        var entries = new ArrayList<Entry>();
        for (var block : text(list).split("\n(?=\\$ )")) {
            if (!block.startsWith("$ ")) {
                continue;
            }
            var script = new ArrayList<String>();
            var answer = new StringBuilder();
            for (var line : block.replaceFirst("\n+\\z", "").split("\n", -1)) {
                var goesOn = line.equals(">") || line.startsWith("> ");
                if (script.isEmpty() || goesOn && answer.isEmpty()) {
                    script.add(line.substring(Math.min(2, line.length())));
                } else {
                    answer.append(line).append('\n');
                }
            }
            entries.add(new Entry(String.join("\n", script), answer.toString()));
        }
        return entries;
    }

    private static String text(String list) {
        try (var in =
                Objects.requireNonNull(Recordings.class.getResourceAsStream("/shell/" + list))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
