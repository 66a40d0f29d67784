package dev.sandglass.site.sandboxes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Those who look at a sandbox for something new; looked after by its driver. */
final class Waiters {

    /** One question, and where the answer goes. */
    static final class Wait<T> implements Onlooker {

        private final Question<T> question;
        private final CompletableFuture<T> future = new CompletableFuture<>();
        private boolean answered;

        Wait(Question<T> question) {
            this.question = question;
        }

        CompletableFuture<T> future() {
            return future;
        }

        @Override
        public @Nullable Runnable look(Sight sight) {
            var answer = question.ask(sight);
            answered = answer != null;
            return answer == null ? null : new Reached<>(future, answer);
        }

        @Override
        public boolean hasSeenAll() {
            return answered;
        }

        @Override
        public void lost(Throwable why) {
            future.completeExceptionally(why);
        }
    }

    private final Set<Onlooker> waiting = new LinkedHashSet<>();
    private final Feeds feeds = new Feeds();
    private long seenStep = -1;
    private long seenNumber = -1;

    /** Lets somebody look at once, and as often as there may be something new. */
    void join(Onlooker onlooker, Sight sight, List<Runnable> handOver) {
        if (looksOn(onlooker, sight, handOver)) {
            waiting.add(onlooker);
        }
    }

    void leave(Onlooker onlooker) {
        waiting.remove(onlooker);
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

    /** Lets all look again, and adds what is to be handed over. */
    void look(Sight sight, List<Runnable> handOver) {
        waiting.removeIf(it -> !looksOn(it, sight, handOver));
        feeds.look(sight, handOver);
    }

    private static boolean looksOn(Onlooker onlooker, Sight sight, List<Runnable> handOver) {
        try {
            var seen = onlooker.look(sight);
            if (seen != null) {
                handOver.add(seen);
            }
            return !onlooker.hasSeenAll();
        } catch (RuntimeException fault) {
            handOver.add(() -> onlooker.lost(fault)); // the onlooker's, not the sandbox's
            return false;
        }
    }

    void end(Elsewhere elsewhere) {
        waiting.forEach(it -> it.lost(elsewhere));
        waiting.clear();
        feeds.end();
    }
}
