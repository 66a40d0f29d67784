package dev.sandglass.document;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The sorted keys of a {@link Document}, shared by all documents that have the same keys.
 *
 * <p>Ten thousand Pods have ten thousand {@code metadata} but a handful of shapes: a document pays
 * for its values only.
 */
public final class Shape {

    /**
     * Past this many, new shapes are not shared: keys can come from outside (labels), memory cannot
     * grow.
     */
    private static final int SHARED_AT_MOST = 20_000;

    private static final Places[] NO_PLACES = {};

    private static final ConcurrentHashMap<Shape, Shape> SHARED = new ConcurrentHashMap<>();

    static final Shape EMPTY = shared(new String[0]);

    private static final int ORDERS_AT_MOST = 8;

    /** So many keys are looked through one by one. */
    private static final int FEW = 16;

    final String[] keys;
    private final int hash;

    /** The lowest six bits of each key's hash, as a bit here: most keys that are not there are seen to miss without a look at any. */
    private final long hashes;

    /** Worked out when first written; a race only does it twice. */
    private byte @Nullable [][] quoted;

    private Places[] places = NO_PLACES;

    /** Those with one key less, by that key's place; a race only looks for one twice. */
    private @Nullable Shape @Nullable [] narrower;

    /** Those with one key more, the latest at each place; a race only looks for one twice. */
    private @Nullable Shape @Nullable [] wider;

    private boolean isShared;

    private Shape(String[] keys) {
        this.keys = keys;
        this.hash = Arrays.hashCode(keys);
        var bits = 0L;
        for (var key : keys) {
            bits |= 1L << key.hashCode();
        }
        this.hashes = bits;
    }

    /** The shape of these keys, which must be sorted and distinct. The array is not copied. */
    static Shape shared(String[] sortedKeys) {
        var candidate = new Shape(sortedKeys);
        var known = SHARED.get(candidate);
        if (known != null) {
            return known;
        }
        if (SHARED.size() >= SHARED_AT_MOST) {
            return candidate;
        }
        for (var i = 0; i < sortedKeys.length; i++) {
            sortedKeys[i] = Words.shared(sortedKeys[i]);
        }
        candidate.isShared = true;
        var earlier = SHARED.putIfAbsent(candidate, candidate);
        return earlier == null ? candidate : earlier;
    }

    /** The shape of these keys, which must be sorted and distinct. */
    public static Shape of(List<String> sortedKeys) {
        return shared(sortedKeys.toArray(new String[0]));
    }

    public int size() {
        return keys.length;
    }

    /** The key at this place. */
    public String key(int index) {
        return keys[index];
    }

    /** Where the key stands, or a negative number. */
    int indexOf(String key) {
        var wanted = key.hashCode();
        if ((hashes >>> wanted & 1) == 0) {
            return -1;
        }
        if (keys.length > FEW) {
            return Arrays.binarySearch(keys, key);
        }
        for (var i = 0; i < keys.length; i++) {
            if (keys[i] == key) { // most keys asked for are literals, and those are shared
                return i;
            }
        }
        for (var i = 0; i < keys.length; i++) {
            if (keys[i].hashCode() == wanted && keys[i].equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** Where the key stands, or -1 - (where it would stand). */
    int find(String key) {
        if (keys.length <= FEW) {
            for (var i = 0; i < keys.length; i++) {
                if (keys[i] == key) { // most keys asked for are literals, and those are shared
                    return i;
                }
            }
        }
        return Arrays.binarySearch(keys, key);
    }

    /** Whether these are its keys, in this order. */
    boolean isOf(List<String> others) {
        if (keys.length != others.size()) {
            return false;
        }
        for (var i = 0; i < keys.length; i++) {
            if (!keys[i].equals(others.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The key as JSON, with its quotes and a colon. */
    byte[] quotedKey(int index) {
        var known = quoted;
        if (known == null) {
            known = new byte[keys.length][];
            for (var i = 0; i < keys.length; i++) {
                known[i] = JsonWriter.quotedKey(keys[i]);
            }
            quoted = known;
        }
        return known[index];
    }

    /** The keys in this order. */
    Places places(KeyOrder order) {
        var known = places;
        for (var candidate : known) {
            if (candidate.of() == order) {
                return candidate;
            }
        }
        var made = Places.of(order, keys);
        var more = Arrays.copyOf(known, Math.min(known.length + 1, ORDERS_AT_MOST));
        more[more.length - 1] = made;
        places = more;
        return made;
    }

    Shape inserting(int index, String key) {
        if (keys.length > FEW) {
            return with(index, key);
        }
        var known = wider;
        if (known == null) {
            known = new Shape[keys.length + 1];
            wider = known;
        }
        var shape = known[index];
        if (shape == null || !shape.keys[index].equals(key)) {
            shape = with(index, key);
            if (shape.isShared) { // then it is kept anyway
                known[index] = shape;
            }
        }
        return shape;
    }

    private Shape with(int index, String key) {
        var more = new String[keys.length + 1];
        System.arraycopy(keys, 0, more, 0, index);
        more[index] = key;
        System.arraycopy(keys, index, more, index + 1, keys.length - index);
        return shared(more);
    }

    Shape removing(int index) {
        if (keys.length > FEW) {
            return without(index);
        }
        var known = narrower;
        if (known == null) {
            known = new Shape[keys.length];
            narrower = known;
        }
        var shape = known[index];
        if (shape == null) {
            shape = without(index);
            if (shape.isShared) { // then it is kept anyway
                known[index] = shape;
            }
        }
        return shape;
    }

    private Shape without(int index) {
        var fewer = new String[keys.length - 1];
        System.arraycopy(keys, 0, fewer, 0, index);
        System.arraycopy(keys, index + 1, fewer, index, keys.length - index - 1);
        return shared(fewer);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Shape that
                        && hash == that.hash
                        && Arrays.equals(keys, that.keys);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
