package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import java.util.List;

/** {@code tac}: lines in reverse order. */
final class Tac {

    private Tac() {}

    static int work(List<Gather.Input> inputs, Process self) {
        for (var input : inputs) {
            var out = new StringBuilder();
            input.lines().reversed().forEach(line -> out.append(line).append('\n'));
            Sieve.pass(out.toString(), false, self);
        }
        return 0;
    }
}
