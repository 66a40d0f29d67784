package dev.sandglass.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MistakeTest {

    /** Breaks after a second, in words that are others each time. */
    record Breaker() implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            if (wake instanceof Wake.Slept) {
                self.print("as far as here");
                throw new IllegalStateException("at " + System.nanoTime());
            }
            return Step.sleep(Duration.ofSeconds(1), this);
        }
    }

    /** Counts what a breaker says, and ends as many bytes further as that ended. */
    record Keeper(int code) implements Program {
        @Override
        public Step on(Wake wake, Process self) {
            if (wake instanceof Wake.ChildExited(var pid, var exit)) {
                return pid == 2 ? Step.awaitChild(3, new Keeper(exit)) : Step.exit(code + exit);
            }
            var pipe = self.processes().openPipe();
            self.start(spawn(new Breaker(), Map.of(2, new Pipe.In(pipe))));
            self.start(spawn(new ProcessesTest.Counter(0), Map.of(0, new Pipe.Out(pipe))));
            return Step.awaitChild(2, this);
        }
    }

    /** Whatever is written. */
    private record Written(ByteArrayOutputStream bytes) implements Channel {
        @Override
        public byte @Nullable [] read(int atMost, Process reader) {
            return new byte[0];
        }

        @Override
        public boolean write(byte[] data, Process writer) {
            bytes.writeBytes(data);
            return true;
        }
    }

    private static Spawn spawn(Program program, Map<Integer, Channel> channels) {
        return new Spawn(program, List.of("/usr/bin/awk", "1"), Map.of(), "/", channels, 0);
    }

    private static final String SENTENCE =
            "sandglass: internal error in \"awk\" (IllegalStateException): it ends here; this is a"
                    + " mistake of the sandbox, not yours\n";

    @Test
    void isTheEndOfItsProgramOnly() {
        var world = new ProcessesTest.World();
        var told = new ArrayList<RuntimeException>();
        world.timeline.forgive(told::add);
        var out = new Written(new ByteArrayOutputStream());
        world.processes.start(spawn(new Breaker(), Map.of(1, out, 2, out)));
        world.processes.start(spawn(new ProcessesTest.Ticker(0), Map.of()));
        while (world.timeline.step(Long.MAX_VALUE)) {}

        assertEquals(List.of("1 exit 70", "2 exit 7"), world.exits);
        assertEquals("as far as here\n" + SENTENCE, out.bytes.toString(StandardCharsets.UTF_8));
        assertEquals(1, told.size());
    }

    /** So tests find it. */
    @Test
    void isTheEndOfAllWhereNobodyForgives() {
        var world = new ProcessesTest.World();
        world.processes.start(spawn(new Breaker(), Map.of()));

        assertThrows(
                IllegalStateException.class,
                () -> {
                    while (world.timeline.step(Long.MAX_VALUE)) {}
                });
    }

    /** What its parent and its pipe are told comes again, however often the world was frozen. */
    @Test
    void comesAgainInTheSameWay() {
        var straight = forgiving(new ProcessesTest.World());
        straight.processes.start(spawn(new Keeper(0), Map.of()));
        var frozen = forgiving(new ProcessesTest.World());
        frozen.processes.start(spawn(new Keeper(0), Map.of()));
        var exits = new ArrayList<String>();
        while (straight.timeline.step(Long.MAX_VALUE)) {
            frozen = forgiving(ProcessesTest.World.thaw(frozen.freeze()));
            frozen.timeline.step(Long.MAX_VALUE);
            exits.addAll(frozen.exits);
            assertArrayEquals(straight.freeze(), frozen.freeze());
        }

        assertEquals(List.of("1 exit " + (70 + SENTENCE.length())), straight.exits);
        assertEquals(straight.exits, exits);
    }

    private static ProcessesTest.World forgiving(ProcessesTest.World world) {
        world.timeline.forgive(_ -> {});
        return world;
    }
}
