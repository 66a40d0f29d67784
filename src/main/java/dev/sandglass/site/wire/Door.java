package dev.sandglass.site.wire;

import dev.sandglass.api.Cursor;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Status;
import dev.sandglass.document.Document;
import dev.sandglass.site.sandboxes.Elsewhere;
import dev.sandglass.site.sandboxes.LiveSandbox;
import dev.sandglass.site.sandboxes.Sandboxes;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
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

    /** As upstream's API server: an object may have half of it. */
    static final int LARGEST_BODY = 3 * 1024 * 1024;

    private final Sandboxes sandboxes;
    private final Replies replies;

    Door(Sandboxes sandboxes, Replies replies) {
        this.sandboxes = sandboxes;
        this.replies = replies;
    }

    void open(@Observes Router router) {
        router.route(PREFIX + "*").order(-1_000).handler(this::enter);
    }

    private void enter(RoutingContext routing) {
        var request = routing.request();
        var path = request.path();
        var end = path.indexOf('/', PREFIX.length());
        var id = end < 0 ? path.substring(PREFIX.length()) : path.substring(PREFIX.length(), end);
        var rest = end < 0 ? "/" : path.substring(end);
        var length = request.getHeader("Content-Length");
        if (length != null && length.length() > 7) {
            refuse(routing, tooLarge());
            return;
        }
        var known = sandboxes.findNow(id);
        if (known != null && known.isPresent()) {
            receive(known.get(), rest, routing);
            return;
        }
        request.pause();
        var context = Vertx.currentContext();
        sandboxes
                .wake(id)
                .whenCompleteAsync(
                        (found, failure) -> {
                            request.resume();
                            if (failure != null) {
                                fail(routing, failure);
                            } else if (found.isEmpty()) {
                                refuse(routing, noCluster(id));
                            } else {
                                receive(found.get(), rest, routing);
                            }
                        },
                        back(context));
    }

    private void receive(LiveSandbox sandbox, String path, RoutingContext routing) {
        var request = routing.request();
        if (isUpgrade(request)) {
            request.pause();
            serve(sandbox, read(path, request, Request.Body.NONE), routing);
        } else if (request.method() == io.vertx.core.http.HttpMethod.GET) {
            serve(sandbox, read(path, request, Request.Body.NONE), routing);
        } else {
            collect(sandbox, path, routing);
        }
    }

    private void collect(LiveSandbox sandbox, String path, RoutingContext routing) {
        var request = routing.request();
        var body = Buffer.buffer();
        request.handler(
                chunk -> {
                    if (body.length() <= LARGEST_BODY) {
                        body.appendBuffer(chunk);
                    }
                });
        request.endHandler(
                _ -> {
                    if (body.length() > LARGEST_BODY) {
                        refuse(routing, tooLarge());
                        return;
                    }
                    var type = request.getHeader("Content-Type");
                    var raw =
                            body.length() == 0
                                    ? Request.Body.NONE
                                    : new Request.Body.Raw(
                                            body.getBytes(), type == null ? Request.JSON : type);
                    serve(sandbox, read(path, request, raw), routing);
                });
        request.resume(); // it comes paused
    }

    private static Request read(String path, HttpServerRequest request, Request.Body body) {
        var accept = request.getHeader("Accept");
        var agent = request.getHeader("User-Agent");
        return new Request(
                Methods.of(request.method()),
                path,
                query(request),
                body,
                accept == null ? "" : accept,
                agent == null ? "" : agent,
                Credentials.of(request));
    }

    private static Map<String, List<String>> query(HttpServerRequest request) {
        var text = request.query();
        if (text == null || text.isEmpty()) {
            return Map.of();
        }
        var query = new TreeMap<String, List<String>>();
        request.params(true)
                .forEach(
                        (name, value) ->
                                query.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value));
        return query;
    }

    private void serve(LiveSandbox sandbox, Request request, RoutingContext routing) {
        var context = Vertx.currentContext();
        var answer = sandbox.ask(request);
        if (answer.isDone() && !answer.isCompletedExceptionally()) {
            reply(answer.join(), sandbox, request, routing);
            return;
        }
        answer.whenCompleteAsync(
                (reply, failure) -> {
                    if (failure != null) {
                        fail(routing, failure);
                    } else {
                        reply(reply, sandbox, request, routing);
                    }
                },
                back(context));
    }

    private void reply(Reply reply, LiveSandbox sandbox, Request request, RoutingContext routing) {
        if (routing.response().closed()) {
            return;
        }
        switch (reply) {
            case Reply.Opened(var cursor) -> open(cursor, sandbox, request, routing);
            case Reply.Ok _, Reply.Refused _, Reply.Raw _ -> {
                if (isUpgrade(routing.request())) {
                    routing.request().resume(); // it was to become a socket, and does not
                }
                replies.write(reply, request, routing.response());
            }
        }
    }

    private void open(Cursor cursor, LiveSandbox sandbox, Request request, RoutingContext routing) {
        switch (cursor) {
            case Cursor.Watch _, Cursor.Log _ ->
                    new Streaming(sandbox, request, routing.response(), replies).begin(cursor);
            case Cursor.Stream _ -> {
                if (isUpgrade(routing.request())) {
                    new Attached(sandbox, cursor).begin(routing.request());
                } else {
                    refuse(
                            routing,
                            new Status(
                                    400, "BadRequest", "Upgrade request required", Document.EMPTY));
                }
            }
        }
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private static java.util.concurrent.Executor back(Context context) {
        return task -> context.runOnContext(_ -> task.run());
    }

    private void refuse(RoutingContext routing, Status status) {
        replies.write(
                new Reply.Refused(status),
                Request.get("/", dev.sandglass.api.Credential.ANONYMOUS),
                routing.response());
    }

    private void fail(RoutingContext routing, Throwable failure) {
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof Elsewhere)) {
            LOG.error("A request at the door failed", cause);
        }
        refuse(
                routing,
                cause instanceof Elsewhere
                        ? new Status(
                                503,
                                "ServiceUnavailable",
                                "The cluster was being put away: try again.",
                                Document.EMPTY)
                        : new Status(
                                500,
                                "InternalError",
                                "The simulation of this cluster failed; this is our mistake.",
                                Document.EMPTY));
    }

    private static Status tooLarge() {
        return new Status(
                413,
                "RequestEntityTooLarge",
                "Request entity too large: limit is " + LARGEST_BODY,
                Document.EMPTY);
    }

    private static Status noCluster(String id) {
        return new Status(
                404, "NotFound", "There is no cluster " + id + " at this server.", Document.EMPTY);
    }
}
