package dev.sandglass.site.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.desk.ClockCommand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveSandboxTest {

    private static final long BEGIN = 1_700_000_000L * Ticking.SECOND;

    private final AtomicLong clock = new AtomicLong(BEGIN);
    private final MemoryLedger ledger = new MemoryLedger();
    private Sandboxes sandboxes = open();

    private Sandboxes open() {
        return new Sandboxes(Ticking.templates(clock::get), ledger, clock::get);
    }

    @AfterEach
    void stop() {
        ledger.unblock();
        sandboxes.stop();
    }

    private LiveSandbox make() {
        return sandboxes.make(null, "127.0.0.1", "small", 7, "").join();
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private static String screen(LiveSandbox sandbox) {
        return new String(
                sandbox.look(it -> it.output("act", 0)).join().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aReplyLeavesOnlyWhenItsInputIsWritten() throws Exception {
        var sandbox = make();
        ledger.block();

        var reply = sandbox.input(new Input.Line("act", "hello"));
        var sight = sandbox.look(it -> it.steps());

        assertThrows(
                java.util.concurrent.TimeoutException.class,
                () -> reply.get(100, TimeUnit.MILLISECONDS));
        assertFalse(sight.isDone(), "a read after it shows what may yet be lost");
        ledger.unblock();
        assertInstanceOf(Reply.Ok.class, reply.get(60, TimeUnit.SECONDS));
        assertEquals(0, sight.get(60, TimeUnit.SECONDS));
    }

    @Test
    void aReadIsAnsweredByWhoAsksUnlessSomethingIsDue() {
        var sandbox = make();

        isAnsweredByMe(sandbox);
        pass(Duration.ofSeconds(5));
        assertEquals(5, sandbox.look(Simulation::steps).join());
        isAnsweredByMe(sandbox);
    }

    /** Whoever has an answer may ask again before the driver's turn is over, which then takes one more: so, often. */
    private static void isAnsweredByMe(LiveSandbox sandbox) {
        var me = Thread.currentThread();
        for (var i = 0; i < 1_000; i++) {
            if (sandbox.look(_ -> Thread.currentThread()).join() == me) {
                return;
            }
        }
        fail("a thousand reads were all answered by another thread");
    }

    @Test
    void timeFlowsWithTheWallClockAndNobodyTicks() {
        var sandbox = make();

        pass(Duration.ofSeconds(5));

        assertEquals(5, sandbox.look(Simulation::steps).join());
        sandbox.input(new Input.Turn(new ClockCommand.Speed(60))).join();
        pass(Duration.ofSeconds(2));
        assertEquals(125, sandbox.look(Simulation::steps).join());
        sandbox.input(new Input.Turn(new ClockCommand.Speed(0))).join();
        pass(Duration.ofSeconds(2));
        assertEquals(125, sandbox.look(Simulation::steps).join());
    }

    @Test
    void timeFallsAsleepTenMinutesAfterTheLastSignOfLife() {
        var sandbox = make();

        pass(Duration.ofMinutes(25));
        assertEquals(600, sandbox.look(Simulation::steps).join());
        pass(Duration.ofMinutes(1));
        assertEquals(660, sandbox.look(Simulation::steps).join());
    }

    @Test
    void timeGoesOnWhileSomebodyLooks() {
        var sandbox = make();

        try (var looker = sandbox.looker()) {
            sandbox.look(Simulation::steps).join();
            pass(Duration.ofMinutes(25));
            assertEquals(1500, sandbox.look(Simulation::steps).join());
        }
        sandbox.look(Simulation::steps).join();
        pass(Duration.ofMinutes(25));
        assertEquals(2100, sandbox.look(Simulation::steps).join());
    }

    @Test
    void aSleeperIsPutAwayAndComesBackWithItsTime() throws Exception {
        var sandbox = make();
        sandbox.input(new Input.Line("act", "before")).join();
        pass(Duration.ofMinutes(11));

        sandboxes.putSleepersAway();
        while (sandboxes.alive() > 0) {
            Thread.onSpinWait();
        }

        assertThrows(CompletionException.class, () -> sandbox.look(Simulation::steps).join());
        var again = sandboxes.find(sandbox.id()).orElseThrow();
        assertTrue(screen(again).startsWith("before 0 "));
        assertEquals(600, again.look(Simulation::steps).join());
    }

    @Test
    void runsUntilSomethingHappens() {
        var sandbox = make();
        sandbox.input(new Input.Turn(new ClockCommand.Speed(0))).join();

        sandbox.input(new Input.Turn(new ClockCommand.Next())).join();

        var shown = sandbox.outputAfter("act", 0).join();
        assertTrue(new String(shown.bytes(), StandardCharsets.UTF_8).startsWith("tick 1 "));
        assertEquals(1, sandbox.look(Simulation::steps).join());
    }

    /** Who paused it finds it paused, whatever became of the server. */
    @Test
    void aCrashForgetsNoTurnOfTheClock() {
        var sandbox = make();
        pass(Duration.ofSeconds(5));
        sandbox.input(new Input.Turn(new ClockCommand.Speed(0))).join();
        pass(Duration.ofSeconds(5));

        sandboxes = open();
        var again = sandboxes.find(sandbox.id()).orElseThrow();
        pass(Duration.ofSeconds(5));

        assertEquals(
                new ClockFace(BEGIN + Duration.ofSeconds(5).toNanos(), 0, false, null, 1),
                again.clock().join());
        again.input(new Input.Turn(new ClockCommand.Speed(10))).join();
        sandboxes = open();
        assertEquals(10, sandboxes.find(sandbox.id()).orElseThrow().clock().join().speed());
    }

    @Test
    void showsAWaiterWhatComes() throws Exception {
        var sandbox = make();
        var waiting = sandbox.outputAfter("act", 0);
        assertFalse(waiting.isDone());

        sandbox.input(new Input.Line("act", "here")).join();

        assertTrue(
                new String(waiting.get(60, TimeUnit.SECONDS).bytes(), StandardCharsets.UTF_8)
                        .startsWith("here "));
    }

    @Test
    void refusesALineThatIsTooLong() {
        var reply = make().input(new Input.Line("act", "x".repeat(Budget.LONGEST_LINE + 1))).join();

        var refused = assertInstanceOf(Reply.Refused.class, reply);
        assertEquals("A line may have at most 65536 characters.", refused.status().message());
    }

    @Test
    void deletedIsGoneForGood() {
        var sandbox = make();
        var waiting = sandbox.outputAfter("act", 0);

        sandboxes.delete(sandbox).join();

        assertThrows(CompletionException.class, waiting::join);
        assertTrue(sandboxes.find(sandbox.id()).isEmpty());
    }

    @Test
    void aSandboxThatBreaksComesBackWithoutWhatBrokeIt() {
        var sandbox = make();
        sandbox.input(new Input.Line("act", "before")).join();

        var reply = sandbox.input(new Input.Line("act", "break"));

        assertThrows(CompletionException.class, reply::join);
        var again = sandboxes.find(sandbox.id()).orElseThrow();
        assertTrue(screen(again).startsWith("before 0 "));
        again.input(new Input.Line("act", "after")).join();
        assertTrue(screen(again).contains("after "));
    }

    /** Another build may not be able to replay a journal: what it can is kept, and goes on. */
    @Test
    void aJournalThatCannotBeReplayedIsKeptAsFarAsItGoes() throws Exception {
        var sandbox = make();
        sandbox.input(new Input.Line("act", "first")).join();
        ledger.write(
                List.of(
                        new Journal.Entry.Came(
                                sandbox.id(),
                                2,
                                0,
                                BEGIN,
                                new Input.Line("act", "break").encode(),
                                () -> {})));

        sandboxes = open();
        var again = sandboxes.find(sandbox.id()).orElseThrow();
        assertTrue(screen(again).startsWith("first 0 "));
        again.input(new Input.Line("act", "second")).join();

        sandboxes = open();
        assertTrue(screen(sandboxes.find(sandbox.id()).orElseThrow()).contains("\nsecond "));
    }

    /** Whatever was seen before the crash is seen after it, and what comes then is what would have come. */
    @Test
    void aCrashMakesNothingUnseen() {
        for (var seed = 1; seed <= 50; seed++) {
            var dice = new Random(seed);
            var sandbox = make();
            var seen = "";
            for (var i = 0; i < 30; i++) {
                pass(Duration.ofMillis(dice.nextInt(4000)));
                switch (dice.nextInt(4)) {
                    case 0 -> sandbox.input(new Input.Line("act", "line " + i)).join();
                    case 1 ->
                            sandbox.ask(
                                            Request.of(
                                                    Request.Method.POST,
                                                    "/write/" + i,
                                                    Credential.ANONYMOUS))
                                    .join();
                    case 2 -> seen = screen(sandbox);
                    default -> {
                        seen = screen(sandbox);
                        sandboxes = open(); // the other one forgot to stop: a crash
                        sandbox = sandboxes.find(sandbox.id()).orElseThrow();
                    }
                }
                assertTrue(screen(sandbox).startsWith(seen), "seed " + seed + ", input " + i);
            }
        }
    }
}
