package dev.sandglass.site.sandboxes;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * How many sandboxes each learner has: asked of the database once, and counted along from there. In a table of bounded size.
 * Right as long as all of a learner's sandboxes are made by this server.
 */
@ApplicationScoped
class Owners {

    private static final int REMEMBERED = 10_000;

    private final Map<UUID, Integer> counts =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<UUID, Integer> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** Whether the learner is counted already, so that the database need not be asked. */
    synchronized boolean knows(UUID learner) {
        return counts.containsKey(learner);
    }

    /** Counts one more for the learner, unless there are as many as there may be. */
    synchronized boolean mayHaveOneMore(UUID learner, int limit, ToIntFunction<UUID> database) {
        var count = counts.computeIfAbsent(learner, database::applyAsInt);
        if (count >= limit) {
            return false;
        }
        counts.put(learner, count + 1);
        return true;
    }

    /** One of them is gone, or was not made after all. */
    synchronized void oneLess(UUID learner) {
        counts.computeIfPresent(learner, (_, count) -> Math.max(0, count - 1));
    }
}
