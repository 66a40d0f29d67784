package dev.sandglass.cluster.store;

import dev.sandglass.api.Change;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest changes, bounded in bytes: a minute of them whatever they weigh (up to
 * {@value #MOST_BYTES}), older ones only within {@value #FEW_BYTES}.
 *
 * <p>Kept in pieces, of which all but the youngest are packed: most changes are never looked at
 * again. A fork shares the pieces of its template and begins one of its own:
 *
 * <pre>
 *   template   (c1 … c16) (c17 … c32) (c33 c34)
 *   fork       (c1 … c16) (c17 … c32) (c33 c34) [c35 …
 * </pre>
 */
final class History {

    static final int FEW_BYTES = 8 * 1024;
    static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final long MINUTE = 60_000_000_000L;

    /** Whoever is told of changes has looked at them after so long. */
    private static final long LOOKED_AT = 2_000_000_000L;

    private final ArrayList<Piece> pieces = new ArrayList<>(8);
    private int shared;
    private int packed;
    private long compacted;
    private long bytes;

    /** A history that begins after this revision. */
    History(long compacted) {
        this.compacted = compacted;
    }

    /** The revision up to which changes are forgotten. */
    long compacted() {
        return compacted;
    }

    /** The same changes, going its own way from now on. */
    History fork() {
        var fork = new History(compacted);
        pieces.forEach(piece -> fork.take(piece.packed()));
        fork.shared = fork.pieces.size();
        return fork;
    }

    /** The same changes in a copy that goes on alike: its own ones stay its own. */
    History copy() {
        var copy = fork();
        copy.shared = shared;
        return copy;
    }

    private void take(Piece.Packed piece) {
        pieces.add(new Piece(piece));
        packed = pieces.size();
        bytes += piece.weight();
    }

    /**
     * Remembers a change.
     *
     * @param before the root that it changes
     */
    void add(Change change, long now, int weight, Root before) {
        if (pieces.size() == shared || pieces.getLast().size() == Piece.SIZE) {
            pieces.add(new Piece());
        } else if (pieces.getLast().isPacked()) {
            pieces.getLast().open(before);
            packed--;
        }
        pieces.getLast().add(change, now, weight);
        bytes += weight;
        while (bytes > FEW_BYTES && pieces.size() > 1 && isTooMuch(pieces.getFirst(), now)) {
            forgetFirst();
        }
        while (packed < pieces.size() - 1 && pieces.get(packed).at() < now - LOOKED_AT) {
            pieces.get(packed++).pack();
        }
    }

    private boolean isTooMuch(Piece oldest, long now) {
        return bytes > MOST_BYTES || now - oldest.at() > MINUTE;
    }

    private void forgetFirst() {
        var oldest = pieces.removeFirst();
        bytes -= oldest.weight();
        compacted = Math.max(compacted, oldest.last());
        packed = Math.max(0, packed - 1);
        shared = Math.max(0, shared - 1);
    }

    /** Forgets everything up to the revision. */
    void compact(long revision) {
        while (!pieces.isEmpty() && pieces.getFirst().last() <= revision) {
            forgetFirst();
        }
        compacted = Math.max(compacted, revision);
    }

    /** The revision up to which whoever is told of changes within milliseconds has looked at them. */
    long told(long now) {
        var at = pieces.size() - 1;
        while (at >= 0 && pieces.get(at).at() >= now - LOOKED_AT) {
            at--;
        }
        return at < 0 ? compacted : pieces.get(at).last();
    }

    /** The changes after the revision, oldest first; {@code root} is the newest state. */
    List<Change> after(long revision, Root root) {
        var found = new ArrayList<Change>();
        Map<ObjectKey, @Nullable Document> later = null;
        for (var i = pieces.size() - 1; i >= 0 && pieces.get(i).last() > revision; i--) {
            var piece = pieces.get(i);
            if (!piece.isPacked()) {
                found.addAll(piece.young().reversed());
                continue;
            }
            if (later == null) {
                later = new HashMap<>();
                for (var change : found) {
                    later.put(change.key(), change.before());
                }
            }
            piece.read(later, root, found);
        }
        while (!found.isEmpty() && found.getLast().revision() <= revision) {
            found.removeLast();
        }
        Collections.reverse(found);
        return found;
    }

    /** Its own pieces, as data. */
    List<Piece.State> freeze() {
        return pieces.subList(shared, pieces.size()).stream().map(Piece::state).toList();
    }

    /** Takes its own pieces back. */
    void thaw(List<Piece.State> own) {
        own.forEach(piece -> take(Piece.Packed.of(piece)));
    }
}
