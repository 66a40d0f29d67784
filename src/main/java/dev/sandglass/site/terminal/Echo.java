package dev.sandglass.site.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the sandbox will write on its own screen and the editor has drawn already: taken off the output when it comes.
 *
 * <pre>
 *   expected  "learner@desk:~$ ls\r\n"
 *   comes     "learner@desk:~$ ls\r\nnotes.txt\r\n"      shown: "notes.txt\r\n"
 * </pre>
 */
final class Echo {

    private byte[] expected = new byte[0];
    private int met;

    synchronized void expect(String text) {
        expected = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        met = 0;
    }

    /** The output without the echo. Output that is something else than expected ends the waiting, and is shown whole. */
    synchronized byte[] without(byte[] output) {
        var from = 0;
        while (met < expected.length && from < output.length) {
            if (output[from] != expected[met]) {
                var shown = Arrays.copyOf(expected, met + output.length - from);
                System.arraycopy(output, from, shown, met, output.length - from);
                expected = new byte[0];
                return shown;
            }
            from++;
            met++;
        }
        return Arrays.copyOfRange(output, from, output.length);
    }
}
