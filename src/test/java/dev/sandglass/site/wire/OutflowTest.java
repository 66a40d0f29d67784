package dev.sandglass.site.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.streams.WriteStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutflowTest {

    /** As full as a test says; as Vert.x's, it remembers one handler for ever. */
    private static final class Stream implements WriteStream<String> {

        boolean isFull;
        @Nullable Handler<Void> drain;

        void drains() {
            isFull = false;
            drain.handle(null);
        }

        @Override
        public boolean writeQueueFull() {
            return isFull;
        }

        @Override
        public WriteStream<String> drainHandler(@Nullable Handler<Void> handler) {
            drain = handler;
            return this;
        }

        @Override
        public WriteStream<String> exceptionHandler(@Nullable Handler<Throwable> handler) {
            return this;
        }

        @Override
        public Future<Void> write(String data) {
            return Future.succeededFuture();
        }

        @Override
        public void write(String data, Handler<AsyncResult<Void>> handler) {}

        @Override
        public void end(Handler<AsyncResult<Void>> handler) {}

        @Override
        public WriteStream<String> setWriteQueueMaxSize(int size) {
            return this;
        }
    }

    private final Stream stream = new Stream();
    private final Outflow outflow = new Outflow(stream);
    private final List<String> went = new ArrayList<>();

    private Runnable goes(String who) {
        return () -> went.add(who);
    }

    @Test
    void goesOnAtOnceWhileThereIsRoom() {
        outflow.whenThereIsRoom(goes("one"));

        assertEquals(List.of("one"), went);
    }

    /** Several connections of one port-forward. */
    @Test
    void allWhoWaitGoOnAndOnce() {
        stream.isFull = true;
        outflow.whenThereIsRoom(goes("one"));
        outflow.whenThereIsRoom(goes("two"));
        assertEquals(List.of(), went);

        stream.drains();
        stream.drains();

        assertEquals(List.of("one", "two"), went);
    }

    @Test
    void whoFillsItAgainKeepsTheOthersWaiting() {
        stream.isFull = true;
        outflow.whenThereIsRoom(
                () -> {
                    went.add("one");
                    stream.isFull = true;
                });
        outflow.whenThereIsRoom(goes("two"));

        stream.drains();
        assertEquals(List.of("one"), went);
        stream.drains();
        assertEquals(List.of("one", "two"), went);
    }
}
