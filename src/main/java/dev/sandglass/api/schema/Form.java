package dev.sandglass.api.schema;

import org.jspecify.annotations.Nullable;

/** What a value may look like: a scalar, an object of known fields, a list or a map from strings. */
public sealed interface Form permits Form.Scalar, Form.Structure, Form.ListOf, Form.MapOf {

    /** Values without fields of their own. */
    enum Scalar implements Form {
        STRING,
        INT32,
        INT64,
        BOOLEAN,
        DOUBLE,
        /** A string or number such as {@code 500m}. */
        QUANTITY,
        /** A whole number of 32 bits or a string, such as {@code 25%}. */
        INT_OR_STRING,
        /** RFC 3339 to the second, or null. */
        TIME,
        /** RFC 3339 to the microsecond, or null. */
        MICRO_TIME,
        /** Go's durations: {@code 5m0s}. */
        DURATION,
        /** Base64 in JSON. */
        BYTES,
        /** An object of any type, with its own kind and apiVersion. */
        RAW_EXTENSION,
        /** The set of fields in {@code managedFields}. */
        FIELDS_V1,
        /** Any JSON. */
        JSON,
        /** A JSON schema or a list of them. */
        SCHEMA_OR_ARRAY,
        /** A JSON schema or a boolean. */
        SCHEMA_OR_BOOLEAN,
        /** A JSON schema or a list of strings. */
        SCHEMA_OR_STRINGS
    }

    /** A list. */
    record ListOf(Form element) implements Form {}

    /** A map whose keys are any strings. A list inside a map is wrapped in a message in protobuf. */
    record MapOf(Form element) implements Form {}

    /** An object with the fields of a type, which is looked up when it is first needed. */
    final class Structure implements Form {

        private final String name;
        private final Schema schema;
        private @Nullable Type type;

        Structure(String name, Schema schema) {
            this.name = name;
            this.schema = schema;
        }

        /** The full name of the type. */
        public String name() {
            return name;
        }

        public Type type() {
            var known = type;
            if (known == null) {
                known = schema.type(name);
                if (known == null) {
                    throw new IllegalStateException("the schema has no type " + name);
                }
                type = known;
            }
            return known;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
