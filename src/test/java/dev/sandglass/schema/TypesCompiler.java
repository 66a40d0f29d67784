package dev.sandglass.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sandglass.schema.Members.OfType;
import dev.sandglass.schema.Members.One;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the resources {@code types/PACKAGE}: a line for each type, {@code Name [atomic] [hidden]
 * [gvk=group/version/Kind]… [union=discriminator:field=Member,…]…}, and indented below it its
 * members, {@code name number form presence [words]}; see {@code TypesReader}.
 */
final class TypesCompiler {

    private final Map<String, JsonNode> published = new TreeMap<>();
    private final Map<String, OfType> members = Members.read(Recordings.text("members.txt"));
    private final Map<String, StringBuilder> packages = new TreeMap<>();

    TypesCompiler() {
        // Version 3 knows more (defaults); version 2 adds the two types that it lacks.
        for (var document : Recordings.openApi()) {
            document.path("components")
                    .path("schemas")
                    .properties()
                    .forEach(e -> published.putIfAbsent(e.getKey(), e.getValue()));
        }
        Recordings.json("discovery/openapi-v2.json.xz")
                .get("definitions")
                .properties()
                .forEach(e -> published.putIfAbsent(e.getKey(), e.getValue()));
    }

    Map<String, String> compile() {
        var schemas = new HashMap<String, Map<String, JsonNode>>();
        for (var type : members.values()) {
            schemas.put(type.name(), properties(type.name()));
        }
        pushDown(schemas);
        for (var type : new TreeMap<>(members).values()) {
            if (!special(type.name())) {
                type(type, schemas.get(type.name()));
            }
        }
        var files = new TreeMap<String, String>();
        packages.forEach((name, text) -> files.put(name, text.toString()));
        return files;
    }

    private Map<String, JsonNode> properties(String type) {
        var found = new HashMap<String, JsonNode>();
        var schema = published.get(type);
        if (schema != null) {
            schema.path("properties")
                    .properties()
                    .forEach(e -> found.put(e.getKey(), e.getValue()));
        }
        return found;
    }

    /**
     * Parts have no schema of their own: the types that contain them tell what their fields are.
     */
    private void pushDown(Map<String, Map<String, JsonNode>> schemas) {
        for (var round = 0; round < 3; round++) {
            for (var type : members.values()) {
                for (var member : type.members()) {
                    if (member.part()) {
                        schemas.get(type.name()).forEach(schemas.get(member.name())::putIfAbsent);
                    }
                }
            }
        }
    }

    private boolean special(String type) {
        return Forms.SCALARS.containsKey(type);
    }

    private void type(OfType type, Map<String, JsonNode> schemas) {
        var dot = type.name().lastIndexOf('.');
        var home = type.name().substring(0, dot);
        var out = packages.computeIfAbsent(home, _ -> new StringBuilder());
        out.append(type.name(), dot + 1, type.name().length());
        var schema = published.get(type.name());
        if (schema == null) {
            out.append(" hidden").append(type.kind().isEmpty() ? "" : " gvk=" + type.kind());
        } else {
            words(schema, out);
        }
        out.append('\n');
        var required = new ArrayList<String>();
        if (schema != null) {
            schema.path("required").forEach(r -> required.add(r.asText()));
        } else {
            requiredByOuter(type.name(), required);
        }
        for (var member : type.members()) {
            if (member.part()) {
                out.append(" ~ ").append(member.number()).append(' ');
                out.append(Forms.local(member.name(), home)).append('\n');
            } else {
                field(
                        member,
                        schemas.get(member.name()),
                        required.contains(member.name()),
                        home,
                        out);
            }
        }
    }

    private void requiredByOuter(String part, ArrayList<String> required) {
        for (var type : members.values()) {
            if (type.members().stream().anyMatch(m -> m.part() && m.name().equals(part))
                    && published.containsKey(type.name())) {
                published.get(type.name()).path("required").forEach(r -> required.add(r.asText()));
                return;
            }
        }
    }

    private static void words(JsonNode schema, StringBuilder out) {
        if (schema.path("x-kubernetes-map-type").asText().equals("atomic")) {
            out.append(" atomic");
        }
        for (var kind : schema.path("x-kubernetes-group-version-kind")) {
            out.append(" gvk=").append(kind.get("group").asText()).append('/');
            out.append(kind.get("version").asText()).append('/').append(kind.get("kind").asText());
        }
        for (var union : schema.path("x-kubernetes-unions")) {
            var pairs = new ArrayList<String>();
            union.get("fields-to-discriminateBy")
                    .properties()
                    .forEach(e -> pairs.add(e.getKey() + "=" + e.getValue().asText()));
            out.append(" union=").append(union.get("discriminator").asText());
            out.append(':').append(String.join(",", pairs));
        }
    }

    private static void field(
            One member, JsonNode schema, boolean required, String home, StringBuilder out) {
        var form = schema == null ? Forms.local(member.form(), home) : Forms.of(schema, home);
        out.append(' ').append(member.name()).append(' ').append(member.number());
        out.append(' ').append(form).append(' ').append(presence(member));
        if (required) {
            out.append(" required");
        }
        if (!member.goType().equals(Forms.impliedGoType(form, home))) {
            out.append(" go=").append(member.goType());
        }
        if (schema != null) {
            extras(member, schema, out);
        }
        out.append('\n');
    }

    /** One letter: p P for pointers (P: always written), o omitted when empty, a always written. */
    private static String presence(One member) {
        var always = member.omitted().equals("always");
        return switch (member.sort()) {
            case "pointer" -> always ? "P" : "p";
            case "struct", "time", "quantity", "intstr", "raw" ->
                    member.omitted().equals("omitzero") ? "o" : "a";
            case "list", "map", "bytes", "scalar", "value" -> always ? "a" : "o";
            default -> throw new IllegalStateException("unknown kind of member " + member);
        };
    }

    private static void extras(One member, JsonNode schema, StringBuilder out) {
        if (schema.has("default")
                && !schema.get("default").equals(Forms.impliedDefault(member, schema))) {
            out.append(" default=").append(schema.get("default"));
        }
        var values =
                schema.has("enum") ? schema : schema.has("items") ? schema.get("items") : schema;
        if (!values.has("enum") && schema.path("additionalProperties").has("enum")) {
            values = schema.get("additionalProperties");
        }
        if (values.has("enum")) {
            var words = new ArrayList<String>();
            values.get("enum").forEach(e -> words.add(e.asText().replace(" ", "%20")));
            out.append(" enum=").append(String.join(",", words));
        }
        word(schema, "x-kubernetes-patch-strategy", "strategy", out);
        word(schema, "x-kubernetes-patch-merge-key", "key", out);
        word(schema, "x-kubernetes-list-type", "list", out);
        if (schema.has("x-kubernetes-list-map-keys")) {
            var keys = new ArrayList<String>();
            schema.get("x-kubernetes-list-map-keys").forEach(e -> keys.add(e.asText()));
            out.append(" keys=").append(String.join(",", keys));
        }
        word(schema, "x-kubernetes-map-type", "map", out);
    }

    private static void word(JsonNode schema, String extension, String word, StringBuilder out) {
        if (schema.has(extension)) {
            out.append(' ').append(word).append('=').append(schema.get(extension).asText());
        }
    }
}
