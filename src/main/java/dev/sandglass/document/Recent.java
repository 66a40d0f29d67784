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

    /** The same value made of values that were met lately, where there are any; else of its own. */
    static @Nullable Object sharing(@Nullable Object value, @Nullable Object earlier) {
        if (value == earlier) {
            return value;
        }
        switch (value) {
            case String text -> {
                return text.equals(earlier) ? earlier : word(text);
            }
            case Document document -> {
                var met = find(document);
                if (met != null) {
                    return met;
                }
                document.shareBeyond(earlier instanceof Document d ? d : null);
                keep(document);
                return document;
            }
            case Items items -> {
                var met = find(items);
                if (met != null) {
                    return met;
                }
                items.shareBeyond(earlier instanceof Items i ? i : null);
                keep(items);
                return items;
            }
            case null, default -> {
                return value;
            }
        }
    }

    /** An equal one that was met lately, whose parts were shared then; null if there was none. */
    private static @Nullable Document find(Document document) {
        return document.size() > WIDEST ? null : found(document);
    }

    private static @Nullable Items find(Items items) {
        return items.size() > WIDEST ? null : found(items);
    }

    /** Keeps one of which none was found. */
    private static void keep(Document document) {
        if (document.size() <= WIDEST) {
            put(document);
        }
    }

    private static void keep(Items items) {
        if (items.size() <= WIDEST) {
            put(items);
        }
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
        put(value);
        return value;
    }

    private static void put(Object value) {
        MET.setRelease(slot(value), value);
    }
}
