package dev.sandglass.cluster.client;

import dev.sandglass.api.Batch;
import dev.sandglass.api.Change;
import dev.sandglass.api.Cursor;
import dev.sandglass.api.Feed;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.api.Push;
import dev.sandglass.api.Reply;
import dev.sandglass.api.Request;
import dev.sandglass.api.Status;
import dev.sandglass.api.Timestamps;
import dev.sandglass.api.Transport;
import dev.sandglass.api.View;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import dev.sandglass.sim.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A small stand-in for the API server: objects by key, revisions, deliveries after 2 ms. */
public final class FakeServer implements Transport, Feed {

    private record Subscription(List<String> resources, String part, String key) {}

    private final Timeline timeline;
    private final List<Subscription> subscriptions = new ArrayList<>();
    public final List<Change> history = new ArrayList<>();
    private final List<TreeMap<ObjectKey, Document>> states = new ArrayList<>();
    private int names;
    public @Nullable Status refuseNext;

    public FakeServer(Timeline timeline) {
        this.timeline = timeline;
        states.add(new TreeMap<>());
    }

    public List<Change> history(ObjectKey key) {
        return history.stream().filter(c -> c.key().equals(key)).toList();
    }

    public @Nullable Document get(ObjectKey key) {
        return states.getLast().get(key);
    }

    public void put(ObjectKey key, @Nullable Document after) {
        var before = get(key);
        var revision = states.size();
        var next = new TreeMap<>(states.getLast());
        if (after == null) {
            next.remove(key);
        } else {
            after = after.with("metadata.resourceVersion", Long.toString(revision));
            next.put(key, after);
        }
        states.add(next);
        history.add(new Change(revision, key, before, after));
        for (var s : subscriptions) {
            if (s.resources.contains(key.resource())) {
                timeline.setNoLater(s.part, s.key, timeline.now() + 2_000_000);
            }
        }
    }

    // ---- Feed ----

    @Override
    public View view() {
        return new FakeView(states.size() - 1, states.getLast());
    }

    @Override
    public View viewAt(long revision) {
        return new FakeView(revision, states.get((int) revision));
    }

    @Override
    public List<Change> since(long revision) {
        return history.subList((int) revision, history.size());
    }

    @Override
    public void subscribe(List<String> resources, String part, String key) {
        subscriptions.add(new Subscription(resources, part, key));
    }

    private record FakeView(long revision, Map<ObjectKey, Document> objects) implements View {
        @Override
        public @Nullable Document get(ObjectKey key) {
            return objects.get(key);
        }

        @Override
        public Stream<Document> list(String resource) {
            return objects.entrySet().stream()
                    .filter(e -> e.getKey().resource().equals(resource))
                    .map(Map.Entry::getValue);
        }

        @Override
        public Stream<Document> list(String resource, String namespace) {
            return list(resource).filter(d -> d.text("metadata.namespace").equals(namespace));
        }

        @Override
        public Stream<Document> ownedBy(String resource, String ownerUid) {
            return list(resource)
                    .filter(
                            d ->
                                    d.items("metadata.ownerReferences").named("uid", ownerUid)
                                            != null);
        }

        @Override
        public Stream<Document> podsOn(String node) {
            return list("pods").filter(d -> d.text("spec.nodeName").equals(node));
        }
    }

    // ---- Transport ----

    @Override
    public Reply send(Request request) {
        if (refuseNext != null) {
            var status = refuseNext;
            refuseNext = null;
            return new Reply.Refused(status);
        }
        var steps = request.path().split("/");
        var at = steps[1].equals("api") ? 3 : 4;
        var group = steps[1].equals("api") ? "" : "." + steps[2];
        var namespace = "";
        if (steps[at].equals("namespaces")
                && steps.length > at + 2
                && !steps[at + 2].equals("finalize")) {
            namespace = steps[at + 1];
            at += 2;
        }
        var resource = steps[at] + group;
        var name = steps.length > at + 1 ? steps[at + 1] : "";
        var subresource = steps.length > at + 2 ? steps[at + 2] : "";
        var key = new ObjectKey(resource, namespace, name);
        var body = request.body() instanceof Request.Body.Tree(var d, _) ? d : Document.EMPTY;
        return switch (request.method()) {
            case GET -> name.isEmpty() ? list(resource, namespace) : existing(key);
            case POST -> subresource.equals("binding") ? bind(key, body) : create(key, body);
            case PUT -> update(key, subresource, body);
            case PATCH -> patch(key, body);
            case DELETE -> delete(key, body);
            default -> throw new IllegalStateException(request.toString());
        };
    }

    private Reply list(String resource, String namespace) {
        var all = namespace.isEmpty() ? view().list(resource) : view().list(resource, namespace);
        return new Reply.Ok(Document.of("items", all.toList()));
    }

    private Reply existing(ObjectKey key) {
        var object = get(key);
        return object == null ? notFound(key) : new Reply.Ok(object);
    }

    private Reply create(ObjectKey collection, Document body) {
        var name = body.text("metadata.name");
        if (name.isEmpty()) {
            name = body.text("metadata.generateName") + "n" + names++;
        }
        var key = new ObjectKey(collection.resource(), collection.namespace(), name);
        if (get(key) != null) {
            return refused(409, "AlreadyExists", "\"" + name + "\" already exists");
        }
        var made =
                body.with("metadata.name", name)
                        .with("metadata.uid", "uid-" + states.size())
                        .with("metadata.generation", 1)
                        .with("metadata.creationTimestamp", Timestamps.seconds(timeline.now()));
        if (!key.namespace().isEmpty()) {
            made = made.with("metadata.namespace", key.namespace());
        }
        if (key.resource().equals("pods")) {
            made = made.with("status.phase", "Pending");
        }
        put(key, made);
        return existing(key);
    }

    private Reply update(ObjectKey key, String subresource, Document body) {
        var before = get(key);
        if (before == null) {
            return notFound(key);
        }
        var version = body.text("metadata.resourceVersion");
        if (!version.isEmpty() && !version.equals(before.text("metadata.resourceVersion"))) {
            return refused(409, "Conflict", "the object has been modified");
        }
        var after = body.with("metadata.generation", before.number("metadata.generation", 1));
        if (subresource.equals("status")) {
            after =
                    before.put("status", body.child("status"))
                            .with("metadata.annotations", body.child("metadata.annotations"));
        } else if (subresource.isEmpty() && before.has("status")) {
            after = after.put("status", before.get("status"));
        }
        if (!after.child("spec").equals(before.child("spec"))) {
            after = after.with("metadata.generation", before.number("metadata.generation", 1) + 1);
        }
        if (after.equals(before)) {
            return existing(key);
        }
        if (after.at("metadata.deletionTimestamp") != null
                && after.items("metadata.finalizers").isEmpty()
                && after.items("spec.finalizers").isEmpty()) {
            put(key, null);
            return new Reply.Ok(after);
        }
        put(key, after);
        return existing(key);
    }

    private Reply patch(ObjectKey key, Document patch) {
        var before = get(key);
        if (before == null) {
            return notFound(key);
        }
        return update(key, "patch", merge(before, patch).without("metadata.resourceVersion"));
    }

    private static Document merge(Document into, Document patch) {
        var out = into;
        for (var key : patch.keys()) {
            var value = patch.get(key);
            if (value == null) {
                out = out.remove(key);
            } else if (value instanceof Document child) {
                var old = into.get(key) instanceof Document d ? d : Document.EMPTY;
                out = out.put(key, merge(old, child));
            } else if (value instanceof Items items && key.equals("conditions")) {
                var old = into.get(key) instanceof Items i ? i : Items.EMPTY;
                for (var item : items.documents().toList()) {
                    old = old.upsert("type", item);
                }
                out = out.put(key, old);
            } else {
                out = out.put(key, value);
            }
        }
        return out;
    }

    private Reply bind(ObjectKey key, Document body) {
        put(key, get(key).with("spec.nodeName", body.text("target.name")));
        return existing(key);
    }

    private Reply delete(ObjectKey key, Document options) {
        var before = get(key);
        if (before == null) {
            return notFound(key);
        }
        if (before.items("metadata.finalizers").isEmpty()) {
            put(key, null);
        } else if (before.at("metadata.deletionTimestamp") == null) {
            put(key, before.with("metadata.deletionTimestamp", Timestamps.seconds(timeline.now())));
        }
        return new Reply.Ok(before);
    }

    private Reply notFound(ObjectKey key) {
        return refused(404, "NotFound", key.resource() + " \"" + key.name() + "\" not found");
    }

    private static Reply refused(int code, String reason, String message) {
        return new Reply.Refused(new Status(code, reason, message, Document.EMPTY));
    }

    @Override
    public Batch poll(Cursor cursor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void push(Cursor cursor, Push push) {
        throw new UnsupportedOperationException();
    }
}
