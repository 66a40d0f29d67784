package dev.sandglass.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A list of command lines: one a line, with here-documents and continued lines; those that begin with {@code #} are
 * comments, {@code #!timeout N} is the limit of the next commands in seconds of cluster time.
 */
final class CommandList {

    private static final Pattern HERE = Pattern.compile("<<-?\\s*'?(\\w+)'?");

    private CommandList() {}

    /** The commands and comments of a text, in order. */
    static List<String> read(String text) {
        var commands = new ArrayList<String>();
        var lines = new ArrayDeque<>(Arrays.asList(text.split("\n", -1)));
        while (!lines.isEmpty()) {
            var command = new StringBuilder(lines.removeFirst());
            var ends = new ArrayDeque<String>();
            HERE.matcher(command).results().forEach(found -> ends.add(found.group(1)));
            while (!ends.isEmpty() && !lines.isEmpty()) {
                var line = lines.removeFirst();
                command.append('\n').append(line);
                if (line.strip().equals(ends.peek())) {
                    ends.remove();
                }
            }
            while (command.toString().endsWith("\\") && !lines.isEmpty()) {
                command.append('\n').append(lines.removeFirst());
            }
            if (!command.toString().isBlank()) {
                commands.add(command.toString());
            }
        }
        return commands;
    }
}
