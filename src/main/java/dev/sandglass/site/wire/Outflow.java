package dev.sandglass.site.wire;

import io.vertx.core.streams.WriteStream;
import java.util.ArrayList;
import java.util.List;

/**
 * When to go on with what goes to a client: at once while it reads, or else all that wait as soon as it has. A stream has one
 * place for somebody who waits, and calls it again and again. Belongs to the stream's event loop.
 */
final class Outflow {

    private final WriteStream<?> stream;
    private final List<Runnable> waiting = new ArrayList<>();

    Outflow(WriteStream<?> stream) {
        this.stream = stream;
    }

    /** Goes on, once, when there is room. */
    void whenThereIsRoom(Runnable goesOn) {
        if (!stream.writeQueueFull()) {
            goesOn.run();
            return;
        }
        waiting.add(goesOn);
        if (waiting.size() == 1) {
            stream.drainHandler(_ -> drained());
        }
    }

    private void drained() {
        var all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(this::whenThereIsRoom);
    }
}
