package dev.sandglass.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a schema knows of one Go struct of the Kubernetes API: its fields, in Go's order. It drives
 * strict decoding, protobuf, strategic merge patches and the order of keys on the wire; this
 * package only asks, {@code api.schema} answers.
 */
public interface Struct extends KeyOrder {

    /** Go's name without its package: {@code DeploymentSpec}. */
    String goName();

    /**
     * All fields in the order in which Go declares them; those of inlined structs stand where these
     * stand.
     */
    List<? extends Field> fields();

    /** The field of this JSON name, exactly. */
    @Nullable Field field(String jsonName);

    @Override
    default int rank(String key) {
        var field = field(key);
        return field == null ? Integer.MAX_VALUE : field.place();
    }

    @Override
    default @Nullable KeyOrder inside(String key) {
        var field = field(key);
        return field == null ? null : field.order();
    }

    /** Fields and parts in Go's order: what protobuf carries. */
    List<? extends Member> members();

    /** The field or part of this number in protobuf; null when there is none. */
    @Nullable Member member(int number);

    /** A field, or a part: what has a number in protobuf. */
    interface Member {

        /** Its number in protobuf; 0 when protobuf does not carry it. */
        int number();
    }

    /** A nested message of protobuf whose fields JSON shows as the struct's own. */
    interface Part extends Member {

        Struct struct();
    }

    /** One field of a struct. */
    interface Field extends Member {

        /** Its name in JSON. */
        String name();

        /** Its place among {@link Struct#fields()}. */
        int place();

        Kind kind();

        Arity arity();

        /**
         * The struct of its value, of its items or of its map's values; null unless the kind is
         * {@link Kind#STRUCT}.
         */
        @Nullable Struct struct();

        /**
         * Go's type, as "cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas
         * of type int32" ends.
         */
        String goType();

        /** Whether Go holds a pointer: a zero that was sent is then not the same as nothing. */
        boolean pointer();

        /**
         * Whether JSON leaves it out when it is empty. A struct that is no pointer is never left
         * out, only written as {@code {}}.
         */
        boolean omitEmpty();

        /**
         * For strategic merge patches: {@code merge}, {@code replace}, {@code retainKeys}, {@code
         * merge,retainKeys}; empty when upstream says nothing.
         */
        default String patchStrategy() {
            return "";
        }

        /** The key by which a strategic merge patch pairs the items of this list, or empty. */
        default String patchMergeKey() {
            return "";
        }

        /** What JSON shows when it is unset and not left out: {@code ""}, {@code {}}, null. */
        @Nullable Object zero();

        /** The order of keys inside. */
        default @Nullable KeyOrder order() {
            return arity() == Arity.MAP ? null : struct();
        }
    }

    /** How many values a field has. */
    enum Arity {
        ONE,
        LIST,
        /** From strings to values. */
        MAP
    }

    /** What sort of value a field has: as JSON shows it and as protobuf carries it. */
    enum Kind {
        STRING,
        /** Base64 in JSON. */
        BYTES,
        BOOL,
        INT32,
        INT64,
        DOUBLE,
        STRUCT,
        /** metav1.Time: RFC 3339 in seconds; seconds and nanoseconds in protobuf. */
        TIME,
        /** metav1.MicroTime. */
        MICRO_TIME,
        /** metav1.Duration: {@code 1h2m} in JSON, nanoseconds in protobuf. */
        DURATION,
        QUANTITY,
        INT_OR_STRING,
        /** runtime.RawExtension: any object, as JSON bytes in protobuf. */
        RAW_EXTENSION,
        /** metav1.FieldsV1. */
        FIELDS_V1,
        /** apiextensions JSON: any value, as JSON bytes in protobuf. */
        ANY,
        /**
         * A message that only holds a list of strings (Verbs, ExtraValue); in JSON the list itself.
         */
        STRING_LIST,
        /** A JSON schema or a list of them. */
        SCHEMA_OR_ARRAY,
        /** A JSON schema or a boolean. */
        SCHEMA_OR_BOOL,
        /** A JSON schema or a list of strings. */
        SCHEMA_OR_STRINGS
    }
}
