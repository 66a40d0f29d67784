package dev.sandglass.kubectl;

import dev.sandglass.shell.Tty;
import dev.sandglass.sim.Process;
import org.jspecify.annotations.Nullable;

/** How large a terminal is; nothing by nothing where there is none. */
public record WindowSize(int columns, int rows) {

    public static final WindowSize NONE = new WindowSize(0, 0);

    /** The size of the terminal that a process reads from. */
    static WindowSize of(Process process) {
        var tty = tty(process);
        return tty == null ? NONE : new WindowSize(tty.columns(), tty.rows());
    }

    /** The terminal that a process reads from, or null. */
    static @Nullable Tty tty(Process process) {
        return process.channel(0) instanceof Tty.End(var id)
                ? process.facility(Tty.Ttys.class).get(id)
                : null;
    }
}
