package dev.sandglass.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessesTest {

    /** Says how often it ticked, every second, five times. */
    record Ticker(int ticks) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            if (wake instanceof Wake.Signalled(var signal)) {
                return Step.exit(signal.exitCode());
            }
            if (ticks == 5) {
                return Step.exit(7);
            }
            self.print("tick " + ticks);
            return Step.sleep(Duration.ofSeconds(1), new Ticker(ticks + 1));
        }
    }

    /** Reads to the end and reports the bytes' number as exit code. */
    record Counter(int bytes) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            return switch (wake) {
                case Wake.Read read when read.atEnd() -> Step.exit(bytes);
                case Wake.Read(var data) -> Step.read(0, new Counter(bytes + data.length));
                case Wake.Signalled(var signal) -> Step.exit(signal.exitCode());
                case Wake.Started _, Wake.Slept _, Wake.ChildExited _, Wake.Told _ ->
                        Step.read(0, this);
            };
        }
    }

    /** Pipes a ticker into a counter and exits as the counter does. */
    record Pipeline() implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            if (wake instanceof Wake.ChildExited(var pid, var code)) {
                return pid == 3 ? Step.exit(code) : Step.awaitChild(-1, this);
            }
            var pipe = self.processes().openPipe();
            self.start(spawn(new Ticker(0), Map.of(1, new Pipe.In(pipe))));
            self.start(spawn(new Counter(0), Map.of(0, new Pipe.Out(pipe))));
            return Step.awaitChild(-1, this);
        }
    }

    static Spawn spawn(Program program, Map<Integer, Channel> channels) {
        return new Spawn(program, List.of("test"), Map.of(), "/", channels, 0);
    }

    private static final Vocabulary VOCABULARY =
            new Vocabulary()
                    .addAll(
                            List.of(
                                    Ticker.class,
                                    Counter.class,
                                    Pipeline.class,
                                    MistakeTest.Breaker.class,
                                    MistakeTest.Keeper.class));

    static final class World implements Host {
        final Timeline timeline = new Timeline(0);
        final List<String> exits = new ArrayList<>();
        final Processes processes =
                new Processes("host", this, 1, (pid, code) -> exits.add(pid + " exit " + code));

        World() {
            timeline.add(processes);
        }

        @Override
        public String hostname() {
            return "host";
        }

        @Override
        public Timeline timeline() {
            return timeline;
        }

        @Override
        public Chance chance() {
            return new Chance(1);
        }

        @Override
        public <T> T facility(Class<T> type) {
            throw new IllegalStateException("no " + type);
        }

        byte[] freeze() {
            return Freezer.freeze(timeline.freeze(), VOCABULARY, Base.EMPTY);
        }

        static World thaw(byte[] bytes) {
            var world = new World();
            var state = (Timeline.State) Thawer.thaw(bytes, VOCABULARY, Base.EMPTY);
            world.timeline.thaw(state);
            return world;
        }
    }

    @Test
    void aPipeEndsWhenItsWriterDoes() {
        var world = new World();
        world.processes.start(spawn(new Pipeline(), Map.of()));
        while (world.timeline.step(Long.MAX_VALUE)) {}
        assertEquals(List.of("1 exit 35"), world.exits);
        assertEquals(5, Duration.ofNanos(world.timeline.now()).toSeconds());
    }

    @Test
    void aSignalEndsASleeper() {
        var world = new World();
        world.processes.start(spawn(new Ticker(0), Map.of()));
        world.timeline.step(Long.MAX_VALUE);
        world.processes.signal(1, Signal.TERM);
        while (world.timeline.step(Long.MAX_VALUE)) {}
        assertEquals(List.of("1 exit 143"), world.exits);
    }

    /** Frozen before each step and thawed through bytes, the run is the same to the end. */
    @Test
    void aRunFrozenAtEveryStepIsTheSameRun() {
        var straight = new World();
        straight.processes.start(spawn(new Pipeline(), Map.of()));
        var broken = new World();
        broken.processes.start(spawn(new Pipeline(), Map.of()));
        var exits = new ArrayList<String>();
        while (straight.timeline.step(Long.MAX_VALUE)) {
            var before = broken.freeze();
            broken = World.thaw(before);
            assertArrayEquals(before, broken.freeze());
            broken.timeline.step(Long.MAX_VALUE);
            exits.addAll(broken.exits);
            assertArrayEquals(straight.freeze(), broken.freeze());
        }
        assertEquals(straight.exits, exits);
    }

    @Test
    void aTypeThatIsNotListedCannotFreeze() {
        var problem =
                org.junit.jupiter.api.Assertions.assertThrows(
                        IllegalStateException.class,
                        () -> Freezer.freeze(new StringBuilder(), VOCABULARY, Base.EMPTY));
        assertEquals(
                "java.lang.StringBuilder is in a sandbox's state but in no vocabulary",
                problem.getMessage());
    }

    @Test
    void chanceDependsOnNothingButItsArguments() {
        var chance = new Chance(42);
        assertEquals(chance.uid("pod", "web", 1), chance.uid("pod", "web", 1));
        assertEquals(5, chance.suffix(5, "pod", "web", 1).length());
        assertEquals('4', chance.uid("pod", "web", 2).charAt(14));
        assertEquals("é", new String("é".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
