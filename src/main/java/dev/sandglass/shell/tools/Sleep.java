package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.time.Duration;

/** {@code sleep}: waits for the sum of its arguments, in cluster time. */
public record Sleep() implements Program {

    @Override
    public Step on(Wake wake, Process self) {
        return switch (wake) {
            case Wake.Started _ -> start(self);
            case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
            case Wake.Slept _, Wake.Read _, Wake.ChildExited _, Wake.Told _ -> Step.exit(0);
        };
    }

    private Step start(Process self) {
        var words = self.arguments();
        if (words.size() < 2) {
            self.complain("sleep: missing operand");
            self.complain("Try 'sleep --help' for more information.");
            return Step.exit(1);
        }
        var nanos = 0.0;
        for (var word : words.subList(1, words.size())) {
            var time = Spans.nanos(word);
            if (time < 0) {
                self.complain("sleep: invalid time interval ‘" + word + "’");
                self.complain("Try 'sleep --help' for more information.");
                return Step.exit(1);
            }
            nanos += time;
        }
        return Step.sleep(Duration.ofNanos((long) Math.min(nanos, 1e18)), this);
    }
}
