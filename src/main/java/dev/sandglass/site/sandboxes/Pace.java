package dev.sandglass.site.sandboxes;

import java.time.Duration;

/**
 * How cluster time follows the wall clock: from one pair of moments on, at a speed, until the sandbox falls asleep.
 *
 * <pre>
 *   wall 10:00:00, cluster 10:00:00, speed 10, until wall 10:10:00
 *   target(wall 10:00:06) = cluster 10:01:00
 *   target(wall 11:00:00) = cluster 11:40:00      it slept from 10:10:00 on
 * </pre>
 *
 * <p>All moments are epoch nanoseconds. Plain data: nobody has to tick for time to flow, whoever comes next computes how much
 * of it has passed.
 *
 * @param speed 0 while paused
 */
record Pace(long wall, long cluster, double speed, long until) {

    /** For so long after the last sign of life time goes on. */
    static final Duration AFTERGLOW = Duration.ofMinutes(10);

    /** While somebody is looking. */
    static final long FOR_EVER = Long.MAX_VALUE;

    /** Where cluster time should be at this moment of the wall clock. */
    long target(long wallNow) {
        var awake = Math.min(wallNow, until) - wall;
        return cluster + (long) (Math.max(awake, 0) * speed);
    }

    /** When, on the wall clock, this moment of cluster time comes; never when paused or asleep before. */
    long wallOf(long clusterMoment) {
        if (speed == 0) {
            return FOR_EVER;
        }
        var at = wall + (long) Math.ceil((clusterMoment - cluster) / speed);
        return at > until ? FOR_EVER : at;
    }

    /** A sign of life at this moment: time goes on from where it fell asleep, if it had. */
    Pace alive(long wallNow) {
        var goesOnUntil = wallNow + AFTERGLOW.toNanos();
        return wallNow > until
                ? new Pace(wallNow, target(wallNow), speed, goesOnUntil)
                : new Pace(wall, cluster, speed, Math.max(until, goesOnUntil));
    }

    /** Somebody looks from now on, and time does not fall asleep. */
    Pace watched(long wallNow) {
        var alive = alive(wallNow);
        return new Pace(alive.wall, alive.cluster, speed, FOR_EVER);
    }

    /** The last looker has gone. */
    Pace unwatched(long wallNow) {
        return new Pace(wall, cluster, speed, wallNow + AFTERGLOW.toNanos());
    }

    /** At another speed from now on. */
    Pace at(double otherSpeed, long wallNow) {
        return new Pace(wallNow, target(wallNow), otherSpeed, until);
    }

    /** Cluster time is elsewhere: it could not keep up, or was let run ahead. */
    Pace from(long clusterNow, long wallNow) {
        return new Pace(wallNow, clusterNow, speed, until);
    }
}
