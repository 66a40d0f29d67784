package dev.sandglass.document;

import org.jspecify.annotations.Nullable;

/**
 * The order in which the keys of one sort of object are written: the API server writes the fields
 * of Go's structs as they are declared, while documents keep their keys sorted.
 *
 * <p>Implementations are few and live long: writers remember what they worked out by identity.
 */
public interface KeyOrder {

    /** Where the key stands; keys of equal rank are sorted by name. Unknown keys belong last. */
    int rank(String key);

    /** The order inside the value under this key, in each item if it is a list; null: by name. */
    @Nullable KeyOrder inside(String key);

    /**
     * Whether this object is a map of the user's keys (labels), which are always sorted by name.
     */
    default boolean isMap() {
        return false;
    }
}
