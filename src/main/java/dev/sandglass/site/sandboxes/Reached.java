package dev.sandglass.site.sandboxes;

import java.util.concurrent.CompletableFuture;

/** An answer on its way to whoever waits for it, and who is told, too, when it must not arrive. */
record Reached<T>(CompletableFuture<T> who, T answer) implements Runnable {

    @Override
    public void run() {
        who.complete(answer);
    }

    void lose(Throwable why) {
        who.completeExceptionally(why);
    }
}
