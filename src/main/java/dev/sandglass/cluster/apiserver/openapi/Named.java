package dev.sandglass.cluster.apiserver.openapi;

import dev.sandglass.api.schema.Form.Scalar;
import dev.sandglass.api.schema.Prose;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scalars that OpenAPI describes as types of their own, and what it says of them. */
final class Named {

    private static final String META = "io.k8s.apimachinery.pkg.";
    private static final String EXTENSIONS =
            "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.";

    /** What stands in bodies of patches. */
    static final String PATCH = META + "apis.meta.v1.Patch";

    private static final Map<Scalar, String> NAMES =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(Scalar.QUANTITY, META + "api.resource.Quantity"),
                            Map.entry(Scalar.INT_OR_STRING, META + "util.intstr.IntOrString"),
                            Map.entry(Scalar.TIME, META + "apis.meta.v1.Time"),
                            Map.entry(Scalar.MICRO_TIME, META + "apis.meta.v1.MicroTime"),
                            Map.entry(Scalar.DURATION, META + "apis.meta.v1.Duration"),
                            Map.entry(Scalar.FIELDS_V1, META + "apis.meta.v1.FieldsV1"),
                            Map.entry(Scalar.RAW_EXTENSION, META + "runtime.RawExtension"),
                            Map.entry(Scalar.JSON, EXTENSIONS + "JSON"),
                            Map.entry(
                                    Scalar.SCHEMA_OR_ARRAY, EXTENSIONS + "JSONSchemaPropsOrArray"),
                            Map.entry(
                                    Scalar.SCHEMA_OR_BOOLEAN, EXTENSIONS + "JSONSchemaPropsOrBool"),
                            Map.entry(
                                    Scalar.SCHEMA_OR_STRINGS,
                                    EXTENSIONS + "JSONSchemaPropsOrStringArray")));

    private static final List<String> OBJECTS =
            List.of(PATCH, META + "apis.meta.v1.FieldsV1", META + "runtime.RawExtension");

    private Named() {}

    /** The type's name; null for what is written in place. */
    static @Nullable String name(Scalar scalar) {
        return NAMES.get(scalar);
    }

    static boolean has(String type) {
        return type.equals(PATCH) || NAMES.containsValue(type);
    }

    static void write(String type, Dialect dialect, Prose prose, JsonText out) {
        out.open(type);
        var words = prose.of(type, "");
        if (!words.isEmpty()) {
            out.text("description", words);
        }
        if (OBJECTS.contains(type)) {
            out.text("type", "object");
        } else if (type.equals(NAMES.get(Scalar.QUANTITY))) {
            if (dialect.defaults()) {
                out.raw("oneOf", "[{\"type\":\"string\"},{\"type\":\"number\"}]");
            } else {
                out.text("type", "string");
            }
        } else if (type.equals(NAMES.get(Scalar.INT_OR_STRING))) {
            if (dialect.defaults()) {
                out.text("format", "int-or-string");
                out.raw("oneOf", "[{\"type\":\"integer\"},{\"type\":\"string\"}]");
            } else {
                out.text("type", "string").text("format", "int-or-string");
            }
        } else if (type.endsWith("Time")) {
            out.text("type", "string").text("format", "date-time");
        } else if (type.endsWith(".Duration")) {
            out.text("type", "string");
        }
        out.close();
    }
}
