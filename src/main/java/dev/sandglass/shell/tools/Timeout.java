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
import org.jspecify.annotations.Nullable;

/** {@code timeout}: a command that may take so long, in cluster time; {@code -s}, {@code -k}, {@code --preserve-status}. */
final class Timeout {

    private static final int WRONG = 125;

    private Timeout() {}

    private static Switches switches(Process self) {
        return Switches.read(
                self.arguments(),
                "+",
                "sk",
                "foreground=foreground",
                "kill-after=k:",
                "preserve-status=preserve-status",
                "signal=s:");
    }

    static Step start(Process self) {
        var s = switches(self);
        if (s.areWrong(self)) {
            return Step.exit(s.code(WRONG));
        }
        var words = s.rest();
        var signal = Signal.TERM;
        if (s.has("s")) {
            var named = signal(s.value("s", ""));
            if (named == null) {
                return refused(self, "‘" + s.value("s", "") + "’: invalid signal");
            }
            signal = named;
        }
        var killAfter = s.has("k") ? Spans.nanos(s.value("k", "")) : 0;
        if (killAfter < 0) {
            return refused(self, "invalid time interval ‘" + s.value("k", "") + "’");
        }
        if (words.size() < 2) {
            return refused(self, "");
        }
        var nanos = Spans.nanos(words.getFirst());
        if (nanos < 0) {
            return refused(self, "invalid time interval ‘" + words.getFirst() + "’");
        }
        return run(
                self,
                words.subList(1, words.size()),
                (long) nanos,
                signal,
                (long) killAfter,
                s.has("preserve-status"));
    }

    private static Step run(
            Process self,
            List<String> command,
            long nanos,
            Signal signal,
            long killAfter,
            boolean keepsStatus) {
        var pid = Launcher.launch(self, command, self.environment());
        if (pid < 0) {
            return Step.exit(-pid);
        }
        if (nanos == 0) {
            return Step.awaitChild(pid, new Launcher.Waiting(pid));
        }
        var alarm = self.start(alarm(self, Duration.ofNanos(nanos)));
        return Step.awaitChild(-1, new Limited(pid, alarm, signal, killAfter, keepsStatus));
    }

    private static @Nullable Signal signal(String name) {
        var plain = name.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        for (var signal : Signal.values()) {
            if (signal.name().equals(plain) || plain.equals("" + signal.number())) {
                return signal;
            }
        }
        return null;
    }

    private static Step refused(Process self, String words) {
        if (!words.isEmpty()) {
            self.complain("timeout: " + words);
        }
        self.complain("Try 'timeout --help' for more information.");
        return Step.exit(WRONG);
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
    record Limited(int child, int alarm, Signal signal, long killAfter, boolean keepsStatus)
            implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.ChildExited(var pid, var code) when pid == child -> {
                    self.processes().signal(alarm, Signal.KILL);
                    yield Step.exit(code);
                }
                case Wake.ChildExited(var pid, _) when pid == alarm -> {
                    self.processes().signal(child, signal);
                    if (killAfter == 0) {
                        yield Step.awaitChild(child, new Over(child, -1, keepsStatus));
                    }
                    var last = self.start(Timeout.alarm(self, Duration.ofNanos(killAfter)));
                    yield Step.awaitChild(-1, new Over(child, last, keepsStatus));
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

    /**
     * The time is over: the command has been told so.
     *
     * @param alarm the clock after which it is killed, or -1
     */
    record Over(int child, int alarm, boolean keepsStatus) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            if (!(wake instanceof Wake.ChildExited(var pid, var code))) {
                return Step.awaitChild(alarm < 0 ? child : -1, this);
            }
            if (pid == alarm) {
                self.processes().signal(child, Signal.KILL);
                return Step.awaitChild(child, new Over(child, -1, keepsStatus));
            }
            if (alarm >= 0) {
                self.processes().signal(alarm, Signal.KILL);
            }
            return Step.exit(keepsStatus || code == Signal.KILL.exitCode() ? code : 124);
        }
    }
}
