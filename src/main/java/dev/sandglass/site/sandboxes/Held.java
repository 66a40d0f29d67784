package dev.sandglass.site.sandboxes;

import java.util.ArrayDeque;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a sandbox has to show but must not yet: it rests on an input that is on its way into the database.
 *
 * <pre>
 *   committed 7    held: after 8 [reply to a POST], after 9 [output, a watch's event]
 *   committed(8)   the reply leaves
 * </pre>
 */
final class Held {

    private static final Logger LOG = Logger.getLogger(Held.class);

    private record Batch(long number, List<Runnable> handovers) {}

    private final ArrayDeque<Batch> batches = new ArrayDeque<>();
    private long committed;
    private boolean isHanding;
    private @Nullable Throwable lost;

    /** Hands these over when the input with the number is in the database and all before them has gone, perhaps now. */
    void after(long number, List<Runnable> handovers) {
        Throwable why;
        synchronized (batches) {
            batches.add(new Batch(number, handovers));
            why = lost;
        }
        if (why == null) {
            handOver();
        } else {
            lose(why);
        }
    }

    /** Nothing that is held will be in the database, nor what comes yet: nobody waits for it any longer. */
    void lose(Throwable why) {
        List<Batch> never;
        synchronized (batches) {
            lost = why;
            never = List.copyOf(batches);
            batches.clear();
        }
        for (var batch : never) {
            for (var handover : batch.handovers()) {
                if (handover instanceof Reached<?> answer) {
                    answer.lose(why);
                }
            }
        }
    }

    /** All inputs up to this number are in the database. */
    void committed(long number) {
        synchronized (batches) {
            committed = Math.max(committed, number);
        }
        handOver();
    }

    /** One thread at a time, so that what came first leaves first; what it finds is also what others bring meanwhile. */
    private void handOver() {
        for (var next = begin(); next != null; next = begin()) {
            try {
                next.handovers().forEach(Held::handOver);
            } finally {
                end();
            }
        }
    }

    /** What goes wrong with one is not the others', nor the sandbox's. */
    private static void handOver(Runnable handover) {
        try {
            handover.run();
        } catch (RuntimeException | Error fault) {
            LOG.error("What a sandbox has to show does not arrive", fault);
        }
    }

    private @Nullable Batch begin() {
        synchronized (batches) {
            var next = batches.peek();
            if (isHanding || next == null || next.number() > committed) {
                return null;
            }
            isHanding = true;
            return batches.remove();
        }
    }

    private void end() {
        synchronized (batches) {
            isHanding = false;
        }
    }
}
