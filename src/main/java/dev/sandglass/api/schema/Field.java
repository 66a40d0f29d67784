package dev.sandglass.api.schema;

import dev.sandglass.document.Document;
import dev.sandglass.document.KeyOrder;
import dev.sandglass.document.Struct;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a type.
 *
 * @param name in JSON
 * @param number in protobuf; 0 when protobuf does not carry it ({@code kind}, {@code apiVersion})
 * @param form what its value looks like
 * @param goType its type in upstream's Go as decoding errors name it: {@code int32},
 *     {@code v1.PullPolicy}
 * @param place among the fields of its type, in the order in which the server writes them
 * @param presence when the server writes it
 * @param pointer whether upstream's Go field is a pointer: protobuf leaves it out when unset, and
 *     writes other scalars and structures even when zero
 * @param required whether OpenAPI demands it
 * @param defaultValue the default that OpenAPI publishes for it, other than the zero of its form;
 *     null when there is none. Most defaulting of the server is code of each kind and not told
 *     here.
 * @param enums the values that OpenAPI lists; empty when it lists none
 * @param merge how old and new values are brought together
 */
public record Field(
        String name,
        int number,
        Form form,
        String goType,
        int place,
        Presence presence,
        boolean pointer,
        boolean required,
        @Nullable Object defaultValue,
        List<String> enums,
        Merge merge)
        implements Member, Struct.Field {

    public Field {
        enums = List.copyOf(enums);
    }

    /** The same field at another place: that of an outer type. */
    Field at(int other) {
        return other == place
                ? this
                : new Field(
                        name,
                        number,
                        form,
                        goType,
                        other,
                        presence,
                        pointer,
                        required,
                        defaultValue,
                        enums,
                        merge);
    }

    /**
     * The type of the value, of a list's items or of a map's values; null when those are scalars.
     */
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

    /**
     * What the server writes for an unset field that is {@link Presence#ALWAYS} there; may be
     * JSON's null.
     */
    public @Nullable Object zero() {
        if (pointer) {
            return null;
        }
        return switch (form) {
            case Form.Structure _ -> Document.EMPTY;
            case Form.ListOf _, Form.MapOf _ -> null;
            case Form.Scalar scalar ->
                    switch (scalar) {
                        case STRING -> "";
                        case INT32, INT64, INT_OR_STRING -> 0L;
                        case BOOLEAN -> false;
                        case DOUBLE -> 0.0;
                        case QUANTITY -> "0";
                        case DURATION -> "0s";
                        case TIME,
                                MICRO_TIME,
                                BYTES,
                                RAW_EXTENSION,
                                FIELDS_V1,
                                JSON,
                                SCHEMA_OR_ARRAY,
                                SCHEMA_OR_BOOLEAN,
                                SCHEMA_OR_STRINGS ->
                                null;
                    };
        };
    }

    // ---- as packages see it that know no schema ----

    @Override
    public Struct.Arity arity() {
        return switch (form) {
            case Form.ListOf _ -> Struct.Arity.LIST;
            case Form.MapOf _ -> Struct.Arity.MAP;
            case Form.Scalar _, Form.Structure _ -> Struct.Arity.ONE;
        };
    }

    @Override
    public Struct.Kind kind() {
        return kindOf(
                switch (form) {
                    case Form.ListOf list -> list.element();
                    case Form.MapOf map -> map.element();
                    case Form.Scalar _, Form.Structure _ -> form;
                });
    }

    private static Struct.Kind kindOf(Form form) {
        return switch (form) {
            case Form.Structure _ -> Struct.Kind.STRUCT;
            case Form.ListOf _ -> Struct.Kind.STRING_LIST;
            case Form.MapOf _ ->
                    throw new IllegalStateException("upstream has no maps in maps or lists");
            case Form.Scalar scalar ->
                    switch (scalar) {
                        case STRING -> Struct.Kind.STRING;
                        case INT32 -> Struct.Kind.INT32;
                        case INT64 -> Struct.Kind.INT64;
                        case BOOLEAN -> Struct.Kind.BOOL;
                        case DOUBLE -> Struct.Kind.DOUBLE;
                        case QUANTITY -> Struct.Kind.QUANTITY;
                        case INT_OR_STRING -> Struct.Kind.INT_OR_STRING;
                        case TIME -> Struct.Kind.TIME;
                        case MICRO_TIME -> Struct.Kind.MICRO_TIME;
                        case DURATION -> Struct.Kind.DURATION;
                        case BYTES -> Struct.Kind.BYTES;
                        case RAW_EXTENSION -> Struct.Kind.RAW_EXTENSION;
                        case FIELDS_V1 -> Struct.Kind.FIELDS_V1;
                        case JSON -> Struct.Kind.ANY;
                        case SCHEMA_OR_ARRAY -> Struct.Kind.SCHEMA_OR_ARRAY;
                        case SCHEMA_OR_BOOLEAN -> Struct.Kind.SCHEMA_OR_BOOL;
                        case SCHEMA_OR_STRINGS -> Struct.Kind.SCHEMA_OR_STRINGS;
                    };
        };
    }

    @Override
    public @Nullable Struct struct() {
        return type();
    }

    @Override
    public boolean omitEmpty() {
        return presence != Presence.ALWAYS;
    }

    @Override
    public String patchMergeKey() {
        return merge.patchMergeKey();
    }

    @Override
    public String patchStrategy() {
        return merge.patchStrategy();
    }

    @Override
    public @Nullable KeyOrder order() {
        var type = type();
        return type == null || !(form instanceof Form.MapOf) ? type : type.orderOfValues();
    }
}
