package dev.sandglass.site.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    private static final long BEGIN = 1_700_000_000L * Ticking.SECOND;

    private final MemoryLedger ledger = new MemoryLedger();
    private final AtomicLong clock = new AtomicLong(BEGIN);
    private final AtomicLong passesAtEachLook = new AtomicLong();
    private final Wall wall = () -> clock.getAndAdd(passesAtEachLook.get());
    private final Sandboxes sandboxes = new Sandboxes(Ticking.templates(() -> BEGIN), ledger, wall);
    private final LiveSandbox sandbox = sandboxes.make(null, "127.0.0.1", "small", 7, "").join();
    private final Slow lane = new Slow();

    @AfterEach
    void stop() {
        ledger.unblock();
        sandboxes.stop();
    }

    private record Taken(Telling telling, List<Subscription> to) {}

    /** Nothing goes out before the test says so. */
    private static final class Slow implements Lane {

        final BlockingQueue<Taken> taken = new LinkedBlockingQueue<>();

        @Override
        public void take(Telling telling, List<Subscription> to) {
            taken.add(new Taken(telling, to));
        }

        Taken next() throws InterruptedException {
            var next = taken.poll(60, TimeUnit.SECONDS);
            assertTrue(next != null, "nothing is told");
            return next;
        }

        Taken tell() throws InterruptedException {
            var next = next();
            for (var it : next.to()) {
                it.subscriber().told(next.telling());
                it.taken();
            }
            return next;
        }
    }

    private final class Reader implements Subscriber {

        final StringBuilder read = new StringBuilder();
        final List<Telling> tellings = new ArrayList<>();
        final CountDownLatch lost = new CountDownLatch(1);

        @Override
        public Lane lane() {
            return lane;
        }

        @Override
        public void told(Telling telling) {
            tellings.add(telling);
            read.append(new String(telling.batch().out(), StandardCharsets.UTF_8));
        }

        @Override
        public void lost() {
            lost.countDown();
        }
    }

    private void say(String line) {
        sandbox.input(new Input.Line("act", line)).join();
    }

    private String all() {
        return new String(
                sandbox.look(it -> it.output("act", 0)).join().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void thoseAtOnePlaceAreToldTogetherAndOfTheSame() throws Exception {
        var one = new Reader();
        var other = new Reader();
        sandbox.subscribe(Ticking.log(0), one);
        sandbox.subscribe(Ticking.log(0), other);

        say("hello");

        assertEquals(2, lane.tell().to().size());
        assertEquals(all(), one.read.toString());
        assertSame(one.tellings.getFirst(), other.tellings.getFirst());
        var bytes = one.tellings.getFirst().in("form", it -> it.out().clone());
        assertSame(bytes, other.tellings.getFirst().in("form", it -> it.out().clone()));
    }

    /** However much happens in the turn in which it comes. */
    @Test
    void whatIsThereIsToldBeforeWhatCame() throws Exception {
        var reader = new Reader();
        say("one");
        passesAtEachLook.set(Ticking.SECOND);
        sandbox.subscribe(Ticking.log(0), reader);
        sandbox.look(Simulation::steps).join();
        passesAtEachLook.set(0);

        while (reader.read.length() < all().length()) {
            lane.tell();
        }

        assertEquals(all(), reader.read.toString());
        assertTrue(reader.tellings.size() > 1, "more came than was there");
    }

    @Test
    void whoComesLateIsToldWhatItMissedAndGoesOnWithTheOthers() throws Exception {
        var early = new Reader();
        var late = new Reader();
        sandbox.subscribe(Ticking.log(0), early);
        say("one");
        lane.tell();

        sandbox.subscribe(Ticking.log(0), late);
        lane.tell();
        say("two");

        assertEquals(2, lane.tell().to().size());
        assertEquals(all(), late.read.toString());
        assertEquals(all(), early.read.toString());
    }

    @Test
    void nobodyIsToldOfWhatIsNotWrittenDown() throws Exception {
        sandbox.subscribe(Ticking.log(0), new Reader());
        ledger.block();
        var reply = sandbox.input(new Input.Line("act", "hello"));

        assertTrue(lane.taken.poll(100, TimeUnit.MILLISECONDS) == null);

        ledger.unblock();
        reply.join();
        lane.next();
    }

    /** What is on its way to it stays small, and it misses nothing. */
    @Test
    void theSlowStepAsideAndComeBackToTheirPlace() throws Exception {
        var slow = new Reader();
        sandbox.subscribe(Ticking.log(0), slow);
        for (var i = 0; i < 500; i++) {
            say("line " + i);
        }
        sandbox.look(Simulation::steps).join();
        assertEquals(64, lane.taken.size());

        while (slow.read.length() < all().length()) {
            lane.tell();
        }

        assertEquals(all(), slow.read.toString());
        assertEquals(65, slow.tellings.size(), "the rest in one piece");
        say("more");
        lane.tell();
        assertEquals(all(), slow.read.toString());
    }

    @Test
    void whoIsFullIsToldNothingUntilThereIsRoom() throws Exception {
        var full = new Reader();
        var subscription = sandbox.subscribe(Ticking.log(0), full);
        say("one");
        lane.tell();
        subscription.full();
        say("two");
        say("three");
        assertTrue(lane.taken.isEmpty());

        subscription.hasRoom();

        lane.tell();
        assertEquals(all(), full.read.toString());
        assertEquals(2, full.tellings.size());
    }

    @Test
    void whoHasLeftIsNotTold() throws Exception {
        var stays = new Reader();
        var leaves = sandbox.subscribe(Ticking.log(0), new Reader());
        sandbox.subscribe(Ticking.log(0), stays);

        leaves.close();
        say("hello");

        assertEquals(1, lane.tell().to().size());
        assertEquals(all(), stays.read.toString());
    }

    @Test
    void allLearnThatItIsGone() throws Exception {
        var standing = new Reader();
        var aside = new Reader();
        sandbox.subscribe(Ticking.log(0), standing);
        sandbox.subscribe(Ticking.log(0), aside).full();
        say("one");

        sandbox.delete().join();

        assertTrue(standing.lost.await(60, TimeUnit.SECONDS));
        assertTrue(aside.lost.await(60, TimeUnit.SECONDS));
        var tooLate = new Reader();
        sandbox.subscribe(Ticking.log(0), tooLate);
        assertTrue(tooLate.lost.await(60, TimeUnit.SECONDS));
    }
}
