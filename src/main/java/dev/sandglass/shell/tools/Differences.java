package dev.sandglass.shell.tools;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.sandglass.shell.FileProblem;
import dev.sandglass.shell.Files;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code diff}: two files, in the usual form or with {@code -u}. */
final class Differences {

    private static final int LINES_AT_MOST = 20_000;

    private Differences() {}

    static Step start(Process self) {
        var s = Switches.read(
                self.arguments(), "uqrNwbBi", "U", "unified=u", "brief=q", "recursive=r");
        if (s.areWrong(self)) {
            return Step.exit(2);
        }
        if (s.rest().size() != 2) {
            self.complain("diff: missing operand after '" + s.tool() + "'");
            return Step.exit(2);
        }
        var left = lines(self, s.rest().get(0));
        var right = lines(self, s.rest().get(1));
        if (left == null || right == null) {
            return Step.exit(2);
        }
        if (left.equals(right)) {
            return Step.exit(0);
        }
        if (left.size() + right.size() > LINES_AT_MOST) {
            self.complain("diff: memory exhausted");
            return Step.exit(2);
        }
        if (s.has("q")) {
            self.print("Files " + s.rest().get(0) + " and " + s.rest().get(1) + " differ");
        } else if (s.has("u") || s.has("U")) {
            var patch = DiffUtils.diff(left, right);
            var context = Numbers.whole(s.value("U", "3"), 3);
            UnifiedDiffUtils.generateUnifiedDiff(
                            s.rest().get(0), s.rest().get(1), left, patch, context)
                    .forEach(self::print);
        } else {
            usual(self, left, right);
        }
        return Step.exit(1);
    }

    private static @Nullable List<String> lines(Process self, String named) {
        try {
            var bytes = self.facility(Files.class).read(Files.resolve(self.folder(), named));
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (FileProblem problem) {
            self.complain("diff: " + named + ": " + problem.reason().words());
            return null;
        }
    }

    private static void usual(Process self, List<String> left, List<String> right) {
        for (var delta : DiffUtils.diff(left, right).getDeltas()) {
            var from = delta.getSource();
            var to = delta.getTarget();
            var letter = from.size() == 0 ? "a" : to.size() == 0 ? "d" : "c";
            self.print(
                    range(from.getPosition(), from.size()) + letter
                            + range(to.getPosition(), to.size()));
            from.getLines().forEach(line -> self.print("< " + line));
            if (letter.equals("c")) {
                self.print("---");
            }
            to.getLines().forEach(line -> self.print("> " + line));
        }
    }

    private static String range(int position, int size) {
        return size == 0
                ? Integer.toString(position)
                : size == 1
                        ? Integer.toString(position + 1)
                        : (position + 1) + "," + (position + size);
    }
}
