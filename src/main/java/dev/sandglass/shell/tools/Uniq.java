package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code uniq}: neighbours that are equal count once; {@code -c}, {@code -d}, {@code -u}, {@code -i}. */
final class Uniq {

    private Uniq() {}

    static Step start(Process self) {
        var s = Switches.read(self.arguments(), "cdui", "", "count=c", "repeated=d", "unique=u");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        return Filter.start(
                "uniq",
                new Neighbours(List.copyOf(s.given().keySet()), null, 0),
                s.rest().stream().limit(1).toList());
    }

    /** Neighbours that are equal count once. */
    record Neighbours(List<String> letters, @Nullable String before, long count) implements Sieve {
        @Override
        public Sieve line(String line, boolean whole, Process self) {
            var isEqual =
                    letters.contains("i") ? line.equalsIgnoreCase(before) : line.equals(before);
            if (isEqual) {
                return new Neighbours(letters, before, count + 1);
            }
            show(self);
            return new Neighbours(letters, line, 1);
        }

        private void show(Process self) {
            if (before == null
                    || letters.contains("d") && count < 2
                    || letters.contains("u") && count > 1) {
                return;
            }
            self.print(
                    letters.contains("c")
                            ? String.format(java.util.Locale.ROOT, "%7d %s", count, before)
                            : before);
        }

        @Override
        public int end(Process self) {
            show(self);
            return 0;
        }
    }
}
