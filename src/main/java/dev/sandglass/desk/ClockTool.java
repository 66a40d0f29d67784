package dev.sandglass.desk;

import dev.sandglass.api.Timestamps;
import dev.sandglass.sim.Process;
import dev.sandglass.sim.Program;
import dev.sandglass.sim.Signal;
import dev.sandglass.sim.Step;
import dev.sandglass.sim.Wake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code clock}: shows the cluster's time and turns it, as the buttons of the page do. No real workstation has it: with it a
 * script or a person without the page can do what the page can.
 *
 * @param since when it began to wait, epoch nanoseconds; -1 before that
 */
record ClockTool(long since) implements Program {

    static final ClockTool NEW = new ClockTool(-1);

    /** What Tab proposes. */
    static final List<String> WORDS =
            List.of("pause", "run", "next", "settle", "+30s", "+5m", "+1h", "--help");

    /** Behind {@code run}. */
    static final List<String> SPEEDS = List.of("1x", "10x", "60x");

    private static final String HELP =
            """
            Shows the cluster's time, or turns it.

            Usage:
              clock                    the time, and how it runs
              clock pause              stop; what the cluster does by itself waits
              clock run [1x|10x|60x]   go on, so many times as fast as the wall clock (1x)
              clock next               hurry until something happens, at most 10 minutes
              clock settle             hurry until nothing has happened for 30 seconds, at most 10 minutes
              clock +5m                hurry until so much has passed: 90s, 5m, 1h30m, at most 24h

            To hurry takes next to none of your own time; afterwards the clock runs as it did before.
            """;

    private static final Pattern SPAN =
            Pattern.compile("\\+(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:(\\d{1,6})s)?");
    private static final Duration LONGEST = Duration.ofHours(24);

    @Override
    public Step on(Wake wake, Process self) {
        return switch (wake) {
            case Wake.Started _ -> start(self);
            case Wake.Told(Clock.Ended how) -> Step.exit(tell(how, self));
            case Wake.Signalled(var signal) when signal != Signal.WINCH -> {
                self.facility(Clock.class).leave(self.pid());
                yield Step.exit(signal.exitCode());
            }
            case Wake.Signalled _, Wake.Told _, Wake.Slept _, Wake.Read _, Wake.ChildExited _ ->
                    Step.await(this);
        };
    }

    private static Step start(Process self) {
        var words = self.arguments().subList(1, self.arguments().size());
        var first = words.isEmpty() ? "" : words.getFirst();
        if (words.contains("--help") || words.contains("-h")) {
            self.write(1, HELP.getBytes(StandardCharsets.UTF_8));
            return Step.exit(0);
        }
        if (words.size() > (first.equals("run") ? 2 : 1)) {
            return refused(self, "too many words: \"" + words.getLast() + "\"");
        }
        return switch (first) {
            case "" -> show(self);
            case "pause" -> flow(0, self);
            case "run" -> run(words.size() == 1 ? "1x" : words.getLast(), self);
            case "next" -> hurry(new ClockCommand.Next(), self);
            case "settle" -> hurry(new ClockCommand.Settle(), self);
            default -> pass(first, self);
        };
    }

    private static Step show(Process self) {
        var speed = self.facility(Clock.class).speed();
        var how =
                speed == Clock.FREE
                        ? "passes only while programs wait"
                        : speed == 0 ? "paused" : "running at " + factor(speed);
        self.print(time(self) + "  " + how);
        return Step.exit(0);
    }

    private static String factor(double speed) {
        return (speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed))
                + "x";
    }

    private static String time(Process self) {
        return Timestamps.seconds(self.now()).replace('T', ' ').replace("Z", " UTC");
    }

    private static Step run(String word, Process self) {
        return SPEEDS.contains(word)
                ? flow(Integer.parseInt(word.substring(0, word.length() - 1)), self)
                : refused(self, "a speed is 1x, 10x or 60x, not \"" + word + "\"");
    }

    private static Step flow(int speed, Process self) {
        var clock = self.facility(Clock.class);
        if (clock.speed() == Clock.FREE) {
            self.complain(
                    "clock: there is no speed to set here: time passes only while programs wait,"
                            + " and takes none of yours (clock next, settle and +5m do work)");
            return Step.exit(1);
        }
        var problem = clock.turn(new ClockCommand.Speed(speed), OptionalInt.empty());
        return problem == null ? show(self) : complained(self, problem);
    }

    private static Step pass(String word, Process self) {
        var time = span(word);
        if (time == null) {
            return refused(
                    self,
                    word.startsWith("+")
                            ? "a time is like +90s, +5m or +1h30m, not \"" + word + "\""
                            : "there is no \"" + word + "\"");
        }
        return time.isZero() || time.compareTo(LONGEST) > 0
                ? refused(self, "at least +1s and at most +24h can pass at once")
                : hurry(new ClockCommand.Pass(time), self);
    }

    private static @Nullable Duration span(String word) {
        var parts = SPAN.matcher(word);
        if (!parts.matches() || word.length() == 1) {
            return null;
        }
        return Duration.ofHours(number(parts.group(1)))
                .plusMinutes(number(parts.group(2)))
                .plusSeconds(number(parts.group(3)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static Step refused(Process self, String why) {
        self.complain("clock: " + why);
        self.complain("Try 'clock --help' for more information.");
        return Step.exit(2);
    }

    private static Step hurry(ClockCommand command, Process self) {
        var problem = self.facility(Clock.class).turn(command, OptionalInt.of(self.pid()));
        return problem == null ? Step.await(new ClockTool(self.now())) : complained(self, problem);
    }

    private static Step complained(Process self, String problem) {
        self.complain("clock: " + problem);
        return Step.exit(1);
    }

    private int tell(Clock.Ended how, Process self) {
        var passed = Duration.ofNanos(self.now() - since);
        var seconds = passed.toSeconds() + "." + passed.toMillisPart() / 100 + "s";
        return switch (how) {
            case Clock.Ended.Happened(var what) -> {
                self.print(time(self) + "  after " + seconds + ": " + what);
                yield 0;
            }
            case Clock.Ended.Passed _ -> {
                self.print(time(self) + "  after " + seconds);
                yield 0;
            }
            case Clock.Ended.GaveUp _ -> {
                self.complain("clock: not within 10 minutes; it is " + time(self));
                yield 1;
            }
            case Clock.Ended.TooOld(var why) -> {
                self.complain("clock: " + why);
                yield 1;
            }
            case Clock.Ended.Turned _ -> {
                self.complain("clock: the clock was turned meanwhile; it is " + time(self));
                yield 1;
            }
        };
    }
}
