package dev.sandglass.cluster.store;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.List;
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
    private volatile @Nullable Usage usage; // counted at most once for all forks

    Snapshot(Root root, History history, Expiries expiries) {
        this.root = root;
        this.history = history;
        this.expiries = expiries;
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

    /**
     * All objects, lists and documents inside, in an order that depends on the state alone: for the
     * {@code Base} to
     * which frozen bytes refer.
     */
    public List<Object> values() {
        var values = new ArrayList<Object>();
        for (var resource : root.resources()) {
            for (var object : resource.value) {
                collect(object.value, values);
            }
        }
        for (var past : history.after(history.compacted(), root)) {
            collect(past.before(), values);
            collect(past.after(), values);
        }
        return values;
    }

    private static void collect(@Nullable Object value, List<Object> values) {
        switch (value) {
            case Document document -> {
                values.add(document);
                for (var i = 0; i < document.size(); i++) {
                    collect(document.valueAt(i), values);
                }
            }
            case Items items -> {
                values.add(items);
                items.forEach(item -> collect(item, values));
            }
            case null, default -> {}
        }
    }
}
