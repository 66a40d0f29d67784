package dev.sandglass.shell.interpreter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code mapfile} and {@code readarray}: the lines of standard input as an array; {@code -t}. */
final class MapfileBuiltin {

    private static final int LINES_AT_MOST = 50_000;

    private MapfileBuiltin() {}

    /** Reads to the end, and then fills the array. */
    static int run(Interpreter shell, Runner runner, List<String> words) {
        var trims = false;
        var name = "MAPFILE";
        for (var word : words.subList(1, words.size())) {
            if (word.equals("-t")) {
                trims = true;
            } else if (word.startsWith("-")) {
                shell.complain(
                        words.getFirst() + ": " + word + ": does not exist in this sandbox yet");
                return 2;
            } else {
                name = word;
            }
        }
        try {
            shell.scope.setItems(name, Items.NONE);
        } catch (Expansion.Refused refused) {
            shell.complain(words.getFirst() + ": " + refused.getMessage());
            return 1;
        }
        runner.push(new Frame.ReadLines(name, trims, new byte[0]));
        return 0;
    }

    /** More has come than the sandbox takes. */
    static void refuse(Interpreter shell, String most) {
        shell.complain("mapfile: the sandbox takes at most " + most + " of input");
        shell.status = 1;
    }

    /** All has been read. */
    static void ended(Interpreter shell, Frame.ReadLines reading) {
        var text = new String(reading.bytes(), StandardCharsets.UTF_8);
        var lines = text.split("(?<=\n)", LINES_AT_MOST + 1);
        if (lines.length > LINES_AT_MOST && !lines[LINES_AT_MOST].isEmpty()) {
            refuse(shell, LINES_AT_MOST + " lines");
            return;
        }
        var values = new ArrayList<String>();
        for (var line : lines) {
            if (!line.isEmpty()) {
                values.add(reading.trims() ? line.replaceFirst("\n\\z", "") : line);
            }
        }
        try {
            shell.scope.setItems(reading.name(), Items.of(values));
            shell.status = 0;
        } catch (Expansion.Refused refused) {
            shell.complain(refused.getMessage());
            shell.status = 1;
        }
    }
}
