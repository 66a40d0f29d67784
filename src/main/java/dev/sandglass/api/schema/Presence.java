package dev.sandglass.api.schema;

/**
 * When the server writes a field in JSON. Follows the {@code omitempty} and {@code omitzero} of
 * upstream's Go structs, seen from outside.
 */
public enum Presence {
    /** Written when it was set, be it to zero: pointers. */
    WHEN_SET,
    /** Written unless it is empty: {@code false}, {@code 0}, {@code ""} and empty lists vanish. */
    WHEN_NOT_EMPTY,
    /** Always written; unset it appears as {@link Field#zero()}. */
    ALWAYS
}
