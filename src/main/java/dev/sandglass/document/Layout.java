package dev.sandglass.document;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * How the keys of a text's object, in the text's order, go into the sorted keys of a document.
 *
 * <pre>
 *   text    name, labels, uid      keys     labels, name, uid      places  1, 0, 2
 * </pre>
 *
 * <p>Objects of one kind come in one order nearly always, so the last layouts are kept in a table
 * of fixed size, newest in front.
 */
final class Layout {

    private static final int SLOTS = 1 << 12;
    private static final AtomicReferenceArray<@Nullable Layout> KEPT =
            new AtomicReferenceArray<>(SLOTS);

    private final String[] given;
    private final int[] places;
    final Shape shape;

    private Layout(String[] given, int[] places, Shape shape) {
        this.given = given;
        this.places = places;
        this.shape = shape;
    }

    /**
     * The document of keys[from, to) and the values beside them, or null if a key stands there
     * twice.
     */
    static @Nullable Document document(String[] keys, @Nullable Object[] values, int from, int to) {
        var layout = of(keys, from, to);
        if (layout == null) {
            return null;
        }
        var placed = new Object[to - from];
        for (var i = from; i < to; i++) {
            placed[layout.places[i - from]] = values[i];
        }
        return Document.owning(layout.shape, placed);
    }

    private static @Nullable Layout of(String[] keys, int from, int to) {
        var hash = to - from;
        for (var i = from; i < to; i++) {
            hash = 31 * hash + keys[i].hashCode();
        }
        var slot = (hash ^ hash >>> 15) & SLOTS - 1;
        var kept = KEPT.getAcquire(slot);
        if (kept != null && kept.fits(keys, from, to)) {
            return kept;
        }
        var made = make(Arrays.copyOfRange(keys, from, to));
        if (made != null) {
            KEPT.setRelease(slot, made);
        }
        return made;
    }

    private boolean fits(String[] keys, int from, int to) {
        if (given.length != to - from) {
            return false;
        }
        for (var i = 0; i < given.length; i++) {
            var key = keys[from + i];
            if (given[i] != key && !given[i].equals(key)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Layout make(String[] given) {
        var sorted = given.clone();
        Arrays.sort(sorted);
        for (var i = 1; i < sorted.length; i++) {
            if (sorted[i].equals(sorted[i - 1])) {
                return null;
            }
        }
        var places = new int[given.length];
        for (var i = 0; i < given.length; i++) {
            places[i] = Arrays.binarySearch(sorted, given[i]);
        }
        return new Layout(given, places, Shape.shared(sorted));
    }
}
