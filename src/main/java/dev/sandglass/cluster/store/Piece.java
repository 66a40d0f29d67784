package dev.sandglass.cluster.store;

import dev.sandglass.api.Change;
import dev.sandglass.api.ObjectKey;
import dev.sandglass.document.Document;
import dev.sandglass.sim.Base;
import dev.sandglass.sim.Freezer;
import dev.sandglass.sim.Thawer;
import dev.sandglass.sim.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Some changes in a row: young ones as they are, older ones packed as the way back from each to the
 * one before. Packed changes are read from the newest to the oldest, beginning with the objects as
 * the piece left them.
 */
final class Piece {

    /** So many changes, then the next piece begins. */
    static final int SIZE = 16;

    private static final Vocabulary WORDS = DocumentCodec.addTo(new Vocabulary());

    /**
     * A piece as data.
     *
     * @param last the revision of its newest change
     * @param at when that was written, epoch nanoseconds
     * @param weight of all its changes, see {@link Weight}
     * @param words that stand in its changes
     */
    record State(int size, long last, long at, int weight, List<String> words, byte[] changes) {}

    /** A piece at rest: its words are bytes too, which takes far less room. */
    record Packed(int size, long last, long at, int weight, byte[] words, byte[] changes) {

        static Packed of(State state) {
            return new Packed(
                    state.size(),
                    state.last(),
                    state.at(),
                    state.weight(),
                    Freezer.freeze(state.words(), WORDS, Base.EMPTY),
                    state.changes());
        }

        @SuppressWarnings("unchecked")
        List<String> wordList() {
            return (List<String>) Objects.requireNonNull(Thawer.thaw(words, WORDS, Base.EMPTY));
        }

        State state() {
            return new State(size, last, at, weight, wordList(), changes);
        }
    }

    private static final byte[] NONE = new byte[0];

    private Packed packed;
    private @Nullable List<Change> young;

    /** A piece that begins with nothing. */
    Piece() {
        this(new Packed(0, 0, 0, 0, NONE, NONE));
        young = new ArrayList<>(SIZE);
    }

    Piece(Packed packed) {
        this.packed = packed;
    }

    int size() {
        return packed.size();
    }

    long last() {
        return packed.last();
    }

    long at() {
        return packed.at();
    }

    int weight() {
        return packed.weight();
    }

    boolean isPacked() {
        return young == null;
    }

    /** Its changes, oldest first, while they are not packed. */
    List<Change> young() {
        return Objects.requireNonNull(young);
    }

    void add(Change change, long at, int weight) {
        young().add(change);
        packed =
                new Packed(
                        packed.size() + 1,
                        change.revision(),
                        at,
                        packed.weight() + weight,
                        NONE,
                        NONE);
    }

    /** At rest; the piece itself stays as it is. */
    Packed packed() {
        return young == null ? packed : Packed.of(state());
    }

    /** As data; the piece itself stays as it is. */
    State state() {
        if (young == null) {
            return packed.state();
        }
        var out = Freezer.wordless(WORDS);
        for (var change : young.reversed()) {
            out.number(packed.last() - change.revision());
            out.write(change.key().resource());
            out.write(change.key().namespace());
            out.write(change.key().name());
            Undo.write(change.before(), change.after(), out);
        }
        return new State(
                packed.size(),
                packed.last(),
                packed.at(),
                packed.weight(),
                out.words(),
                out.bytes());
    }

    /** Packs it for good. */
    void pack() {
        packed = packed();
        young = null;
    }

    /** Unpacks it for good, so that it can go on. */
    void open(Root root) {
        young = new ArrayList<>(SIZE);
        read(new HashMap<>(), root, young);
        Collections.reverse(young);
    }

    /**
     * Reads packed changes, newest first.
     *
     * @param later objects as this piece left them, where they changed since; left as they were before it
     * @param root the newest state
     */
    void read(Map<ObjectKey, @Nullable Document> later, Root root, List<Change> into) {
        var in = new Thawer(packed.changes(), WORDS, packed.wordList());
        for (var n = packed.size(); n > 0; n--) {
            var revision = packed.last() - in.number();
            var key = new ObjectKey(word(in), word(in), word(in));
            var after = later.containsKey(key) ? later.get(key) : root.get(key);
            var before = Undo.read(after, in);
            later.put(key, before);
            into.add(new Change(revision, key, before, after));
        }
    }

    private static String word(Thawer in) {
        return (String) Objects.requireNonNull(in.read());
    }
}
