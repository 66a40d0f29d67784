package dev.sandglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;

class EditorTest {

    @Test
    void aLineThatIsDroppedSaysSo() throws IOException {
        var screen = new ByteArrayOutputStream();
        var keys = new PipedOutputStream();
        try (var terminal =
                new ExternalTerminal(
                        "test",
                        "xterm",
                        new PipedInputStream(keys),
                        screen,
                        StandardCharsets.UTF_8)) {
            var attributes = terminal.getAttributes();
            attributes.setLocalFlag(Attributes.LocalFlag.ISIG, false); // or it is a signal already
            terminal.setAttributes(attributes);
            var editor = new Editor(terminal);
            keys.write("echo half\u0003whole\r".getBytes(StandardCharsets.UTF_8));
            keys.flush();

            assertThrows(UserInterruptException.class, () -> editor.readLine("$ "));

            var shown = screen.toString(StandardCharsets.UTF_8);
            assertTrue(shown.contains("half^C"), shown);
            assertEquals("whole", editor.readLine("$ "));
        }
    }
}
