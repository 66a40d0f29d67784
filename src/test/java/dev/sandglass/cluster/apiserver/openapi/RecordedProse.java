package dev.sandglass.cluster.apiserver.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sandglass.api.schema.Prose;
import dev.sandglass.schema.Recordings;
import java.util.HashMap;
import java.util.Map;

/** The descriptions of the recorded documents, parameters among them under the types of their options. */
final class RecordedProse implements Prose {

    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    private final Map<String, String> words = new HashMap<>();

    RecordedProse() {
        for (var document : Recordings.openApi()) {
            document.path("components").path("schemas").properties()
                    .forEach(type -> type(type.getKey(), type.getValue()));
            document.path("paths").properties().forEach(path -> path(path.getKey(), path.getValue()));
        }
        Recordings.json("discovery/openapi-v2.json.xz").get("definitions").properties()
                .forEach(type -> type(type.getKey(), type.getValue()));
    }

    private void type(String name, JsonNode type) {
        put(name, "", type);
        type.path("properties").properties().forEach(field -> put(name, field.getKey(), field.getValue()));
    }

    private void put(String type, String field, JsonNode described) {
        words.putIfAbsent(type + "/" + field, described.path("description").asText());
    }

    private void path(String path, JsonNode item) {
        item.path("parameters").forEach(parameter -> parameter(path, "", parameter));
        item.properties().forEach(operation -> operation.getValue().path("parameters")
                .forEach(parameter -> parameter(path, operation.getKey(), parameter)));
    }

    private void parameter(String path, String method, JsonNode parameter) {
        if (!parameter.get("in").asText().equals("query")) {
            return;
        }
        var name = parameter.get("name").asText();
        var last = path.replace("/{path}", "").replaceFirst(".*/", "");
        var owner = path.contains("/nodes/") ? "Node" : path.contains("/services/") ? "Service" : "Pod";
        var core = "io.k8s.api.core.v1.";
        switch (last) {
            case "attach" -> put(core + "PodAttachOptions", name, parameter);
            case "exec" -> put(core + "PodExecOptions", name, parameter);
            case "log" -> put(core + "PodLogOptions", name, parameter);
            case "portforward" -> put(core + "PodPortForwardOptions", name, parameter);
            case "proxy" -> put(core + owner + "ProxyOptions", name, parameter);
            default -> {
                put(META + "ListOptions", name, parameter);
                put(META + (method.equals("patch") ? "PatchOptions" : "CreateOptions"), name, parameter);
                // A type of its own in the documents, with other words than the parameters have.
                put(META + "DeleteOptions", name, parameter);
            }
        }
    }

    @Override
    public String of(String type, String field) {
        return words.getOrDefault(type + "/" + field, "");
    }
}
