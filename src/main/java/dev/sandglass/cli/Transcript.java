package dev.sandglass.cli;

import dev.sandglass.desk.Runs;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * {@code ./sandglass transcript LIST}: runs a list of command lines and prints each with its output, its complaints
 * behind {@code 2| }, and its exit code.
 */
final class Transcript {

    private final Runs runs;
    private final PrintStream out;
    private Duration limit = Duration.ofSeconds(60);

    Transcript(Runs runs, PrintStream out) {
        this.runs = runs;
        this.out = out;
    }

    void run(String list) {
        for (var command : CommandList.read(list)) {
            if (command.matches("#!timeout\\s+\\d{1,9}\\s*")) {
                limit = Duration.ofSeconds(Long.parseLong(command.split("\\s+")[1]));
            } else if (command.startsWith("#")) {
                out.println(command);
            } else {
                one(command);
            }
            out.flush();
        }
    }

    private void one(String command) {
        out.println("$ " + command.replace("\n", "\n> "));
        var result = runs.run(command, limit);
        show(result.out(), "");
        show(result.err(), "2| ");
        if (result.code() < 0) {
            out.println("[exit ended by the recorder after " + limit.toSeconds() + " s]");
        } else if (result.code() > 0) {
            out.println("[exit " + result.code() + "]");
        }
        out.println();
    }

    private void show(byte[] data, String mark) {
        if (data.length == 0) {
            return;
        }
        var text = new String(data, StandardCharsets.UTF_8);
        var isWhole = text.endsWith("\n");
        for (var line : (isWhole ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
            out.println(mark + line);
        }
        if (!isWhole) {
            out.println("[no newline at the end]");
        }
    }
}
