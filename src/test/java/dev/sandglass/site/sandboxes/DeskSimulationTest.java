package dev.sandglass.site.sandboxes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Reply;
import dev.sandglass.cluster.Authorities;
import dev.sandglass.cluster.Plan;
import dev.sandglass.desk.Sandbox;
import dev.sandglass.sim.Spawn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private static void pass(Simulation simulation, int seconds) {
        assertTrue(
                simulation.drive(simulation.now() + Duration.ofSeconds(seconds).toNanos(), 10_000));
    }

    /** A prompt has a number; keys that come while it stands are the line editor's. */
    @Test
    void keysAtAPromptComeBack() {
        var simulation = fork(TEMPLATE, 7);
        simulation.take(new Input.Open("act"));
        pass(simulation, 1);
        assertEquals(1, simulation.waiting("act").prompts());
        var keys = new Input.Keys("act", "ls".getBytes(StandardCharsets.UTF_8));
        assertEquals(Simulation.AT_A_PROMPT, simulation.take(keys));

        simulation.take(new Input.Key("act", 3));
        pass(simulation, 1);
        assertEquals("learner@desk:~$ ^C\r\n", screen(simulation));
        assertEquals(2, simulation.waiting("act").prompts());
    }

    /** What is typed while a program runs is the beginning of the next line. */
    @Test
    void whatWasTypedAheadIsBegun() {
        var simulation = fork(TEMPLATE, 7);
        simulation.take(new Input.Open("act"));
        pass(simulation, 1);
        simulation.take(new Input.Line("act", "sleep 5"));
        pass(simulation, 1);
        simulation.take(new Input.Keys("act", "echo a".getBytes(StandardCharsets.UTF_8)));
        pass(simulation, 10);
        assertEquals("echo a", simulation.waiting("act").begun());

        simulation.take(new Input.Line("act", "echo ab"));
        pass(simulation, 1);
        assertEquals("", simulation.waiting("act").begun());
        assertTrue(screen(simulation).endsWith("$ echo ab\r\nab\r\n"), screen(simulation));
    }

    /** The shell's history is the only one, and is there again after a freeze. */
    @Test
    void theHistoryIsTheShells() {
        var simulation = fork(TEMPLATE, 7);
        simulation.take(new Input.Open("act"));
        pass(simulation, 1);
        for (var line : List.of("one=1", "", "echo $one", "for i in 1 2", "do echo $i", "done")) {
            simulation.take(new Input.Line("act", line));
            pass(simulation, 1);
        }
        var lines = List.of("one=1", "echo $one", "for i in 1 2\ndo echo $i\ndone");
        assertEquals(lines, simulation.history("act"));

        var again = thaw(simulation.freeze(), TEMPLATE);
        assertEquals(lines, again.history("act"));
        again.take(new Input.Line("act", "history -c"));
        pass(again, 1);
        assertEquals(List.of(), again.history("act"));
    }

    /** A freeze and the inputs after it, each at its step, make the same sandbox again, byte for byte. */
    @Test
    void inputsAtTheirStepsMakeTheSameHistory() {
        for (var seed = 1; seed <= 10; seed++) {
            var dice = new Random(seed);
            var one = fork(TEMPLATE, seed);
            var frozen = one.freeze();
            var journal = new ArrayList<Ledger.KeptInput>();
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

    /** Each is a shell and a screen for ever: whatever comes to a ninth is refused, not only that it is opened. */
    @Test
    void thereIsNoNinthTerminal() {
        var simulation = fork(TEMPLATE, 7);
        for (var i = 1; i <= 8; i++) {
            assertInstanceOf(Reply.Ok.class, simulation.take(new Input.Open("t" + i)));
        }
        var refused = Busy.refused("A sandbox has at most 8 terminals.");

        for (var input :
                List.of(
                        new Input.Open("t9"),
                        new Input.Resize("t9", 80, 24),
                        new Input.Line("t9", "ls"),
                        new Input.Keys("t9", new byte[] {'l'}),
                        new Input.Key("t9", 3))) {
            assertEquals(refused, simulation.take(input));
        }
        assertFalse(simulation.waiting("t9").isOpen());
        assertInstanceOf(Reply.Ok.class, simulation.take(new Input.Resize("t8", 80, 24)));
    }

    /** A mistake of ours in a program would come again whenever the sandbox comes back: it would be lost for good. */
    @Test
    void aProgramThatBreaksDoesNotBreakTheSandbox() {
        var sandbox = Sandbox.fork(TEMPLATE.base(), 7, Authorities.practice());
        var simulation = new DeskSimulation(sandbox);
        var breaks =
                new Spawn(
                        (_, _) -> {
                            throw new IllegalStateException("broken on purpose");
                        },
                        List.of("awk"),
                        Map.of(),
                        "/",
                        Map.of(),
                        0);
        var pid = sandbox.desk().processes().start(breaks);
        simulation.take(new Input.Line("act", "echo still here"));

        assertTrue(simulation.drive(simulation.now() + Duration.ofSeconds(1).toNanos(), 10_000));

        assertEquals(70, sandbox.desk().exitOf(pid));
        assertTrue(screen(simulation).endsWith("still here\r\n"), screen(simulation));
    }
}
