package dev.sandglass.site.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WallTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong(10_000 * SECOND);
    private final Wall wall = Wall.steady(clock::get);

    private void says(long seconds) {
        assertEquals(seconds * SECOND, wall.now());
    }

    @Test
    void goesWithTheClock() {
        says(10_000);
        clock.set(15_000 * SECOND);
        says(15_000);
    }

    @Test
    void goesOnWhenTheClockIsSetBack() {
        says(10_000);

        clock.set(400 * SECOND);
        says(10_000);
        clock.set(430 * SECOND);
        says(10_030);

        clock.set(100 * SECOND);
        says(10_030);
        clock.set(107 * SECOND);
        says(10_037);
    }

    /** A thread that was kept between the clock and here says nothing of the clock. */
    @Test
    void isNotAheadForAMomentsDelay() {
        says(10_000);
        clock.addAndGet(-SECOND / 2);
        says(10_000);
        clock.addAndGet(SECOND);
        assertEquals(10_000 * SECOND + SECOND / 2, wall.now());
    }
}
