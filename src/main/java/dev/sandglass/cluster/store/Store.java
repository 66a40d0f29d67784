package dev.sandglass.cluster.store;

import dev.sandglass.api.Change;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Part;
import dev.sandglass.sim.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All objects of one cluster: what etcd is to kube-apiserver.
 *
 * <p>Simulated: one revision for each write, shown in {@code metadata.resourceVersion}; a history
 * to watch from;
 * compaction; leases, so that Events go away. Left out: transactions (there is one writer), Raft (a
 * later issue),
 * sizes on disk.
 *
 * <p>A write copies O(log n) nodes. Who holds a {@link Root} sees that revision for ever.
 */
public final class Store implements Part {

    /** Told of every change at the moment it is written. */
    public interface Listener {
        void committed(Change change);
    }

    private static final String EXPIRE = "expire";

    private final String name;
    private final Timeline timeline;
    private final Snapshot base;
    private final List<Listener> listeners = new ArrayList<>(1);
    private History history;
    private Expiries expiries;
    private final Room room;
    private volatile Root root;
    private Usage usage;

    /** A store that goes on from the snapshot, in a sandbox of one cluster. */
    public Store(Timeline timeline, Snapshot base) {
        this("store", timeline, base);
    }

    /**
     * A store that goes on from the snapshot.
     *
     * @param name of the part, unique in the sandbox: {@code cluster/store}
     */
    public Store(String name, Timeline timeline, Snapshot base) {
        this(name, timeline, base, Room.ENDLESS);
    }

    /** The same with so much room. */
    public Store(String name, Timeline timeline, Snapshot base, Room room) {
        this.room = room;
        this.usage = base.usage();
        this.name = name;
        this.timeline = timeline;
        this.base = base;
        this.root = base.root();
        this.history = base.history().fork();
        this.expiries = base.expiries();
    }

    @Override
    public String name() {
        return name;
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    // ---- reading ----

    /** The newest state; may be read from any thread. */
    public Root root() {
        return root;
    }

    /** How much it is meant to hold. */
    public Room room() {
        return room;
    }

    /** How much it holds. */
    public Usage usage() {
        return usage;
    }

    /** The revision of the newest write. */
    public long revision() {
        return root.revision();
    }

    /**
     * The newest revision whose changes are forgotten: a watch can start from it and not from an
     * older one.
     */
    public long compacted() {
        return history.compacted();
    }

    /** The revision up to which whoever is told of changes within milliseconds knows them. */
    public long told() {
        return history.told(timeline.now());
    }

    public boolean remembers(long revision) {
        return revision >= history.compacted() && revision <= root.revision();
    }

    /** The state at an older revision: the newest one with later changes undone. */
    public Root at(long revision) {
        demand(revision);
        var past = root;
        var later = history.after(revision, root);
        for (var change : later.reversed()) {
            past = past.with(revision, change.key(), change.after(), change.before());
        }
        return past;
    }

    /** The changes after the revision, oldest first. */
    public List<Change> since(long revision) {
        if (revision == root.revision()) {
            return List.of();
        }
        demand(revision);
        return history.after(revision, root);
    }

    private void demand(long revision) {
        if (!remembers(revision)) {
            throw new IllegalStateException(
                    "revision %d is not between %d and %d"
                            .formatted(revision, history.compacted(), root.revision()));
        }
    }

    // ---- writing ----

    /** Writes an object, new or not, and returns it with its new resourceVersion. */
    public Document put(ObjectKey key, Document object) {
        return put(key, object, null);
    }

    /**
     * Writes an object that goes away by itself after a time (null: never), counted from its last
     * write.
     */
    public Document put(ObjectKey key, Document object, @Nullable Duration life) {
        var revision = root.revision() + 1;
        var metadata = object.get("metadata") instanceof Document m ? m : Document.EMPTY;
        var stored =
                object.put("metadata", metadata.put("resourceVersion", Long.toString(revision)));
        var before = root.get(key);
        stored.shareBeyond(before);
        commit(new Change(revision, key, before, stored));
        keepFor(key, before == null, life);
        return stored;
    }

    /**
     * Puts an object in that was there before the store was: it shows its revision, nobody is told of it, and no history
     * has it. They come in the order of their revisions, before anything is written; then the store is compacted.
     */
    public void begin(ObjectKey key, Document object, @Nullable Duration life) {
        var revision = Long.parseLong(object.text("metadata.resourceVersion"));
        root = root.with(revision, key, null, object);
        usage = usage.after(null, object);
        keepFor(key, true, life);
    }

    private void keepFor(ObjectKey key, boolean isNew, @Nullable Duration life) {
        if (life == null && (isNew || expiries.groups().isEmpty())) {
            return;
        }
        var nanos = life == null ? null : life.toNanos();
        var place = root.place(key);
        expiries = expiries.with(key.resource(), place, isNew, nanos, timeline.now());
        if (life != null) {
            timeline.setNoLater(name, EXPIRE, expiries.next());
        }
    }

    /** Removes an object and returns what it was; null when it is not there. */
    public @Nullable Document delete(ObjectKey key) {
        var before = root.get(key);
        if (before == null) {
            return null;
        }
        expiries = expiries.without(key.resource(), key.toString());
        commit(new Change(root.revision() + 1, key, before, null));
        return before;
    }

    private void commit(Change change) {
        var before = change.before();
        var after = change.after();
        history.add(change, timeline.now(), 160 + Weight.of(before, after), root);
        root = root.with(change.revision(), change.key(), before, after);
        usage = usage.after(before, after);
        for (var listener : listeners) {
            listener.committed(change);
        }
    }

    /** Forgets the history up to the revision. */
    public void compact(long revision) {
        history.compact(Math.min(revision, root.revision()));
    }

    @Override
    public void wake(String key) {
        for (var over : expiries.overAt(timeline.now())) {
            delete(over);
        }
        if (expiries.next() >= 0) {
            timeline.setAt(name, EXPIRE, expiries.next());
        }
    }

    // ---- as data ----

    /** What forks of this store start from. */
    public Snapshot snapshot() {
        return new Snapshot(root, history.fork(), expiries);
    }

    /** What others go on from that have the same base. */
    Snapshot continued() {
        return new Snapshot(root, history.copy(), expiries);
    }

    /** An object, frozen with the resource that it belongs to. */
    record Kept(String resource, Document object) {}

    /** The store, frozen: the difference to its base. */
    public record State(
            long revision,
            long compacted,
            long granted,
            List<Kept> changed,
            List<ObjectKey> removed,
            List<Piece.State> history,
            List<Expiries.Group> ends) {}

    @Override
    public State freeze() {
        var changed = new ArrayList<Kept>();
        var removed = new ArrayList<ObjectKey>();
        Differences.between(
                base.root().resources(),
                root.resources(),
                (resource, before, after) ->
                        Differences.between(
                                before == null ? Tree.<Document>empty() : before,
                                after == null ? Tree.<Document>empty() : after,
                                (_, old, now) -> {
                                    if (now == null) {
                                        removed.add(keyOf(resource, old));
                                    } else if (!now.equals(old)) {
                                        changed.add(new Kept(resource, now));
                                    }
                                }));
        return new State(
                root.revision(),
                history.compacted(),
                expiries.granted(),
                changed,
                removed,
                history.freeze(),
                expiries.beyond(base.expiries()));
    }

    @Override
    public void thaw(@Nullable Object frozen) {
        var state = (State) java.util.Objects.requireNonNull(frozen);
        var known = base.thawed(state);
        if (known != null) {
            root = known.root();
            history = known.history().copy();
            expiries = known.expiries();
            usage = known.usage();
            return;
        }
        var thawed = base.root();
        var used = base.usage();
        for (var key : state.removed()) {
            var before = thawed.get(key);
            used = used.after(before, null);
            thawed = thawed.with(state.revision(), key, before, null);
        }
        for (var kept : state.changed()) {
            var key = keyOf(kept.resource(), kept.object());
            var before = thawed.get(key);
            used = used.after(before, kept.object());
            thawed = thawed.with(state.revision(), key, before, kept.object());
        }
        usage = used;
        root = thawed.at(state.revision());
        expiries = base.expiries().restored(state.ends(), state.granted());
        history = base.history().fork();
        history.compact(state.compacted());
        history.thaw(state.history());
    }

    private static ObjectKey keyOf(String resource, Document object) {
        var metadata = object.child("metadata");
        return new ObjectKey(resource, metadata.text("namespace"), metadata.text("name"));
    }
}
