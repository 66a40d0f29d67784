package dev.sandglass.api.schema;

import org.jspecify.annotations.Nullable;

/**
 * What a value may look like: a scalar, an object of known fields, a list or a map from strings.
 */
public sealed interface Form permits Form.Scalar, Form.Structure, Form.ListOf, Form.MapOf {

    /** The type that upstream's Go has for it, as decoding errors name it. */
    String goType();

    /** Values without fields of their own. */
    enum Scalar implements Form {
        STRING("string"),
        INT32("int32"),
        INT64("int64"),
        BOOLEAN("bool"),
        DOUBLE("float64"),
        /** A string or number such as {@code 500m}. */
        QUANTITY("resource.Quantity"),
        /** A whole number of 32 bits or a string, such as {@code 25%}. */
        INT_OR_STRING("intstr.IntOrString"),
        /** RFC 3339 to the second, or null. */
        TIME("v1.Time"),
        /** RFC 3339 to the microsecond, or null. */
        MICRO_TIME("v1.MicroTime"),
        /** Go's durations: {@code 5m0s}. */
        DURATION("v1.Duration"),
        /** Base64 in JSON. */
        BYTES("[]uint8"),
        /** An object of any type, with its own kind and apiVersion. */
        RAW_EXTENSION("runtime.RawExtension"),
        /** The set of fields in {@code managedFields}. */
        FIELDS_V1("v1.FieldsV1"),
        /** Any JSON. */
        JSON("v1.JSON"),
        /** A JSON schema or a list of them. */
        SCHEMA_OR_ARRAY("v1.JSONSchemaPropsOrArray"),
        /** A JSON schema or a boolean. */
        SCHEMA_OR_BOOLEAN("v1.JSONSchemaPropsOrBool"),
        /** A JSON schema or a list of strings. */
        SCHEMA_OR_STRINGS("v1.JSONSchemaPropsOrStringArray");

        private final String goType;

        Scalar(String goType) {
            this.goType = goType;
        }

        @Override
        public String goType() {
            return goType;
        }
    }

    /** A list. */
    record ListOf(Form element) implements Form {
        @Override
        public String goType() {
            return "[]" + element.goType();
        }
    }

    /**
     * A map whose keys are any strings. A list inside a map is wrapped in a message in protobuf.
     */
    record MapOf(Form element) implements Form {
        @Override
        public String goType() {
            return "map[string]" + element.goType();
        }
    }

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

        /** The package's last part and the type's name: {@code v1.PodSpec}. */
        @Override
        public String goType() {
            return name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
