package dev.sandglass.cluster.store;

import dev.sandglass.api.Change;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest changes, oldest first, bounded in bytes: a minute of them whatever they weigh (up to
 * {@value #MOST_BYTES}), older ones only within {@value #FEW_BYTES}.
 *
 * <p>Kept in pieces of {@value #PIECE}, which a fork shares with its template:
 *
 * <pre>
 *   template   [c1 … c32] [c33 … c64] [c65 c66 · ·]
 *   fork       [c1 … c32] [c33 … c64] [c65 c66]    its next change opens its own piece
 * </pre>
 */
final class History {

    static final int FEW_BYTES = 8 * 1024;
    static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final long YOUNG = 60_000_000_000L;
    private static final int PIECE = 32;

    /** Changes [from, to) of an array that others may share. */
    private static final class Piece {
        final Past[] changes;
        int from;
        int to;
        final boolean own;

        Piece(Past[] changes, int from, int to, boolean own) {
            this.changes = changes;
            this.from = from;
            this.to = to;
            this.own = own;
        }
    }

    private final ArrayList<Piece> pieces = new ArrayList<>(4);
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
        fork.bytes = bytes;
        pieces.forEach(p -> fork.pieces.add(new Piece(p.changes, p.from, p.to, false)));
        return fork;
    }

    void add(Past past) {
        restore(past);
        while (bytes > FEW_BYTES && isTooMuch(first(), past.at())) {
            forgetFirst();
        }
    }

    /** Takes back a change that was remembered when it was frozen. */
    void restore(Past past) {
        var last = pieces.isEmpty() ? null : pieces.getLast();
        if (last == null || !last.own || last.to == PIECE) {
            last = new Piece(new Past[PIECE], 0, 0, true);
            pieces.add(last);
        }
        last.changes[last.to++] = past;
        bytes += past.bytes();
    }

    private boolean isTooMuch(Past oldest, long now) {
        return bytes > MOST_BYTES || now - oldest.at() > YOUNG;
    }

    private Past first() {
        var piece = pieces.getFirst();
        return piece.changes[piece.from];
    }

    private void forgetFirst() {
        var piece = pieces.getFirst();
        var oldest = piece.changes[piece.from];
        bytes -= oldest.bytes();
        compacted = oldest.change().revision();
        piece.from++;
        if (piece.from == piece.to) {
            pieces.removeFirst();
        }
    }

    /** Forgets everything up to the revision. */
    void compact(long revision) {
        while (!pieces.isEmpty() && first().change().revision() <= revision) {
            forgetFirst();
        }
        compacted = Math.max(compacted, revision);
    }

    /** The changes after the revision, oldest first. */
    List<Past> after(long revision) {
        var found = new ArrayList<Past>();
        for (var i = firstPieceAfter(revision); i < pieces.size(); i++) {
            var piece = pieces.get(i);
            for (var j = piece.from; j < piece.to; j++) {
                if (piece.changes[j].change().revision() > revision) {
                    found.add(piece.changes[j]);
                }
            }
        }
        return found;
    }

    private int firstPieceAfter(long revision) {
        var i = pieces.size();
        while (i > 0) {
            var piece = pieces.get(i - 1);
            if (piece.changes[piece.to - 1].change().revision() <= revision) {
                break;
            }
            i--;
        }
        return i;
    }

    List<Change> changesAfter(long revision) {
        return after(revision).stream().map(Past::change).toList();
    }
}
