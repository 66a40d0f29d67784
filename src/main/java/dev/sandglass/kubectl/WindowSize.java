package dev.sandglass.kubectl;

import dev.sandglass.shell.Ttys;
import dev.sandglass.sim.Process;

/** How large a terminal is; nothing by nothing where there is none. */
public record WindowSize(int columns, int rows) {

    public static final WindowSize NONE = new WindowSize(0, 0);

    /** The size of the terminal that a process reads from. */
    static WindowSize of(Process process) {
        var tty = Ttys.at(process, 0);
        return tty == null ? NONE : new WindowSize(tty.columns(), tty.rows());
    }
}
