package dev.sandglass.cluster.apiserver;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Change;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Feed;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Transport;
import dev.sandglass.api.View;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Refusal;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.registry.Registry;
import dev.sandglass.cluster.apiserver.routes.Route;
import dev.sandglass.cluster.apiserver.routes.Routes;
import dev.sandglass.cluster.apiserver.verbs.Verbs;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.document.Malformed;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The API server of one cluster: what kube-apiserver is to a real one.
 *
 * <p>Simulated: routes, authentication, admission, defaulting, validation, storing, watching, deletion with grace and
 * finalizers. Left out for now: authorization (everyone who is authenticated may do everything; RBAC has its place in
 * {@link #send}), managed fields and server-side apply, custom resources, audit, priority and fairness.
 *
 * <p>A call takes effect at once. What it would have cost is not waited for: it delays the deliveries to those who
 * watch, see {@link #subscribe}.
 */
public final class ApiServer implements Transport, Feed {

    /** Who is told of changes of a resource. */
    private record Subscriber(String part, String key) {}

    private final Store store;
    private final Timeline timeline;
    private final Chance chance;
    private final Routes routes;
    private final Verbs verbs;
    private final Authentication authentication = new Authentication();
    private final Map<String, List<Subscriber>> subscribers = new HashMap<>();

    public ApiServer(Store store, Timeline timeline, Chance chance, Schema schema) {
        this.store = store;
        this.timeline = timeline;
        this.chance = chance;
        this.routes = new Routes(schema.kinds());
        this.verbs = new Verbs(new Registry(store, chance), store);
        store.listen(this::committed);
    }

    // ---- requests ----

    @Override
    public Reply send(Request request) {
        try {
            return switch (routes.find(request.path())) {
                case Route.Objects objects -> verbs.serve(call(request, objects));
                case Route.NoSuchResource _ -> throw Refusals.noSuchResource();
                case Route.Page _ -> notFound();
            };
        } catch (Refusal refusal) {
            return new Reply.Refused(refusal.status());
        } catch (Malformed malformed) {
            return new Reply.Refused(Refusals.badRequest(malformed.getMessage()).status());
        }
    }

    private static Reply notFound() {
        return new Reply.Raw(
                404,
                "text/plain; charset=utf-8",
                "404 page not found\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Map.of("X-Content-Type-Options", "nosniff"));
    }

    private Call call(Request request, Route.Objects route) {
        return new Call(request, route, authentication.user(request.credential()), timeline.now());
    }

    @Override
    public Batch poll(Cursor cursor) {
        return switch (cursor) {
            case Cursor.Watch watch -> pollWatch(watch);
            case Cursor.Log _, Cursor.Stream _ -> throw new IllegalStateException(
                    "no kubelets are reachable yet");
        };
    }

    private Batch pollWatch(Cursor.Watch watch) {
        if (!(routes.find(watch.request().path()) instanceof Route.Objects route)) {
            throw new IllegalStateException("a watch of nothing: " + watch);
        }
        return verbs.poll(call(watch.request(), route), watch);
    }

    @Override
    public void push(Cursor cursor, Push push) {
        throw new IllegalStateException("no kubelets are reachable yet");
    }

    // ---- the fast lane of our own components ----

    @Override
    public View view() {
        return store.root();
    }

    @Override
    public View viewAt(long revision) {
        return store.at(revision);
    }

    @Override
    public List<Change> since(long revision) {
        // who is told within milliseconds has missed nothing that is forgotten
        return store.since(Math.max(revision, store.compacted()));
    }

    @Override
    public void subscribe(List<String> resources, String part, String key) {
        var subscriber = new Subscriber(part, key);
        for (var resource : resources) {
            var all = subscribers.computeIfAbsent(resource, _ -> new ArrayList<>(2));
            if (!all.contains(subscriber)) {
                all.add(subscriber);
            }
        }
    }

    private void committed(Change change) {
        var all = subscribers.get(change.key().resource());
        if (all == null) {
            return;
        }
        for (var subscriber : all) {
            var delay = 1_000_000L
                    + chance.below(3_000_000, "delivery", subscriber.part(), change.revision());
            timeline.setNoLater(subscriber.part(), subscriber.key(), timeline.now() + delay);
        }
    }
}
