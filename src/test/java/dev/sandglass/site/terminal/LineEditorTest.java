package dev.sandglass.site.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineEditorTest {

    private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();

    private String read(String already, String prompt, String keys, List<String> before) {
        var keyboard = new Keyboard();
        try (var editor = new LineEditor("act", keyboard, drawn, _ -> List.of())) {
            editor.resize(80, 24);
            keyboard.type(keys.getBytes(StandardCharsets.UTF_8));
            return ((LineEditor.Outcome.Line) editor.read(already, prompt, before)).text();
        }
    }

    private String drawnPlain() {
        return drawn.toString(StandardCharsets.UTF_8)
                .replaceAll("\u001b\\[[?0-9;]*[a-zA-Z]|\u001b[=>]", "");
    }

    /** What a program left on the line is drawn with the prompt, so that columns are what they seem. */
    @Test
    void aPromptBehindOutputBeginsInTheFirstColumn() {
        assertEquals("ls", read("foo", "$ ", "ls\r", List.of()));
        assertEquals("\rfoo$ ls", drawnPlain().strip().replaceFirst("^(?!\r)", "\r"));
    }

    @ParameterizedTest
    @CsvSource({"'a\tb'", "'\u001b[31mred'"})
    void whatCannotBeDrawnAgainHasALineOfItsOwn(String already) {
        read(already, "$ ", "ls\r", List.of());
        assertEquals("$ ls", drawnPlain().strip());
    }

    @Test
    void aPercentSignIsOne() {
        read("100%", "50% $ ", "ls\r", List.of());
        assertEquals("100%50% $ ls", drawnPlain().strip());
    }

    /** The first letter stands earlier in the line than the word. */
    @Test
    void aSearchGoesOnInTheLineThatItHasFound() {
        var before = List.of("echo create", "kubectl create ns x", "kubectl get ns");
        assertEquals("kubectl create ns x", read("", "$ ", "\u0012creat\r", before));
        assertEquals("echo create", read("", "$ ", "\u0012creat\u0012\r", before));
    }
}
