package dev.sandglass.cli;

import dev.sandglass.api.Request;
import dev.sandglass.desk.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves a sandbox's clock for a client outside exactly as it moved for the client inside its equal: the n-th request is
 * answered at the moment at which the other's n-th request was, and what goes on sees time pass no further than that.
 */
final class Pacing {

    private static final int STEPS_AT_MOST = 5_000_000;

    private final Sandbox sandbox;
    private final List<Asked> asked = new ArrayList<>();
    private List<Long> moments = List.of();
    private long end;
    private int served;
    private long restingSince;

    Pacing(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.end = sandbox.now();
    }

    /** The next command: when the other sandbox was asked, and when it was over there. */
    synchronized void begin(List<Long> moments, long end) {
        this.moments = moments;
        this.end = end;
        this.served = 0;
        this.restingSince = 0;
        asked.clear();
    }

    /** What was asked since. */
    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** Lets time pass to the end of the command. */
    synchronized void finish() {
        drive(end);
    }

    synchronized void count(Request request) {
        restingSince = 0;
        if (!Asked.isKept(request)) {
            drive(limit());
            served++;
            asked.add(Asked.of(request));
        }
    }

    /** Lets the next thing happen, if it may. */
    synchronized boolean step() {
        if (sandbox.step(limit())) {
            return true;
        }
        var moves = sandbox.now() < limit();
        drive(limit());
        if (moves || served < moments.size()) {
            restingSince = 0;
        } else if (restingSince == 0) {
            restingSince = System.nanoTime();
        }
        return moves;
    }

    /** Whether all was asked and all has been said that comes to the end of the command, for so long already. */
    synchronized boolean hasRested(Duration time) {
        return restingSince != 0 && System.nanoTime() - restingSince > time.toNanos();
    }

    private long limit() {
        return served < moments.size() ? moments.get(served) : end;
    }

    private void drive(long until) {
        if (until > sandbox.now() && !sandbox.drive(until, STEPS_AT_MOST)) {
            throw new IllegalStateException("the cluster does not come to rest");
        }
    }
}
