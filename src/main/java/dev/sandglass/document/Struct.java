package dev.sandglass.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a schema knows of one Go struct of the Kubernetes API: its fields, in Go's order. It drives strict decoding, protobuf, strategic
 * merge patches and the order of keys on the wire; this package only asks, {@code api.schema} answers.
 */
public interface Struct extends KeyOrder {

    /** Go's name without its package: {@code DeploymentSpec}. */
    String goName();

    /** All fields in the order in which Go declares them; those of inlined structs stand where these stand. */
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

    /** One field of a struct. */
    interface Field {

        String jsonName();

        /** Its place among {@link Struct#fields()}. */
        int place();

        Kind kind();

        Arity arity();

        /** The struct of its value, of its items or of its map's values; null unless the kind is {@link Kind#STRUCT}. */
        @Nullable Struct struct();

        /** Go's type, as "cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32" ends. */
        String goType();

        /** Its number in protobuf; 0 when there is none. */
        int number();

        /** Whether Go holds a pointer: a zero that was sent is then not the same as nothing. */
        boolean pointer();

        /** Whether JSON leaves it out when it is empty. A struct that is no pointer is never left out, only written as {@code {}}. */
        boolean omitEmpty();

        /** The key by which a strategic merge patch pairs the items of this list; null when it does not. */
        default @Nullable String mergeKey() {
            return null;
        }

        /** Of {@code merge}, {@code replace}, {@code retainKeys}; empty for what is replaced whole. */
        default List<String> patchStrategies() {
            return List.of();
        }

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
        /** A message that only holds a list of strings (Verbs, ExtraValue); in JSON the list itself. */
        STRING_LIST
    }
}
