package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import java.util.List;
import java.util.Locale;

/** {@code nl}: lines that are not empty with numbers; {@code -ba} numbers all. */
final class Nl {

    private Nl() {}

    static int work(List<Gather.Input> inputs, Process self) {
        var all = self.arguments().contains("-ba");
        var out = new StringBuilder();
        var number = 0;
        for (var input : inputs) {
            for (var line : input.lines()) {
                out.append(
                        line.isEmpty() && !all
                                ? "       \n"
                                : String.format(Locale.ROOT, "%6d\t%s%n", ++number, line));
            }
        }
        Sieve.pass(out.toString(), false, self);
        return 0;
    }
}
