package dev.sandglass.site.sandboxes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Those who wait for a sandbox to show something new; looked after by its driver. */
final class Waiters {

    /** One question, and where the answer goes. */
    record Wait<T>(Question<T> question, CompletableFuture<T> future) {

        Wait(Question<T> question) {
            this(question, new CompletableFuture<>());
        }

        /** How to hand over what is new, once the journal has it; null when there is nothing yet. */
        @Nullable Runnable look(Sight sight) {
            try {
                var answer = question.ask(sight);
                return answer == null ? null : () -> future.complete(answer);
            } catch (RuntimeException fault) {
                return () ->
                        future.completeExceptionally(fault); // the question's, not the sandbox's
            }
        }

        void ended() {
            future.completeExceptionally(new Elsewhere("it"));
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private final Set<Wait<?>> waiting = new LinkedHashSet<>();
    private final Feeds feeds = new Feeds();
    private long seenStep = -1;
    private long seenNumber = -1;

    void add(Wait<?> wait) {
        waiting.add(wait);
    }

    void remove(Wait<?> wait) {
        waiting.remove(wait);
    }

    /** Those who are told without asking again. */
    Feeds feeds() {
        return feeds;
    }

    boolean isEmpty() {
        return waiting.isEmpty() && feeds.isEmpty();
    }

    /** Whether anything may have changed since all were asked the last time. */
    boolean areCurious(long step, long number) {
        if (isEmpty() || step == seenStep && number == seenNumber) {
            return false;
        }
        seenStep = step;
        seenNumber = number;
        return true;
    }

    /** Asks all again, and adds what is to be handed over. */
    void look(Sight sight, List<Runnable> handOver) {
        var all = waiting.iterator();
        while (all.hasNext()) {
            var handover = all.next().look(sight);
            if (handover != null) {
                all.remove();
                handOver.add(handover);
            }
        }
        feeds.look(sight, handOver);
    }

    void end() {
        waiting.forEach(Wait::ended);
        waiting.clear();
        feeds.end();
    }
}
