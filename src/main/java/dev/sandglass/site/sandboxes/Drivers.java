package dev.sandglass.site.sandboxes;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The few threads on which sandboxes take their turns, as many as cores: a turn computes and never waits. One more thread
 * wakes those who asked to be woken; a sandbox that nobody looks at has not asked.
 */
final class Drivers implements AutoCloseable {

    private final ExecutorService turns =
            Executors.newFixedThreadPool(
                    Math.max(2, Runtime.getRuntime().availableProcessors()),
                    Thread.ofPlatform().name("driver-", 0).daemon().factory());
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().name("driver-clock").daemon().factory());

    Drivers() {
        clock.setRemoveOnCancelPolicy(true);
    }

    void run(Runnable turn) {
        turns.execute(turn);
    }

    Future<?> later(Runnable what, long nanos) {
        return clock.schedule(what, nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        turns.shutdown();
    }
}
