package dev.sandglass.shell.interpreter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sandglass.shell.tools.ToolVocabulary;
import dev.sandglass.sim.Base;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Thawer;
import dev.sandglass.sim.Vocabulary;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scripts put together at random, most of them nonsense: none makes the shell or a tool throw, and each is the same
 * script when it is frozen through bytes and thawed on its way. A failure names its seed, which alone replays it.
 */
class FuzzTest {

    private static final int STEPS = 1_500;
    private static final int SEEDS = 150;
    private static final int SOAK_SEEDS = 20_000;

    private static final Vocabulary VOCABULARY =
            new Vocabulary()
                    .addAll(ShellTypes.ALL)
                    .addAll(ToolVocabulary.TYPES)
                    .addAll(List.of(ShellWorld.Sink.class));

    private static final List<String> SCRIPTS =
            Recordings.LISTS.stream()
                    .filter(list -> !list.equals("openssl.txt")) // whose keys take their time
                    .flatMap(list -> Recordings.read(list).stream())
                    .map(Recordings.Entry::script)
                    .toList();

    private static final String SIGNS = "$`\"'(){}[];&|<>\\!*?#~=\n \t012ax%@:-+/,.";

    static String script(long seed) {
        var random = new Random(seed);
        var out = new StringBuilder();
        for (var parts = 1 + random.nextInt(4); parts > 0; parts--) {
            var whole = SCRIPTS.get(random.nextInt(SCRIPTS.size()));
            var from = random.nextInt(whole.length());
            var to = Math.min(whole.length(), from + random.nextInt(120));
            out.append(random.nextInt(3) == 0 ? whole : whole.substring(from, to));
            out.append("; \n|".charAt(random.nextInt(4)));
        }
        for (var changes = random.nextInt(6); changes > 0 && !out.isEmpty(); changes--) {
            var at = random.nextInt(out.length());
            var sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
            switch (random.nextInt(3)) {
                case 0 -> out.insert(at, sign);
                case 1 -> out.setCharAt(at, sign);
                default -> out.deleteCharAt(at);
            }
        }
        return out.toString();
    }

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nonsenseIsRefusedAndFreezes(long seed) {
        play(seed);
    }

    @Test
    @Tag("soak")
    void muchNonsenseIsRefusedAndFreezes() {
        LongStream.range(SEEDS, SEEDS + SOAK_SEEDS).forEach(FuzzTest::play);
    }

    private static void play(long seed) {
        var script = script(seed);
        var breaks = new Random(~seed);
        var straight = new ShellWorld();
        var broken = new ShellWorld();
        try {
            straight.start(script);
            broken.start(script);
            for (var i = 0; i < STEPS && straight.timeline.step(Long.MAX_VALUE); i++) {
                if (breaks.nextInt(20) == 0) {
                    var bytes = frozen(broken);
                    broken.processes.thaw(Thawer.thaw(bytes, VOCABULARY, Base.EMPTY));
                }
                broken.timeline.step(Long.MAX_VALUE);
            }
        } catch (RuntimeException | Error problem) {
            throw new AssertionError("seed " + seed + ": " + script, problem);
        }
        assertEquals(straight.sinks, broken.sinks, "seed " + seed + ": " + script);
        assertArrayEquals(frozen(straight), frozen(broken), "seed " + seed + ": " + script);
    }

    private static byte[] frozen(ShellWorld world) {
        return Freezer.freeze(world.processes.freeze(), VOCABULARY, Base.EMPTY);
    }
}
