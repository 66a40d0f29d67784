package dev.sandglass.site.sandboxes;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** An answer on its way to whoever waits for it, and who is told, too, when it must not arrive. */
record Reached<T>(CompletableFuture<T> who, T answer) implements Runnable {

    /** What is found out without changing anything: a mistake on the way is the asker's, not the sandbox's. */
    static <T> Runnable found(CompletableFuture<T> who, Supplier<T> answer) {
        try {
            return new Reached<>(who, answer.get());
        } catch (RuntimeException mistake) {
            who.completeExceptionally(mistake);
            return () -> {};
        }
    }

    @Override
    public void run() {
        who.complete(answer);
    }

    void lose(Throwable why) {
        who.completeExceptionally(why);
    }
}
