package dev.sandglass.site.sandboxes;

import java.time.Instant;

/** The wall clock, in epoch nanoseconds; tests have one that they turn by hand. */
interface Wall {

    Wall SYSTEM =
            () -> {
                var now = Instant.now();
                return now.getEpochSecond() * 1_000_000_000L + now.getNano();
            };

    long now();
}
