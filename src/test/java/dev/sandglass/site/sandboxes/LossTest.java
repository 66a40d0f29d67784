package dev.sandglass.site.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sandglass.api.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever breaks, nobody waits for ever, and what was answered is there. */
@Timeout(120)
class LossTest {

    private static final long BEGIN = 1_700_000_000L * Ticking.SECOND;

    private final AtomicLong clock = new AtomicLong(BEGIN);
    private final MemoryLedger ledger = new MemoryLedger();
    private final Sandboxes sandboxes =
            new Sandboxes(Ticking.templates(clock::get), ledger, clock::get);

    @AfterEach
    void stop() {
        ledger.unblock();
        sandboxes.stop();
    }

    private LiveSandbox make() {
        return sandboxes.make(null, "127.0.0.1", "small", 7, "").join();
    }

    private static Input.Line line(String text) {
        return new Input.Line("act", text);
    }

    private static String screen(LiveSandbox sandbox) {
        return new String(
                sandbox.look(it -> it.output("act", 0)).join().bytes(), StandardCharsets.UTF_8);
    }

    /** Holds the sandbox in a turn until that is counted down: what comes meanwhile is one turn, the next. */
    private static CountDownLatch holdTurn(LiveSandbox sandbox) throws InterruptedException {
        var isHeld = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Thread.ofVirtual()
                .start(
                        () ->
                                sandbox.look(
                                        _ -> {
                                            isHeld.countDown();
                                            await(goOn);
                                            return 0;
                                        }));
        isHeld.await();
        return goOn;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatWasAnsweredBeforeItBrokeArrives() throws Exception {
        var sandbox = make();
        var goOn = holdTurn(sandbox);
        var before = sandbox.input(line("before"));
        var breaks = sandbox.input(line("break"));
        goOn.countDown();

        assertInstanceOf(Reply.Ok.class, before.get(60, TimeUnit.SECONDS));
        assertThrows(ExecutionException.class, () -> breaks.get(60, TimeUnit.SECONDS));
        var again = sandboxes.find(sandbox.id()).orElseThrow();
        assertTrue(screen(again).startsWith("before 0 "));
    }

    /** Else the one that comes back would not know what is still on its way into the database. */
    @Test
    void comesBackOnlyWhenAllIsWritten() throws Exception {
        var sandbox = make();
        var goOn = holdTurn(sandbox);
        var before = sandbox.input(line("before"));
        ledger.block();
        var breaks = sandbox.input(line("break"));
        goOn.countDown();

        assertThrows(TimeoutException.class, () -> breaks.get(100, TimeUnit.MILLISECONDS));
        assertSame(sandbox, sandboxes.find(sandbox.id()).orElseThrow());
        ledger.unblock();
        assertInstanceOf(Reply.Ok.class, before.get(60, TimeUnit.SECONDS));
        assertThrows(ExecutionException.class, () -> breaks.get(60, TimeUnit.SECONDS));
        var again = sandboxes.find(sandbox.id()).orElseThrow();
        assertTrue(screen(again).startsWith("before 0 "));
    }

    @Test
    void oneThatCannotBeFrozenIsBroken() throws Exception {
        var sandbox = make();
        sandbox.input(line("no ice")).get(60, TimeUnit.SECONDS);
        for (var i = 0; i < 600; i++) {
            sandbox.input(line("x"));
        }

        sandbox.input(line("last")).handle((_, _) -> 0).get(60, TimeUnit.SECONDS);
        sandbox.look(Simulation::steps).handle((_, _) -> 0).get(60, TimeUnit.SECONDS);
    }

    @Test
    void nothingIsWrittenOfOneThatIsGone() throws Exception {
        var sandbox = make();
        var goOn = holdTurn(sandbox);
        var typed = sandbox.input(line("last"));
        var gone = sandboxes.delete(sandbox);
        goOn.countDown();

        assertTrue(gone.get(60, TimeUnit.SECONDS));
        assertInstanceOf(Reply.Ok.class, typed.get(60, TimeUnit.SECONDS));
        make(); // all before it is written
        assertInstanceOf(Journal.Entry.Gone.class, ledger.of(sandbox.id()).getLast());
    }

    @Test
    void whoseInputIsLostIsTold() throws Exception {
        var sandbox = make();
        sandbox.input(line("before")).get(60, TimeUnit.SECONDS);
        ledger.refuse(it -> it instanceof Journal.Entry.Came);

        var reply = sandbox.input(line("lost"));

        assertThrows(ExecutionException.class, () -> reply.get(60, TimeUnit.SECONDS));
        ledger.refuse(_ -> false);
        while (sandboxes.find(sandbox.id()).orElseThrow() == sandbox) {
            Thread.onSpinWait();
        }
        var again = sandboxes.find(sandbox.id()).orElseThrow();
        again.input(line("after")).get(60, TimeUnit.SECONDS);
        assertEquals(2, screen(again).lines().count(), screen(again));
    }

    @Test
    void whoseSandboxIsNotWrittenIsTold() {
        ledger.refuse(it -> it instanceof Journal.Entry.Begun);

        var made = sandboxes.make(null, "127.0.0.1", "small", 7, "");

        assertThrows(ExecutionException.class, () -> made.get(60, TimeUnit.SECONDS));
    }

    @Test
    void theJournalOutlivesAnError() throws Exception {
        var sandbox = make();
        ledger.throwNext(new StackOverflowError());

        assertInstanceOf(Reply.Ok.class, sandbox.input(line("hello")).get(60, TimeUnit.SECONDS));
    }

    /** Somebody may still have in hand what was put away and has come back since. */
    @Test
    void anOldOneDoesNotTakeAwayTheNew() throws Exception {
        var old = make();
        clock.addAndGet(Duration.ofMinutes(11).toNanos());
        sandboxes.putSleepersAway();
        while (sandboxes.alive() > 0) {
            Thread.onSpinWait();
        }
        var again = sandboxes.find(old.id()).orElseThrow();

        var deleted = sandboxes.delete(old);

        assertThrows(ExecutionException.class, () -> deleted.get(60, TimeUnit.SECONDS));
        assertSame(again, sandboxes.find(old.id()).orElseThrow());
    }

    @Test
    void oneThatDoesNotComeBackKeepsNobodyWaiting() throws Exception {
        var sandbox = make();
        var id = sandbox.id();
        clock.addAndGet(Duration.ofMinutes(11).toNanos());
        sandboxes.putSleepersAway();
        while (sandboxes.alive() > 0) {
            Thread.onSpinWait();
        }
        ledger.throwAtRead(new OutOfMemoryError("on purpose"));

        var first = sandboxes.wake(id);

        assertThrows(ExecutionException.class, () -> first.get(60, TimeUnit.SECONDS));
        assertEquals(id, sandboxes.find(id).orElseThrow().id());
    }

    /** A question changes nothing: there is nothing to come back from. */
    @Test
    void aQuestionThatBreaksIsTheAskersOnly() throws Exception {
        var sandbox = make();
        sandbox.input(line("before")).get(60, TimeUnit.SECONDS);

        var broken =
                sandbox.look(
                        _ -> {
                            throw new IllegalStateException("on purpose");
                        });

        assertThrows(ExecutionException.class, () -> broken.get(60, TimeUnit.SECONDS));
        assertInstanceOf(Reply.Ok.class, sandbox.input(line("after")).get(60, TimeUnit.SECONDS));
        assertSame(sandbox, sandboxes.find(sandbox.id()).orElseThrow());
    }
}
