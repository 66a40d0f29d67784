package dev.sandglass.cluster.store;

import dev.sandglass.sim.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * A store at one moment, from which others go on: what a fork shares with its template. Frozen
 * state holds only what
 * differs from it.
 */
public final class Snapshot {

    /** The store before its first write. */
    public static final Snapshot EMPTY = new Snapshot(Root.EMPTY, new History(0), Expiries.NONE);

    private final Root root;
    private final History history;
    private final Expiries expiries;
    private final @Nullable Later later;

    /** A later state as frozen, that many begin with, and what it is when it is thawed. */
    private record Later(Object state, Snapshot thawed) {}

    private volatile @Nullable Usage usage; // counted at most once for all forks

    Snapshot(Root root, History history, Expiries expiries) {
        this(root, history, expiries, null);
    }

    private Snapshot(Root root, History history, Expiries expiries, @Nullable Later later) {
        this.root = root;
        this.history = history;
        this.expiries = expiries;
        this.later = later;
    }

    /** The same, for stores that will be thawed from this state, and share what it holds. */
    public Snapshot later(Store.State state) {
        var store = new Store(new Timeline(0), this);
        store.thaw(state);
        return new Snapshot(root, history, expiries, new Later(state, store.continued()));
    }

    /** What this state is when it is thawed, if it is the one that many begin with. */
    @Nullable Snapshot thawed(Object state) {
        return later != null && later.state == state ? later.thawed : null;
    }

    public Root root() {
        return root;
    }

    Usage usage() {
        var counted = usage;
        if (counted == null) {
            counted = Usage.of(root);
            usage = counted;
        }
        return counted;
    }

    History history() {
        return history;
    }

    Expiries expiries() {
        return expiries;
    }
}
