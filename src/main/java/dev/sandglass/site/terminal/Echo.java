package dev.sandglass.site.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the sandbox will write on its own screen and the editor has drawn already: taken out of the output when it comes.
 *
 * <pre>
 *   expected  "learner@desk:~$ ls\r\n"
 *   comes     "[1]+ Done\r\nlearner@desk:~$ ls\r\nnotes.txt\r\n"      shown: "[1]+ Done\r\nnotes.txt\r\n"
 * </pre>
 *
 * <p>The sandbox writes it in one piece, so it comes in one. It is forgotten at the next prompt.
 */
final class Echo {

    private static final byte[] NOTHING = new byte[0];

    private byte[] expected = NOTHING;

    synchronized void expect(String text) {
        expected = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    synchronized void forget() {
        expected = NOTHING;
    }

    /** The output without the echo. */
    synchronized byte[] without(byte[] output) {
        if (expected.length == 0) {
            return output;
        }
        for (var at = 0; at + expected.length <= output.length; at++) {
            if (Arrays.equals(output, at, at + expected.length, expected, 0, expected.length)) {
                var rest = new byte[output.length - expected.length];
                System.arraycopy(output, 0, rest, 0, at);
                System.arraycopy(output, at + expected.length, rest, at, rest.length - at);
                expected = NOTHING;
                return rest;
            }
        }
        return output;
    }
}
