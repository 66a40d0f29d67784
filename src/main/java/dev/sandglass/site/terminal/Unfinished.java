package dev.sandglass.site.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What stands on the last line of a screen already when a prompt comes: output without an end of line, as of {@code printf}.
 * The line editor must know of it, or it draws over it.
 */
final class Unfinished {

    /** No terminal is as wide. */
    private static final int LONGEST = 4_096;

    /** The end of a program that had the whole screen: the cursor is where it was before, at the beginning of a line. */
    private static final String SCREEN_IS_BACK = "\u001b[?1049l";

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** This was put on the screen. */
    synchronized void shown(byte[] output) {
        var from = output.length;
        while (from > 0 && output[from - 1] != '\n' && output.length - from < LONGEST) {
            from--;
        }
        if (from > 0 || line.size() > LONGEST) {
            line.reset();
        }
        line.write(output, from, output.length - from);
    }

    /** What is there, for the line that begins now; the editor ends it. */
    synchronized String take() {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        return text.endsWith(SCREEN_IS_BACK) ? "" : text;
    }
}
