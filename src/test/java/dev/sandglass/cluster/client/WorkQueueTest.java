package dev.sandglass.cluster.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sandglass.api.ObjectKey;
import org.junit.jupiter.api.Test;

class WorkQueueTest {

    private static final ObjectKey A = new ObjectKey("pods", "default", "a");
    private static final ObjectKey B = new ObjectKey("pods", "default", "b");

    private final WorkQueue queue = new WorkQueue(1);

    @Test
    void aNameWaitsOnce() {
        queue.add(A);
        queue.add(B);
        queue.add(A);
        assertEquals(A, queue.take());
        assertEquals(B, queue.take());
        assertNull(queue.take());
    }

    @Test
    void aNameAddedWhileBusyComesBackAfterwards() {
        queue.add(A);
        queue.add(B);
        queue.take();
        queue.busyUntil(A, 100);
        queue.add(A);
        assertNull(queue.take(), "the only worker is busy");
        queue.advance(99);
        assertNull(queue.take());
        queue.advance(100);
        assertEquals(B, queue.take());
        assertEquals(A, queue.take());
    }

    @Test
    void failuresWaitTwiceAsLongEachTime() {
        for (var expected : new long[] {5, 10, 20, 40}) {
            queue.addAfterFailure(A, 0);
            assertEquals(expected * 1_000_000, queue.nextMoment());
            queue.advance(queue.nextMoment());
            assertEquals(A, queue.take());
        }
        for (var i = 0; i < 40; i++) {
            queue.addAfterFailure(B, 0);
        }
        assertEquals(40, queue.failures(B));
        queue.advance(Long.MAX_VALUE - 1);
        queue.take();
        queue.addAfterFailure(B, 0);
        assertEquals(1_000_000_000_000L, queue.nextMoment());
    }

    @Test
    void theEarlierPromiseIsKept() {
        queue.addAt(A, 50);
        queue.addAt(A, 90);
        assertEquals(50, queue.nextMoment());
        queue.addAt(A, 20);
        assertEquals(20, queue.nextMoment());
        queue.advance(20);
        assertEquals(A, queue.take());
        assertEquals(Long.MAX_VALUE, queue.nextMoment());
    }

    @Test
    void itFreezesAndThaws() {
        queue.add(B);
        queue.addAt(A, 50);
        queue.addAfterFailure(A, 7);
        var other = new WorkQueue(1);
        other.thaw(queue.freeze());
        assertEquals(queue.freeze(), other.freeze());
        assertEquals(50, other.nextMoment());
        assertEquals(B, other.take());
    }
}
