package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code cat}: passes files on, perhaps with numbers: {@code -n -b -s -A -E -T}. */
final class Cat {

    private Cat() {}

    static Step start(Process self) {
        var s =
                Switches.read(
                        self.arguments(),
                        "nbAETevstu",
                        "",
                        "number=n",
                        "show-all=A",
                        "number-nonblank=b",
                        "squeeze-blank=s");
        if (s.areWrong(self)) {
            return Step.exit(1);
        }
        var settings = List.copyOf(s.given().keySet());
        return Filter.start("cat", new Passing(settings, 0, false), s.rest());
    }

    /** Passes all on, perhaps with numbers. */
    record Passing(List<String> letters, long number, boolean afterBlank) implements Sieve {
        @Override
        public @Nullable Sieve bytes(byte[] data, Process self) {
            if (!letters.isEmpty()) {
                return null;
            }
            self.write(1, data);
            return this;
        }

        @Override
        public Sieve line(String line, boolean whole, Process self) {
            if (letters.contains("s") && line.isEmpty() && afterBlank) {
                return this;
            }
            var shown =
                    letters.contains("A") || letters.contains("T")
                            ? line.replace("\t", "^I")
                            : line;
            shown = whole && (letters.contains("A") || letters.contains("E")) ? shown + "$" : shown;
            var isNumbered = letters.contains("b") ? !line.isEmpty() : letters.contains("n");
            var next = isNumbered ? number + 1 : number;
            Sieve.pass(
                    isNumbered ? String.format(Locale.ROOT, "%6d\t%s", next, shown) : shown,
                    whole,
                    self);
            return new Passing(letters, next, line.isEmpty());
        }

        @Override
        public int end(Process self) {
            return 0;
        }
    }
}
