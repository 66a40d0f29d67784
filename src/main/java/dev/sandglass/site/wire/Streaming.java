package dev.sandglass.site.wire;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.wire.Accept;
import dev.sandglass.api.wire.HttpAnswer;
import dev.sandglass.api.wire.HttpForm;
import dev.sandglass.site.sandboxes.Lane;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Looker;
import dev.sandglass.site.sandboxes.Subscriber;
import dev.sandglass.site.sandboxes.Subscription;
import dev.sandglass.site.sandboxes.Telling;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A watch or a followed log on its way to a client: as much at a time as it takes, and nothing is fetched while it does not.
 * How long a watch may last is counted by the wall clock, for it is the client that waits.
 */
final class Streaming implements Subscriber {

    private static final long SHORTEST_MINUTES = 30;

    private final LiveSandbox sandbox;
    private final HttpForm.Asked asked;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Loop loop;
    private final String mediaType;
    private final Context context = Vertx.currentContext();
    private final Looker looker;
    private @Nullable Outlet outlet;
    private @Nullable Subscription subscription;
    private boolean isFull;
    private boolean isUnsent;
    private boolean over;
    private long timer = -1;

    Streaming(
            LiveSandbox sandbox, HttpForm.Asked asked, HttpServerRequest request, Loop loop) {
        this.sandbox = sandbox;
        this.asked = asked;
        this.request = request;
        this.response = request.response();
        this.loop = loop;
        this.mediaType = Accept.mediaType(asked.request().accept());
        this.looker = sandbox.looker();
    }

    void begin(HttpAnswer answer, Cursor cursor) {
        response.setChunked(true);
        Answers.head(answer, request);
        response.closeHandler(_ -> stop());
        response.exceptionHandler(_ -> stop());
        if (cursor instanceof Cursor.Watch) {
            timer = context.owner().setTimer(seconds() * 1000, _ -> end());
        }
        response.write(Buffer.buffer()); // the head: clients wait for it before anything happens
        outlet = Outlet.of(request, loop);
        subscription = sandbox.subscribe(cursor, this);
    }

    /** As asked for, or between half an hour and an hour. */
    private long seconds() {
        var wanted = asked.request().parameterOr("timeoutSeconds", "");
        if (wanted.matches("[1-9][0-9]{0,6}")) {
            return Long.parseLong(wanted);
        }
        return ThreadLocalRandom.current()
                .nextLong(SHORTEST_MINUTES * 60, 2 * SHORTEST_MINUTES * 60);
    }

    @Override
    public Lane lane() {
        return loop;
    }

    @Override
    public void told(Telling telling) {
        if (over) {
            return;
        }
        var bytes = telling.in(mediaType, this::bytes);
        if (bytes.length > 0) {
            outlet.write(bytes);
        }
        if (telling.batch().end() != null) {
            end();
            return;
        }
        if (!isUnsent) {
            isUnsent = true;
            loop.willFlush(this);
        }
        if (!isFull && response.writeQueueFull()) {
            isFull = true;
            subscription.full();
            response.drainHandler(_ -> drained());
        }
    }

    private void drained() {
        if (isFull) {
            isFull = false;
            subscription.hasRoom();
        }
    }

    void flush() {
        isUnsent = false;
        if (!over) {
            outlet.flush();
        }
    }

    private byte[] bytes(Batch batch) {
        if (batch.out().length == 0 && batch.events().size() == 1) {
            return HttpForm.builtIn().event(mediaType, batch.events().getFirst());
        }
        var bytes = new ByteArrayOutputStream();
        batch.events().forEach(it -> bytes.writeBytes(HttpForm.builtIn().event(mediaType, it)));
        bytes.writeBytes(batch.out());
        return bytes.toByteArray();
    }

    /** Clients come back. */
    @Override
    public void lost() {
        loop.run(this::end);
    }

    private void end() {
        if (!over) {
            stop();
            response.end();
        }
    }

    private void stop() {
        if (over) {
            return;
        }
        over = true;
        looker.close();
        context.owner().cancelTimer(timer);
        if (subscription != null) {
            subscription.close();
        }
    }
}
