package dev.sandglass.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Takes the descriptions of types, fields and parameters from the recorded documents and writes
 * them where {@code dev.sandglass.api.schema.Prose} reads them, so that they need not lie in the
 * main sources. The build runs it as source, before anything is compiled, with the folder of
 * generated resources as its argument.
 *
 * <p>Parameters stand under the types of upstream's options: {@code ListOptions},
 * {@code PodLogOptions}.
 */
public final class ProseCompiler {

    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
    private static final String CORE = "io.k8s.api.core.v1.";

    private final Map<String, Map<String, String>> words = new TreeMap<>();

    private ProseCompiler() {
        for (var document : Recordings.openApi()) {
            document.path("components")
                    .path("schemas")
                    .properties()
                    .forEach(type -> type(type.getKey(), type.getValue()));
            document.path("paths")
                    .properties()
                    .forEach(path -> path(path.getKey(), path.getValue()));
        }
        Recordings.json("discovery/openapi-v2.json.xz")
                .get("definitions")
                .properties()
                .forEach(type -> type(type.getKey(), type.getValue()));
    }

    /** What the recorded documents say. */
    public static Map<String, Map<String, String>> words() {
        return new ProseCompiler().words;
    }

    public static void main(String[] args) throws IOException {
        var out = Path.of(args[0], "dev/sandglass/api/schema/prose.gz");
        Files.createDirectories(out.getParent());
        try (var writer =
                new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(out)), StandardCharsets.UTF_8)) {
            for (var type : words().entrySet()) {
                write(type.getKey(), type.getValue(), writer);
            }
        }
    }

    private static void write(String type, Map<String, String> fields, Writer out)
            throws IOException {
        out.write(type + "\t" + line(fields.getOrDefault("", "")) + "\n");
        for (var field : fields.entrySet()) {
            if (!field.getKey().isEmpty()) {
                out.write("\t" + field.getKey() + "\t" + line(field.getValue()) + "\n");
            }
        }
    }

    private static String line(String words) {
        return words.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }

    private void type(String name, JsonNode type) {
        put(name, "", type);
        type.path("properties")
                .properties()
                .forEach(field -> put(name, field.getKey(), field.getValue()));
    }

    private void put(String type, String field, JsonNode described) {
        var text = described.path("description").asText();
        if (!text.isEmpty()) {
            words.computeIfAbsent(type, _ -> new TreeMap<>()).putIfAbsent(field, text);
        }
    }

    private void path(String path, JsonNode item) {
        item.path("parameters").forEach(parameter -> parameter(path, "", parameter));
        item.properties()
                .forEach(
                        operation ->
                                operation
                                        .getValue()
                                        .path("parameters")
                                        .forEach(
                                                parameter ->
                                                        parameter(
                                                                path,
                                                                operation.getKey(),
                                                                parameter)));
    }

    private void parameter(String path, String method, JsonNode parameter) {
        if (!parameter.get("in").asText().equals("query")) {
            return;
        }
        var name = parameter.get("name").asText();
        var last = path.replace("/{path}", "").replaceFirst(".*/", "");
        switch (last) {
            case "attach" -> put(CORE + "PodAttachOptions", name, parameter);
            case "exec" -> put(CORE + "PodExecOptions", name, parameter);
            case "log" -> put(CORE + "PodLogOptions", name, parameter);
            case "portforward" -> put(CORE + "PodPortForwardOptions", name, parameter);
            case "proxy" -> put(CORE + owner(path) + "ProxyOptions", name, parameter);
            default -> {
                put(META + "ListOptions", name, parameter);
                put(
                        META + (method.equals("patch") ? "PatchOptions" : "CreateOptions"),
                        name,
                        parameter);
                put(META + "DeleteOptions", name, parameter);
            }
        }
    }

    private static String owner(String path) {
        return path.contains("/nodes/") ? "Node" : path.contains("/services/") ? "Service" : "Pod";
    }
}
