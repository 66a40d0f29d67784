package dev.sandglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Command lines that no recording has, with what they must print: transcripts written after upstream's sources. Each
 * file runs in a fresh sandbox; what varies is marked on both sides.
 */
class TranscriptsTest {

    @ParameterizedTest
    @ValueSource(strings = {"set.txt", "drain.txt", "run.txt", "cp.txt", "apply.txt", "create.txt", "edit.txt"})
    void aFreshSandboxGivesTheTranscript(String file) {
        var wanted = Recording.read(Golden.resource("../transcripts/" + file));
        var list = String.join("\n", wanted.stream().map(Recording.Entry::command).toList());
        var ours = Recording.read(Golden.transcript(list));
        assertEquals(shown(wanted), shown(ours));
    }

    private static String shown(List<Recording.Entry> entries) {
        var lines = new ArrayList<String>();
        for (var entry : entries) {
            lines.add("$ " + entry.command());
            lines.addAll(Varying.marked(entry.out()));
            Varying.marked(entry.err()).forEach(line -> lines.add("2| " + line));
            lines.add("[exit " + entry.exit() + "]");
        }
        return String.join("\n", lines);
    }
}
