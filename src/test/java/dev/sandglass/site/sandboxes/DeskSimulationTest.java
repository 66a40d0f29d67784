package dev.sandglass.site.sandboxes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.cluster.Authorities;
import dev.sandglass.cluster.Plan;
import dev.sandglass.desk.Sandbox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A real sandbox behind the driver's interface: what the journal rests on holds for it. */
class DeskSimulationTest {

    private static final long NOW = 1_800_000_000_000_000_000L;
    private static final LiveTemplate TEMPLATE = LiveTemplate.make(Plan.STANDARD, 1, NOW);

    private static Simulation fork(LiveTemplate template, long seed) {
        return new DeskSimulation(Sandbox.fork(template.base(), seed, Authorities.practice()));
    }

    private static Simulation thaw(byte[] bytes, LiveTemplate template) {
        return new DeskSimulation(Sandbox.thaw(bytes, template.base()));
    }

    private static String screen(Simulation simulation) {
        return new String(simulation.output("act", 0).bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aTemplateThatComesBackIsTheSame() {
        var again = LiveTemplate.of(TEMPLATE.bytes());
        var bytes = fork(TEMPLATE, 7).freeze();

        assertEquals(TEMPLATE.name(), again.name());
        assertArrayEquals(bytes, thaw(bytes, again).freeze());
        assertArrayEquals(bytes, fork(again, 7).freeze());
    }

    @Test
    void aLineIsShownAndAnswered() {
        var simulation = fork(TEMPLATE, 7);
        simulation.take(new Input.Open("act"));
        assertTrue(simulation.drive(simulation.now() + Duration.ofSeconds(1).toNanos(), 10_000));
        assertEquals("learner@desk:~$ ", simulation.waiting("act").prompt());

        simulation.take(new Input.Line("act", "echo hello; false"));
        assertTrue(simulation.drive(simulation.now() + Duration.ofSeconds(1).toNanos(), 10_000));

        assertEquals("learner@desk:~$ echo hello; false\r\nhello\r\n", screen(simulation));
        assertEquals(
                new Simulation.Waiting("learner@desk:~$ ", 2, "", true, 1, 1),
                simulation.waiting("act"));
    }

    /** A freeze and the inputs after it, each at its step, make the same sandbox again, byte for byte. */
    @Test
    void inputsAtTheirStepsMakeTheSameHistory() {
        for (var seed = 1; seed <= 10; seed++) {
            var dice = new Random(seed);
            var one = fork(TEMPLATE, seed);
            var frozen = one.freeze();
            var journal = new java.util.ArrayList<Ledger.KeptInput>();
            for (var i = 1; i <= 20; i++) {
                one.drive(one.now() + dice.nextLong(2_000_000_000L), 1 + dice.nextInt(50));
                Input input =
                        dice.nextInt(3) == 0
                                ? new Input.Key("act", 3)
                                : new Input.Line("act", "echo " + i + " $(hostname)");
                journal.add(
                        new Ledger.KeptInput(
                                i, one.steps(), one.now(), Input.decode(input.encode())));
                one.take(input);
            }

            var other = thaw(frozen, TEMPLATE);
            for (var input : journal) {
                Replay.to(input.step(), input.time(), other);
                other.take(input.input());
            }

            assertArrayEquals(one.freeze(), other.freeze(), "seed " + seed);
        }
    }

    @Test
    void aForkIsSmall() {
        var bytes = fork(TEMPLATE, 7).freeze();

        assertTrue(bytes.length < 20 * 1024, bytes.length + " bytes");
    }
}
