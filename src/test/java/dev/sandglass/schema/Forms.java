package dev.sandglass.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sandglass.schema.Members.One;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From OpenAPI's way of writing a property's type to the short one of the resource. */
final class Forms {

    private static final String META = "io.k8s.apimachinery.pkg.";
    private static final String EXTENSIONS =
            "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.";

    /** Types without fields. */
    static final Map<String, String> SCALARS =
            Map.ofEntries(
                    Map.entry(META + "api.resource.Quantity", "quantity"),
                    Map.entry(META + "util.intstr.IntOrString", "intstr"),
                    Map.entry(META + "apis.meta.v1.Time", "time"),
                    Map.entry(META + "apis.meta.v1.MicroTime", "microtime"),
                    Map.entry(META + "apis.meta.v1.Duration", "duration"),
                    Map.entry(META + "apis.meta.v1.FieldsV1", "fields"),
                    Map.entry(META + "runtime.RawExtension", "raw"),
                    Map.entry(EXTENSIONS + "JSON", "json"),
                    Map.entry(EXTENSIONS + "JSONSchemaPropsOrArray", "schema-or-array"),
                    Map.entry(EXTENSIONS + "JSONSchemaPropsOrBool", "schema-or-bool"),
                    Map.entry(EXTENSIONS + "JSONSchemaPropsOrStringArray", "schema-or-strings"));

    private Forms() {}

    static String of(JsonNode schema, String home) {
        var reference = reference(schema);
        if (reference != null) {
            var scalar = SCALARS.get(reference);
            return scalar != null ? scalar : local(reference, home);
        }
        var format = schema.path("format").asText();
        return switch (schema.path("type").asText()) {
            case "string" -> format.equals("byte") ? "bytes" : "string";
            case "boolean" -> "bool";
            case "integer" -> format;
            case "number" -> "double";
            case "array" -> "[]" + of(schema.get("items"), home);
            case "object" -> "{}" + of(schema.get("additionalProperties"), home);
            default -> throw new IllegalStateException("unknown form " + schema);
        };
    }

    /** The name of a type as it is written in this package; forms around it stay. */
    static String local(String form, String home) {
        var name = form.replaceFirst("^(\\[]|\\{})+", "");
        return name.startsWith(home + ".") && name.indexOf('.', home.length() + 1) < 0
                ? form.replace(home + ".", "")
                : form;
    }

    private static @Nullable String reference(JsonNode schema) {
        var target = schema.has("allOf") ? schema.get("allOf").get(0) : schema;
        return target.has("$ref") ? target.get("$ref").asText().replaceFirst(".*/", "") : null;
    }

    /** The default that upstream's generator writes for every value that cannot be unset. */
    static @Nullable JsonNode impliedDefault(One member, JsonNode schema) {
        if (member.sort().equals("struct")) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!member.sort().equals("scalar") || !member.omitted().equals("always")) {
            return null;
        }
        return switch (schema.path("type").asText()) {
            case "string" -> TextNode.valueOf("");
            case "boolean" -> BooleanNode.FALSE;
            case "integer" -> IntNode.valueOf(0);
            default -> null;
        };
    }

    /**
     * The Go type that a form has unless the facts say otherwise; {@code Form.goType} reads it
     * back.
     */
    static String impliedGoType(String form, String home) {
        if (form.startsWith("[]")) {
            return "[]" + impliedGoType(form.substring(2), home);
        }
        if (form.startsWith("{}")) {
            return "map[string]" + impliedGoType(form.substring(2), home);
        }
        return switch (form) {
            case "string", "bool", "int32", "int64" -> form;
            case "double" -> "float64";
            case "bytes" -> "[]uint8";
            case "quantity" -> "resource.Quantity";
            case "intstr" -> "intstr.IntOrString";
            case "time" -> "v1.Time";
            case "microtime" -> "v1.MicroTime";
            case "duration" -> "v1.Duration";
            case "raw" -> "runtime.RawExtension";
            case "fields" -> "v1.FieldsV1";
            case "json" -> "v1.JSON";
            case "schema-or-array" -> "v1.JSONSchemaPropsOrArray";
            case "schema-or-bool" -> "v1.JSONSchemaPropsOrBool";
            case "schema-or-strings" -> "v1.JSONSchemaPropsOrStringArray";
            default -> {
                var name = form.indexOf('.') < 0 ? home + "." + form : form;
                var dot = name.lastIndexOf('.');
                yield name.substring(name.lastIndexOf('.', dot - 1) + 1);
            }
        };
    }
}
