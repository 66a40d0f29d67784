package dev.sandglass.document;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Values that were met lately: moments, names, conditions, of which there are ever new ones, and
 * which stand in several objects at about the same time. A table of fixed size in which a newer
 * value takes the older one's place.
 */
public final class Recent {

    private static final int SLOTS = 1 << 14;
    private static final int LONGEST = 128;
    private static final int WIDEST = 12;

    private static final AtomicReferenceArray<@Nullable Object> MET =
            new AtomicReferenceArray<>(SLOTS);

    private Recent() {}

    /** An equal string that was met lately; this one, if there was none. */
    public static String word(String word) {
        return word.length() > LONGEST ? word : met(word);
    }

    static Document document(Document document) {
        return document.size() > WIDEST ? document : met(document);
    }

    static Items items(Items items) {
        return items.size() > WIDEST ? items : met(items);
    }

    /** An equal one that was met lately, whose parts were shared then; null if there was none. */
    static @Nullable Document find(Document document) {
        return document.size() > WIDEST ? null : found(document);
    }

    static @Nullable Items find(Items items) {
        return items.size() > WIDEST ? null : found(items);
    }

    private static int slot(Object value) {
        var hash = value.hashCode();
        return (hash ^ hash >>> 14) & SLOTS - 1;
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable T found(T value) {
        var met = MET.getAcquire(slot(value));
        return value.equals(met) ? (T) met : null;
    }

    private static <T> T met(T value) {
        var met = found(value);
        if (met != null) {
            return met;
        }
        MET.setRelease(slot(value), value);
        return value;
    }
}
