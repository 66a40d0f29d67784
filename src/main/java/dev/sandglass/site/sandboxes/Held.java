package dev.sandglass.site.sandboxes;

import java.util.ArrayDeque;
import java.util.List;

/**
 * What a sandbox has to show but must not yet: it rests on an input that is on its way into the database.
 *
 * <pre>
 *   committed 7    held: after 8 [reply to a POST], after 9 [output, a watch's event]
 *   committed(8)   the reply leaves
 * </pre>
 */
final class Held {

    private record Batch(long number, List<Runnable> handovers) {}

    private final ArrayDeque<Batch> batches = new ArrayDeque<>();
    private long committed;

    /** Hands these over when the input with the number is in the database, perhaps now. */
    void after(long number, List<Runnable> handovers) {
        synchronized (batches) {
            if (number > committed) {
                batches.add(new Batch(number, handovers));
                return;
            }
        }
        handovers.forEach(Runnable::run);
    }

    /** All inputs up to this number are in the database. */
    void committed(long number) {
        while (true) {
            Batch next;
            synchronized (batches) {
                committed = Math.max(committed, number);
                next = batches.peek();
                if (next == null || next.number() > committed) {
                    return;
                }
                batches.remove();
            }
            next.handovers().forEach(Runnable::run);
        }
    }
}
