package dev.sandglass.site.wire;

import dev.sandglass.api.Credential;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Status;
import dev.sandglass.api.wire.Heading;
import dev.sandglass.api.wire.HttpAnswer;
import dev.sandglass.api.wire.HttpForm;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.site.sandboxes.Answered;
import dev.sandglass.site.sandboxes.Elsewhere;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Sandboxes;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * What answers at {@code /clusters/ID}: brings requests to the sandbox's API server and its replies back, on the event loop.
 *
 * <p>Each request carries its own proof of who it is from; the site's cookie means nothing here, so that no other site can use
 * it.
 */
@ApplicationScoped
class Door {

    private static final Logger LOG = Logger.getLogger(Door.class);
    private static final String PREFIX = "/clusters/";
    private static final byte[] NOTHING = new byte[0];

    /** As upstream's API server: an object may have half of it. */
    static final int LARGEST_BODY = 3 * 1024 * 1024;

    private final Sandboxes sandboxes;
    private final Loop.All loops = new Loop.All();

    Door(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    /** Before the server's own limits, which know no Status. */
    void open(@Observes Router router) {
        router.route(PREFIX + "*").order(-1_000).handler(it -> enter(it.request()));
    }

    /** Whoever asked is answered, whatever goes wrong: on the loop nobody else would say so. */
    private static void answer(HttpServerRequest request, Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException | Error fault) {
            fail(request, fault);
        }
    }

    private void enter(HttpServerRequest request) {
        var path = request.path();
        var end = path.indexOf('/', PREFIX.length());
        var id = end < 0 ? path.substring(PREFIX.length()) : path.substring(PREFIX.length(), end);
        var rest = end < 0 ? "/" : path.substring(end);
        var known = sandboxes.findNow(id);
        if (known != null && known.isPresent()) {
            answer(request, () -> receive(known.get(), rest, request));
            return;
        }
        request.pause();
        sandboxes
                .wake(id)
                .whenCompleteAsync(
                        (found, failure) -> {
                            if (failure != null) {
                                fail(request, failure);
                            } else if (found.isEmpty()) {
                                refuse(request, noCluster(id));
                            } else {
                                answer(request, () -> receive(found.get(), rest, request));
                            }
                        },
                        back(Vertx.currentContext()));
    }

    private void receive(LiveSandbox sandbox, String path, HttpServerRequest request) {
        if (isUpgrade(request)) {
            request.pause(); // what comes is the socket's
            serve(sandbox, Arrivals.read(path, request, NOTHING), request);
        } else if (request.method() == HttpMethod.GET) {
            request.resume();
            serve(sandbox, Arrivals.read(path, request, NOTHING), request);
        } else {
            collect(sandbox, path, request);
        }
    }

    private void collect(LiveSandbox sandbox, String path, HttpServerRequest request) {
        var body = Buffer.buffer();
        request.handler(
                chunk -> {
                    if (request.response().ended()) {
                        return; // refused already
                    }
                    if (body.length() + chunk.length() > LARGEST_BODY) {
                        refuse(request, tooLarge());
                    } else {
                        body.appendBuffer(chunk);
                    }
                });
        request.endHandler(
                _ -> {
                    if (!request.response().ended()) {
                        answer(
                                request,
                                () -> {
                                    var asked = Arrivals.read(path, request, body.getBytes());
                                    serve(sandbox, asked, request);
                                });
                    }
                });
        request.resume(); // it comes paused
    }

    private void serve(LiveSandbox sandbox, HttpForm.Asked asked, HttpServerRequest request) {
        var answer = sandbox.answer(asked.request());
        if (answer.isDone() && !answer.isCompletedExceptionally()) {
            reply(answer.join(), sandbox, asked, request);
            return;
        }
        answer.whenCompleteAsync(
                (reply, failure) -> {
                    if (failure != null) {
                        fail(request, failure);
                    } else {
                        answer(request, () -> reply(reply, sandbox, asked, request));
                    }
                },
                back(Vertx.currentContext()));
    }

    private void reply(
            Answered answered,
            LiveSandbox sandbox,
            HttpForm.Asked asked,
            HttpServerRequest request) {
        if (request.response().closed()) {
            return;
        }
        var answer = HttpForm.builtIn().of(asked, answered.reply(), answered.heading());
        if (answered.reply() instanceof Reply.Opened(var cursor)) {
            switch (cursor) {
                case Cursor.Watch _, Cursor.Log _ ->
                        new Streaming(sandbox, asked, request, loop()).begin(answer, cursor);
                case Cursor.Stream _ when isUpgrade(request) ->
                        new Attached(sandbox, cursor).begin(request);
                case Cursor.Forward way when isUpgrade(request) ->
                        new Tunnel(sandbox, way).begin(request);
                case Cursor.Stream _, Cursor.Forward _ -> end(answer, request);
            }
        } else {
            end(answer, request);
        }
    }

    private Loop loop() {
        return loops.of(((ContextInternal) Vertx.currentContext()).nettyEventLoop());
    }

    private static void end(HttpAnswer answer, HttpServerRequest request) {
        if (isUpgrade(request)) {
            request.resume(); // it was to become a socket, and does not
        }
        Answers.send(answer, request);
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private static Executor back(Context context) {
        return task -> context.runOnContext(_ -> task.run());
    }

    /** Without looking at the request: what still comes of it is thrown away, and its connection ends. */
    private static void refuse(HttpServerRequest request, Status status) {
        var nobody = new HttpForm.Asked(Request.get("/", Credential.ANONYMOUS));
        if (!request.isEnded()) { // else HTTP/2 lets nobody go on with it
            if (request.version() != HttpVersion.HTTP_2) { // there only the request's stream ends
                request.response().putHeader("Connection", "close");
            }
            request.resume();
        }
        Answers.send(
                HttpForm.builtIn().of(nobody, new Reply.Refused(status), Heading.NONE), request);
    }

    /** What has begun to go out cannot become a refusal any more: it breaks off. */
    private static void fail(HttpServerRequest request, Throwable failure) {
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof Elsewhere)) {
            LOG.error("A request at the door failed", cause);
        }
        if (request.response().headWritten()) {
            request.response().reset();
        } else {
            request.response().headers().clear();
            refuse(request, cause instanceof Elsewhere ? putAway() : broken());
        }
    }

    private static Status putAway() {
        return status(503, "ServiceUnavailable", "The cluster was being put away: try again.");
    }

    private static Status broken() {
        var what = "the simulation of this cluster failed; this is our mistake";
        var causes = Document.of("causes", Items.of(Document.of("message", what)));
        return new Status(500, "InternalError", "Internal error occurred: " + what, causes);
    }

    private static Status tooLarge() {
        return status(
                413, "RequestEntityTooLarge", "Request entity too large: limit is " + LARGEST_BODY);
    }

    private static Status noCluster(String id) {
        return status(404, "NotFound", "There is no cluster " + id + " at this server.");
    }

    private static Status status(int code, String reason, String message) {
        return new Status(code, reason, message, Document.EMPTY);
    }
}
