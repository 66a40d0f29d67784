package dev.sandglass.api.schema;

import dev.sandglass.document.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a type.
 *
 * @param name in JSON
 * @param number in protobuf; 0 when protobuf does not carry it ({@code kind}, {@code apiVersion})
 * @param form what its value looks like
 * @param presence when the server writes it
 * @param pointer whether upstream's Go field is a pointer: protobuf leaves it out when unset, and writes
 *     other scalars and structures even when zero
 * @param required whether OpenAPI demands it
 * @param defaultValue the default that OpenAPI publishes for it, other than the zero of its form; null when
 *     there is none. Most defaulting of the server is code of each kind and not told here.
 * @param enums the values that OpenAPI lists; empty when it lists none
 * @param merge how old and new values are brought together
 */
public record Field(
        String name,
        int number,
        Form form,
        Presence presence,
        boolean pointer,
        boolean required,
        @Nullable Object defaultValue,
        List<String> enums,
        Merge merge)
        implements Member {

    public Field {
        enums = List.copyOf(enums);
    }

    /** The type of the value, of a list's items or of a map's values; null when those are scalars. */
    public @Nullable Type type() {
        return structureIn(form);
    }

    private static @Nullable Type structureIn(Form form) {
        return switch (form) {
            case Form.Scalar _ -> null;
            case Form.Structure structure -> structure.type();
            case Form.ListOf list -> structureIn(list.element());
            case Form.MapOf map -> structureIn(map.element());
        };
    }

    /** What the server writes for an unset field that is {@link Presence#ALWAYS} there; may be JSON's null. */
    public @Nullable Object zero() {
        if (pointer) {
            return null;
        }
        return switch (form) {
            case Form.Structure _ -> Document.EMPTY;
            case Form.ListOf _, Form.MapOf _ -> null;
            case Form.Scalar scalar -> switch (scalar) {
                case STRING -> "";
                case INT32, INT64, INT_OR_STRING -> 0L;
                case BOOLEAN -> false;
                case DOUBLE -> 0.0;
                case QUANTITY -> "0";
                case DURATION -> "0s";
                case TIME, MICRO_TIME, BYTES, RAW_EXTENSION, FIELDS_V1, JSON, SCHEMA_OR_ARRAY,
                        SCHEMA_OR_BOOLEAN, SCHEMA_OR_STRINGS -> null;
            };
        };
    }
}
