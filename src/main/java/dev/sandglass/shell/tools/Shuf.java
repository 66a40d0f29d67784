package dev.sandglass.shell.tools;

import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code shuf}: lines, words ({@code -e}) or numbers ({@code -i}) in another order, as chance has it. */
final class Shuf {

    private static final int NUMBERS_AT_MOST = 1_000_000;

    private Shuf() {}

    private static Switches switches(Process self) {
        return Switches.read(
                self.arguments(),
                "e",
                "nio",
                "echo=e",
                "head-count=n:",
                "input-range=i:",
                "output=o:");
    }

    static Step start(Process self) {
        var s = switches(self);
        if (s.areWrong(self)) {
            return Step.exit(s.code(1));
        }
        if (!s.value("n", "0").matches("\\d{1,9}")) {
            self.complain("shuf: invalid line count: ‘" + s.value("n", "") + "’");
            return Step.exit(1);
        }
        var most = s.has("i") ? 0 : 1;
        if (!s.has("e") && s.rest().size() > most) {
            self.complain("shuf: extra operand ‘" + s.rest().get(most) + "’");
            Switches.hint(self, "shuf");
            return Step.exit(1);
        }
        if (!s.has("i")) {
            return s.has("e")
                    ? Step.exit(show(s.rest(), s, self) ? 0 : 1)
                    : Gather.start(self, s.rest());
        }
        var ends = s.value("i", "").split("-");
        var first = Numbers.whole(ends[0], -1);
        var last = ends.length > 1 ? Numbers.whole(ends[1], -1) : -1;
        if (first < 0 || last < first || last - first > NUMBERS_AT_MOST) {
            self.complain("shuf: invalid input range: ‘" + s.value("i", "") + "’");
            return Step.exit(1);
        }
        var numbers = new ArrayList<String>();
        for (var i = first; i <= last; i++) {
            numbers.add(Integer.toString(i));
        }
        return Step.exit(show(numbers, s, self) ? 0 : 1);
    }

    static int work(List<Gather.Input> inputs, Process self) {
        var lines = new ArrayList<String>();
        inputs.forEach(input -> lines.addAll(input.lines()));
        return show(lines, switches(self), self) ? 0 : 1;
    }

    private static boolean show(List<String> lines, Switches s, Process self) {
        var left = new ArrayList<>(lines);
        var chance = self.host().chance();
        var key = self.host().hostname() + "/" + self.pid() + "/" + self.now();
        for (var i = left.size(); i > 1; i--) {
            Collections.swap(left, i - 1, chance.below(i, "shuf", key, i));
        }
        var most = Math.min(left.size(), Numbers.whole(s.value("n", ""), Integer.MAX_VALUE));
        var out = new StringBuilder();
        left.subList(0, most).forEach(line -> out.append(line).append('\n'));
        if (!s.has("o")) {
            Sieve.pass(out.toString(), false, self);
            return true;
        }
        try {
            self.facility(Files.class)
                    .write(
                            Files.resolve(self.folder(), s.value("o", "")),
                            out.toString().getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (FileProblem problem) {
            self.complain("shuf: " + s.value("o", "") + ": " + problem.reason().words());
            return false;
        }
    }
}
