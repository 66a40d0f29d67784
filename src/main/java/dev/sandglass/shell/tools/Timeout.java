package dev.sandglass.shell.tools;

import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Spawn;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code timeout}: a command that may take so long, in cluster time; {@code -s}, {@code -k}, {@code --preserve-status}. */
final class Timeout {

    private Timeout() {}

    static Step start(Process self) {
        var words = self.arguments();
        var at = 1;
        var signal = Signal.TERM;
        var keepsStatus = false;
        for (; at < words.size() && words.get(at).startsWith("-"); at++) {
            var word = words.get(at);
            keepsStatus |= word.equals("--preserve-status");
            if (word.matches("-[sk]|--signal|--kill-after") && at + 1 < words.size()) {
                at++;
                signal = word.contains("s") ? signal(words.get(at), signal) : signal;
            } else if (word.startsWith("--signal=")) {
                signal = signal(word.substring(9), signal);
            } else if (word.matches("-s.+")) {
                signal = signal(word.substring(2), signal);
            }
        }
        if (at + 1 >= words.size()) {
            return refused(self, "");
        }
        var nanos = Spans.nanos(words.get(at));
        if (nanos < 0) {
            return refused(self, "invalid time interval ‘" + words.get(at) + "’");
        }
        var pid = Launcher.launch(self, words.subList(at + 1, words.size()), self.environment());
        if (pid < 0) {
            return Step.exit(-pid);
        }
        if (nanos == 0) {
            return Step.awaitChild(pid, new Launcher.Waiting(pid));
        }
        var alarm = self.start(alarm(self, Duration.ofNanos((long) nanos)));
        return Step.awaitChild(-1, new Limited(pid, alarm, signal, keepsStatus));
    }

    private static Signal signal(String name, Signal fallback) {
        var plain = name.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        for (var signal : Signal.values()) {
            if (signal.name().equals(plain) || plain.equals("" + signal.number())) {
                return signal;
            }
        }
        return fallback;
    }

    private static Step refused(Process self, String words) {
        if (!words.isEmpty()) {
            self.complain("timeout: " + words);
        }
        self.complain("Try 'timeout --help' for more information.");
        return Step.exit(125);
    }

    private static Spawn alarm(Process self, Duration limit) {
        var channels = Map.<Integer, dev.sandglass.sim.Channel>of();
        return new Spawn(
                new Alarm(limit), List.of("timeout"), Map.of(), "/", channels, self.group());
    }

    /** Ends after a time: the alarm clock of {@code timeout}. */
    record Alarm(Duration time) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Started _ -> Step.sleep(time, this);
                case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
                case Wake.Slept _, Wake.Read _, Wake.ChildExited _, Wake.Told _ -> Step.exit(0);
            };
        }
    }

    /** Waits for the command or for the alarm clock, whichever ends first. */
    record Limited(int child, int alarm, Signal signal, boolean keepsStatus) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.ChildExited(var pid, var code) when pid == child -> {
                    self.processes().signal(alarm, Signal.KILL);
                    yield Step.exit(code);
                }
                case Wake.ChildExited(var pid, _) when pid == alarm -> {
                    self.processes().signal(child, signal);
                    yield Step.awaitChild(child, new Over(child, keepsStatus));
                }
                case Wake.Signalled(var other) -> {
                    self.processes().signal(child, other);
                    yield Step.awaitChild(-1, this);
                }
                case Wake.ChildExited _, Wake.Started _, Wake.Slept _, Wake.Read _, Wake.Told _ ->
                        Step.awaitChild(-1, this);
            };
        }
    }

    /** The time is over: the command has been told so. */
    record Over(int child, boolean keepsStatus) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            if (!(wake instanceof Wake.ChildExited(_, var code))) {
                return Step.awaitChild(child, this);
            }
            return Step.exit(keepsStatus || code == Signal.KILL.exitCode() ? code : 124);
        }
    }
}
