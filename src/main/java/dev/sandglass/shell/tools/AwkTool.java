package dev.sandglass.shell.tools;

import dev.sandglass.shell.tools.awk.Awk;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.List;

/** {@code awk}: feeds lines, as they come, to a program of {@link Awk}. */
final class AwkTool {

    private AwkTool() {}

    static Step start(Process self) {
        var begun = Awk.begin(self);
        var awk = begun.awk();
        return awk == null
                ? Step.exit(begun.code())
                : Filter.start("awk", new Feeding(awk), begun.files());
    }

    /** The program between two turns. */
    record Feeding(Awk awk) implements Sieve {

        @Override
        public Sieve begin(String file, Process self) {
            return new Feeding(awk.file(file, self));
        }

        @Override
        public Sieve lines(List<String> lines, Process self) {
            return lines.isEmpty() || awk.isDone() ? this : new Feeding(awk.lines(lines, self));
        }

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            return lines(List.of(line), self);
        }

        @Override
        public boolean isDone() {
            return awk.isDone();
        }

        @Override
        public int end(Process self) {
            return awk.end(self);
        }
    }
}
