package dev.sandglass.site.wire;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.wire.Accept;
import dev.sandglass.api.wire.HttpAnswer;
import dev.sandglass.api.wire.HttpForm;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Looker;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A watch or a followed log on its way to a client: as much at a time as it takes, and nothing is fetched while it does not.
 * How long a watch may last is counted by the wall clock, for it is the client that waits.
 */
final class Streaming {

    private static final long SHORTEST_MINUTES = 30;

    private final LiveSandbox sandbox;
    private final HttpForm.Asked asked;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final String mediaType;
    private final Context context = Vertx.currentContext();
    private final Looker looker;
    private @Nullable CompletableFuture<Batch> waiting;
    private boolean over;
    private long timer = -1;

    Streaming(LiveSandbox sandbox, HttpForm.Asked asked, HttpServerRequest request) {
        this.sandbox = sandbox;
        this.asked = asked;
        this.request = request;
        this.response = request.response();
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
        next(cursor);
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

    private void next(Cursor cursor) {
        if (over) {
            return;
        }
        var batch = sandbox.next(cursor);
        waiting = batch;
        batch.whenCompleteAsync(
                (news, failure) -> {
                    if (failure != null) {
                        end(); // the sandbox is elsewhere: clients come back
                    } else {
                        send(news);
                    }
                },
                task -> context.runOnContext(_ -> task.run()));
    }

    private void send(Batch batch) {
        if (over) {
            return;
        }
        response.write(bytes(batch));
        if (batch.end() != null) {
            end();
        } else if (response.writeQueueFull()) {
            response.drainHandler(_ -> next(batch.next()));
        } else {
            next(batch.next());
        }
    }

    private Buffer bytes(Batch batch) {
        var buffer = Buffer.buffer();
        batch.events().forEach(it -> buffer.appendBytes(HttpForm.builtIn().event(mediaType, it)));
        return buffer.appendBytes(batch.out());
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
        if (waiting != null) {
            waiting.cancel(false);
        }
    }
}
