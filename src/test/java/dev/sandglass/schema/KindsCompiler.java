package dev.sandglass.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/** Writes the resources {@code kinds}, {@code columns} and {@code openapi-hashes}. */
final class KindsCompiler {

    private static final String DISCOVERY = "discovery/";

    private KindsCompiler() {}

    /**
     * Lines of three depths: {@code group NAME}, {@code version NAME}, then the kinds
     * {@code plural Kind singular scope verbs [short=…] [categories=…] [hash=…]
     * [deletes=object]},
     * and, indented, the subresources {@code name group/version/Kind verbs}.
     */
    static String kinds() {
        var out = new StringBuilder("# Compiled from recorded discovery; see SchemaCompiler.\n");
        for (var list : List.of("api.aggregated.json", "apis.aggregated.json")) {
            for (var group : Recordings.json(DISCOVERY + list).get("items")) {
                var name = group.get("metadata").path("name").asText();
                out.append("group ").append(name.isEmpty() ? "-" : name).append('\n');
                for (var version : group.get("versions")) {
                    version(name, version, out);
                }
            }
        }
        return out.toString();
    }

    private static void version(String group, JsonNode version, StringBuilder out) {
        var name = version.get("version").asText();
        out.append("version ").append(name).append('\n');
        var path = group.isEmpty() ? "api/v1.json" : "apis/" + group + "/" + name + ".json";
        var hashes = new TreeMap<String, String>();
        for (var resource : Recordings.json(DISCOVERY + path).get("resources")) {
            hashes.put(resource.get("name").asText(), resource.path("storageVersionHash").asText());
        }
        for (var resource : version.get("resources")) {
            kind(
                    resource,
                    hashes.get(resource.get("resource").asText()),
                    deletes(path, resource),
                    out);
            for (var sub : resource.path("subresources")) {
                var kind = sub.get("responseKind");
                out.append("  ").append(sub.get("subresource").asText()).append(' ');
                if (!kind.get("version").asText().isEmpty()) {
                    out.append(kind.get("group").asText()).append('/');
                    out.append(kind.get("version").asText()).append('/');
                }
                out.append(kind.get("kind").asText())
                        .append(' ')
                        .append(joined(sub.get("verbs")))
                        .append('\n');
            }
        }
    }

    /** Whether DELETE answers the object that was there; most kinds answer a Status. */
    private static boolean deletes(String path, JsonNode resource) {
        var document = Recordings.openApi().get(path.substring(0, path.length() - 5));
        var item =
                "/"
                        + path.substring(0, path.length() - 5)
                        + (resource.get("scope").asText().equals("Namespaced")
                                ? "/namespaces/{namespace}/"
                                : "/")
                        + resource.get("resource").asText()
                        + "/{name}";
        var delete = document.get("paths").path(item).path("delete");
        return !delete.isMissingNode()
                && !delete.get("responses").get("200").toString().contains(".meta.v1.Status\"");
    }

    private static void kind(JsonNode resource, String hash, boolean deletes, StringBuilder out) {
        out.append(' ').append(resource.get("resource").asText());
        out.append(' ').append(resource.get("responseKind").get("kind").asText());
        out.append(' ')
                .append(
                        resource.get("singularResource").asText().isEmpty()
                                ? "-"
                                : resource.get("singularResource").asText());
        out.append(' ').append(resource.get("scope").asText());
        out.append(' ').append(joined(resource.get("verbs")));
        if (resource.has("shortNames")) {
            out.append(" short=").append(joined(resource.get("shortNames")));
        }
        if (resource.has("categories")) {
            out.append(" categories=").append(joined(resource.get("categories")));
        }
        if (!hash.isEmpty()) {
            out.append(" hash=").append(hash);
        }
        if (deletes) {
            out.append(" deletes=object");
        }
        out.append('\n');
    }

    private static String joined(JsonNode list) {
        var words = new ArrayList<String>();
        list.forEach(word -> words.add(word.asText()));
        return String.join(",", words);
    }

    /**
     * First the number of descriptions and these, one a line; then the columns of each kind under
     * its name, {@code name|type|format|priority|number of the description}. Kinds with equal
     * columns share a block.
     */
    static String columns() {
        var descriptions = new LinkedHashMap<String, Integer>();
        var blocks = new LinkedHashMap<String, List<String>>();
        Recordings.json("tables/columns.json")
                .properties()
                .forEach(
                        entry -> {
                            var block = new StringBuilder();
                            for (var column : entry.getValue()) {
                                var words = column.get("description").asText();
                                var number =
                                        descriptions.computeIfAbsent(
                                                words, _ -> descriptions.size());
                                block.append(' ').append(column.get("name").asText());
                                block.append('|').append(column.get("type").asText());
                                block.append('|').append(column.get("format").asText());
                                block.append('|').append(column.get("priority").asInt());
                                block.append('|').append(number).append('\n');
                            }
                            blocks.computeIfAbsent(block.toString(), _ -> new ArrayList<>())
                                    .add(entry.getKey());
                        });
        var out = new StringBuilder().append(descriptions.size()).append('\n');
        descriptions.keySet().forEach(words -> out.append(words.replace("\n", "\\n")).append('\n'));
        blocks.forEach(
                (block, kinds) -> out.append(String.join(" ", kinds)).append('\n').append(block));
        return out.toString();
    }

    /** {@code path HASH} for each document of OpenAPI v3. */
    static String hashes() {
        var out = new StringBuilder();
        for (var path :
                Recordings.json("discovery/openapi-v3/index.json").get("paths").properties()) {
            var url = path.getValue().get("serverRelativeURL").asText();
            out.append(path.getKey())
                    .append(' ')
                    .append(url.substring(url.indexOf('=') + 1))
                    .append('\n');
        }
        return out.toString();
    }
}
