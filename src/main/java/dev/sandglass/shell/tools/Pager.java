package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;

/** {@code less} and {@code more}: all at once; a browser's terminal scrolls back by itself. */
final class Pager {

    private Pager() {}

    static Step start(Process self) {
        var files =
                self.arguments().stream().skip(1).filter(word -> !word.matches("[-+].+")).toList();
        return Filter.start(
                Switches.tool(self.arguments()), new Cat.Passing("", 0, 1, false), files);
    }
}
