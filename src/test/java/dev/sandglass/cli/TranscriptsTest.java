package dev.sandglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Command lines that no recording has, with what they must print: transcripts written after upstream's sources. Each
 * file runs in a fresh sandbox; what varies is marked on both sides.
 */
class TranscriptsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set.txt",
                "drain.txt",
                "run.txt",
                "cp.txt",
                "apply.txt",
                "create.txt",
                "edit.txt",
                "kustomize.txt",
                "https.txt"
            })
    void aFreshSandboxGivesTheTranscript(String file) {
        var wanted = Recording.read(Golden.resource("../transcripts/" + file));
        var list = String.join("\n", wanted.stream().map(Recording.Entry::command).toList());
        var ours = Recording.read(Golden.transcript(list));
        var wrong = new ArrayList<String>();
        for (var i = 0; i < wanted.size(); i++) {
            if (!Golden.isSame(wanted.get(i), ours.get(i))) {
                wrong.add(Golden.shown(wanted.get(i)) + "but ours\n" + Golden.shown(ours.get(i)));
            }
        }
        assertEquals("", String.join("\n", wrong));
    }
}
