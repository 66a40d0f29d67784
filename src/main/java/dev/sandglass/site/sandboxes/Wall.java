package dev.sandglass.site.sandboxes;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The wall clock, in epoch nanoseconds; tests have one that they turn by hand. */
interface Wall {

    Wall SYSTEM =
            steady(
                    () -> {
                        var now = Instant.now();
                        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
                    });

    /** So far behind another a thread may read it; what is set back less is soon caught up. */
    long TOLERATED = 1_000_000_000L;

    long now();

    /**
     * The same clock, but it never goes back: when somebody sets it back, this one goes on from where it was. Else all sandboxes
     * would stand still until the clock is again where it had been.
     */
    static Wall steady(Wall clock) {
        var last = new AtomicLong(Long.MIN_VALUE / 2);
        var ahead = new AtomicLong();
        return () -> {
            var by = ahead.get();
            var now = clock.now() + by;
            var before = last.getAndAccumulate(now, Math::max);
            if (before - now > TOLERATED) {
                ahead.compareAndSet(by, by + before - now); // else somebody else has seen it, too
            }
            return Math.max(now, before);
        };
    }
}
