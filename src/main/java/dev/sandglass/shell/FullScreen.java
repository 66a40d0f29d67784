package dev.sandglass.shell;

import dev.sandglass.sim.Process;
import java.nio.charset.StandardCharsets;

/** How a program has the whole terminal for a while, as xterm does it: what stood there comes back behind it. */
public final class FullScreen {

    private static final byte[] ENTER = bytes("\u001b[?1049h\u001b[H\u001b[2J");
    private static final byte[] LEAVE = bytes("\u001b[999;1H\u001b[K\u001b[?1049l");

    private FullScreen() {}

    public static void enter(Process program) {
        program.write(1, ENTER);
    }

    public static void leave(Process program) {
        program.write(1, LEAVE);
    }

    /** Whether a screen that has shown these bytes last stands at the beginning of a line. */
    public static boolean isLeft(byte[] shown, int length) {
        for (var i = 0; i < LEAVE.length; i++) {
            if (length < LEAVE.length || shown[length - LEAVE.length + i] != LEAVE[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
