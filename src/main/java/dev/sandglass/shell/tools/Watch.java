package dev.sandglass.shell.tools;

import dev.sandglass.shell.interpreter.Dialect;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Spawn;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * {@code watch}: a command again and again on a cleared screen.
 *
 * @param child the pid of the command while it runs, else 0
 */
record Watch(Duration interval, String command, boolean withTitle, int child) implements Program {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    static Step start(Process self) {
        var words = self.arguments();
        var at = 1;
        var seconds = "2";
        var withTitle = true;
        while (at < words.size() && words.get(at).startsWith("-")) {
            var word = words.get(at);
            if ((word.equals("-n") || word.equals("--interval")) && at + 1 < words.size()) {
                seconds = words.get(++at);
            } else if (word.startsWith("-n")) {
                seconds = word.substring(2);
            } else if (word.startsWith("--interval=")) {
                seconds = word.substring(11);
            } else if (word.equals("-t") || word.equals("--no-title")) {
                withTitle = false;
            }
            at++;
        }
        var nanos = Spans.nanos(seconds);
        if (at >= words.size() || nanos < 0) {
            self.complain("Usage:");
            self.complain(" watch [options] command");
            return Step.exit(1);
        }
        var interval = Duration.ofNanos((long) Math.max(1e8, nanos));
        var command = String.join(" ", words.subList(at, words.size()));
        return Step.become(new Watch(interval, command, withTitle, 0));
    }

    @Override
    public Step on(Wake wake, Process self) {
        return switch (wake) {
            case Wake.Signalled(var signal) when signal == Signal.WINCH ->
                    child == 0 ? Step.sleep(interval, this) : Step.awaitChild(child, this);
            case Wake.Signalled(var signal) ->
                    Step.exit(signal == Signal.INT ? 0 : signal.exitCode());
            case Wake.ChildExited _ ->
                    Step.sleep(interval, new Watch(interval, command, withTitle, 0));
            case Wake.Started _, Wake.Slept _, Wake.Read _, Wake.Told _ -> show(self);
        };
    }

    private Step show(Process self) {
        var clear = "\u001b[H\u001b[2J";
        self.write(1, clear.getBytes(StandardCharsets.UTF_8));
        if (withTitle) {
            var seconds = interval.toMillis() / 1000.0;
            self.print(
                    String.format(
                            Locale.ROOT,
                            "Every %.1fs: %s    %s: %s%n",
                            seconds,
                            command,
                            self.host().hostname(),
                            TIME.format(Instant.ofEpochSecond(0, self.now()))));
        }
        var pid =
                self.start(
                        new Spawn(
                                new Bash(Dialect.DASH),
                                List.of("sh", "-c", command),
                                self.environment(),
                                self.folder(),
                                self.channels(),
                                self.group()));
        return Step.awaitChild(pid, new Watch(interval, command, withTitle, pid));
    }
}
