package dev.sandglass.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A transcript taken apart: what each command printed on both outputs, and how it ended. */
final class Recording {

    private static final Pattern EXIT = Pattern.compile("\\[exit (.*)]");

    /** One command of a transcript. */
    record Entry(String command, List<String> out, List<String> err, String exit) {

        /** The command with single blanks, as lists of exceptions name it. */
        String name() {
            return command.strip().replaceAll("\\s+", " ");
        }
    }

    private Recording() {}

    static List<Entry> read(String text) {
        var entries = new ArrayList<Entry>();
        for (var line : text.split("\n", -1)) {
            var last = entries.isEmpty() ? null : entries.getLast();
            var exit = EXIT.matcher(line);
            if (line.startsWith("$ ")) {
                entries.add(
                        new Entry(line.substring(2), new ArrayList<>(), new ArrayList<>(), "0"));
            } else if (last == null || line.startsWith("#")) {
                continue;
            } else if (line.startsWith("> ") && last.out().isEmpty() && last.err().isEmpty()) {
                var longer = last.command() + "\n" + line.substring(2);
                entries.set(
                        entries.size() - 1, new Entry(longer, last.out(), last.err(), last.exit()));
            } else if (line.startsWith("2| ")) {
                last.err().add(line.substring(3));
            } else if (exit.matches()) {
                var ended = new Entry(last.command(), last.out(), last.err(), exit.group(1));
                entries.set(entries.size() - 1, ended);
            } else {
                last.out().add(line);
            }
        }
        entries.forEach(entry -> dropBlankEnd(entry.out()));
        return entries;
    }

    private static void dropBlankEnd(List<String> lines) {
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
    }
}
