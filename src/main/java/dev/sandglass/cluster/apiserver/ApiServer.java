package dev.sandglass.cluster.apiserver;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Change;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Feed;
import dev.sandglass.api.KubeletPort;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Transport;
import dev.sandglass.api.View;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.api.wire.Heading;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Refusal;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.cluster.apiserver.call.ServiceAccountTokens;
import dev.sandglass.cluster.apiserver.call.User;
import dev.sandglass.cluster.apiserver.registry.Registry;
import dev.sandglass.cluster.apiserver.routes.Route;
import dev.sandglass.cluster.apiserver.routes.Routes;
import dev.sandglass.cluster.apiserver.verbs.Verbs;
import dev.sandglass.cluster.store.Root;
import dev.sandglass.cluster.store.Store;
import dev.sandglass.document.Malformed;
import dev.sandglass.sim.Chance;
import dev.sandglass.sim.Timeline;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The API server of one cluster: what kube-apiserver is to a real one.
 *
 * <p>Simulated: routes, authentication, admission, defaulting, validation, storing, watching,
 * deletion with grace and
 * finalizers. Left out for now: authorization (everyone who is authenticated may do everything, see
 * {@link Authorization}), managed fields and server-side apply, custom resources, audit, priority
 * and fairness.
 *
 * <p>A call takes effect at once. What it would have cost is not waited for: it delays the
 * deliveries to those who
 * watch, see {@link #subscribe}.
 */
public final class ApiServer implements Transport, Feed {

    private static final String ADDRESS = "172.30.0.10:6443";

    private final Store store;
    private final Timeline timeline;
    private final Chance chance;
    private final KubeletPort kubelets;
    private final Routes routes;
    private final Pages pages;
    private final Verbs verbs;
    private final Call.Setting setting;
    private final Authentication authentication;
    private volatile FlowControl flows = FlowControl.NONE;
    private Subscribers subscribers = Subscribers.NONE;

    /** A server that knows no clients from outside and reaches no kubelets. */
    public ApiServer(Store store, Timeline timeline, Chance chance, Schema schema) {
        this(store, timeline, chance, schema, Identity.NONE, new NoKubelets());
    }

    /**
     * The server of a cluster.
     *
     * @param identity by what it knows its clients
     * @param kubelets how it reaches the kubelets, for logs and commands in containers
     */
    public ApiServer(
            Store store,
            Timeline timeline,
            Chance chance,
            Schema schema,
            Identity identity,
            KubeletPort kubelets) {
        this.store = store;
        this.timeline = timeline;
        this.chance = chance;
        this.kubelets = kubelets;
        this.routes = new Routes(schema.kinds());
        this.pages = Pages.of(schema);
        var tokens = new ServiceAccountTokens(identity.serviceAccounts(), identity::secret);
        this.authentication = new Authentication(identity, tokens);
        this.verbs = new Verbs(store, schema, new Registry(store, chance), kubelets, tokens);
        this.setting = new Inside(store, chance);
        store.listen(this::committed);
    }

    private record Inside(Store store, Chance chance) implements Call.Setting {
        @Override
        public Root root() {
            return store.root();
        }
    }

    // ---- requests ----

    @Override
    public Reply send(Request sent) {
        var request = WatchPaths.modern(sent);
        var warnings = List.<String>of();
        try {
            var user = authentication.user(request.credential(), store.root(), timeline.now());
            switch (routes.find(request.path())) {
                case Route.Objects objects -> {
                    var call = new Call(request, objects, user, timeline.now(), setting);
                    warnings = call.warnings();
                    Authorization.check(call);
                    return verbs.serve(call);
                }
                case Route.NoSuchResource _ -> throw Refusals.noSuchResource();
                case Route.Page _ -> {
                    Authorization.check(user, request);
                    return pages.serve(request, facts());
                }
            }
        } catch (Refusal refusal) {
            return new Reply.Refused(refusal.status(), List.copyOf(warnings));
        } catch (Malformed malformed) {
            var status = Refusals.badRequest(malformed.getMessage()).status();
            return new Reply.Refused(status, List.copyOf(warnings));
        }
    }

    private Pages.Facts facts() {
        var first = store.root().get(new ObjectKey("namespaces", "", "default"));
        var began = first == null ? "" : first.text("metadata.creationTimestamp");
        var now = timeline.now() / 1_000_000_000L;
        var started = began.isEmpty() ? now : Instant.parse(began).getEpochSecond();
        return new Pages.Facts(ADDRESS, started, now);
    }

    @Override
    public Heading heading(Request request) {
        var moment = timeline.now() + timeline.steps();
        var id = chance.uid("audit", request.method() + request.path(), moment);
        User user;
        try {
            user = authentication.user(request.credential(), store.root(), timeline.now());
        } catch (Refusal unknown) {
            return new Heading(timeline.now(), id, "", "");
        }
        var digest = digest(request, user);
        var choice = digest == null ? FlowControl.Choice.NONE : choice(digest, store.root());
        return new Heading(timeline.now(), id, choice.schema(), choice.level());
    }

    private FlowControl.Choice choice(FlowControl.Digest digest, Root root) {
        var present = flows.in(root);
        flows = present;
        return present.choose(digest, root);
    }

    /** Null for what goes on for long, which does not queue. */
    private FlowControl.@Nullable Digest digest(Request request, User user) {
        return switch (routes.find(WatchPaths.modern(request).path())) {
            case Route.Objects objects -> {
                var call = new Call(request, objects, user, timeline.now(), setting);
                yield isLong(objects.subresource()) ? null : digest(call, objects);
            }
            case Route.NoSuchResource _, Route.Page _ ->
                    new FlowControl.Digest(
                            user,
                            request.method().name().toLowerCase(Locale.ROOT),
                            request.path(),
                            "",
                            "",
                            "");
        };
    }

    private static FlowControl.Digest digest(Call call, Route.Objects route) {
        var subresource = route.subresource().isEmpty() ? "" : "/" + route.subresource();
        var resource = route.kind().plural() + subresource;
        var namespace = resource.equals("namespaces") ? route.name() : route.namespace();
        return new FlowControl.Digest(
                call.user(), Verbs.verb(call), "", route.kind().group(), resource, namespace);
    }

    private static boolean isLong(String subresource) {
        return switch (subresource) {
            case "log", "exec", "attach", "portforward", "proxy" -> true;
            default -> false;
        };
    }

    @Override
    public Batch poll(Cursor cursor) {
        return switch (cursor) {
            case Cursor.Watch watch -> pollWatch(watch);
            case Cursor.Log _, Cursor.Stream _, Cursor.Forward _ -> kubelets.poll(cursor);
        };
    }

    private Batch pollWatch(Cursor.Watch watch) {
        if (!(routes.find(watch.request().path()) instanceof Route.Objects route)) {
            throw new IllegalStateException("a watch of nothing: " + watch);
        }
        // who it is was asked when the watch was opened
        var call = new Call(watch.request(), route, User.ANONYMOUS, timeline.now(), setting);
        return verbs.poll(call, watch);
    }

    @Override
    public void push(Cursor cursor, Push push) {
        kubelets.push(cursor, push);
    }

    // ---- the fast lane of our own components ----

    @Override
    public View view() {
        return store.root();
    }

    @Override
    public View viewAt(long revision) {
        // a cache that has been told of nothing since then sees the same in what is still
        // remembered
        return store.at(Math.max(revision, store.compacted()));
    }

    @Override
    public List<Change> since(long revision) {
        // what is older concerned others: who is told within milliseconds knows it
        return store.since(Math.max(revision, store.told()));
    }

    @Override
    public void subscribe(List<String> resources, String part, String key) {
        subscribers = subscribers.with(resources, part, key);
    }

    @Override
    public boolean knows(String part) {
        return subscribers.knows(part);
    }

    /** Begins with telling all these and with these flows, as the server of the template did. */
    public void goOn(Subscribers known, FlowControl before) {
        subscribers = known;
        flows = before;
    }

    /** Who is told of changes: what a fork may share. */
    public Subscribers subscribers() {
        return subscribers;
    }

    /** The flows of its objects: what a fork may share. */
    public FlowControl flows() {
        return flows.in(store.root());
    }

    private void committed(Change change) {
        for (var subscriber : subscribers.of(change.key().resource())) {
            var delay =
                    1_000_000L
                            + chance.below(
                                    3_000_000, "delivery", subscriber.part(), change.revision());
            timeline.setNoLater(subscriber.part(), subscriber.key(), timeline.now() + delay);
        }
    }
}
