package dev.sandglass.cluster.store;

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

    Snapshot(Root root, History history, Expiries expiries) {
        this.root = root;
        this.history = history;
        this.expiries = expiries;
    }

    public Root root() {
        return root;
    }

    History history() {
        return history;
    }

    Expiries expiries() {
        return expiries;
    }
}
