package dev.sandglass.kubectl.write;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.NotYet;
import dev.sandglass.kubectl.Target;
import dev.sandglass.kubectl.usage.Arguments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Variables whose values stand elsewhere: in ConfigMaps, Secrets, fields of the Pod. */
final class EnvSources {

    private EnvSources() {}

    /** The variables of {@code --from}: one for each key. */
    static List<Document> variables(Arguments arguments, Setting setting) {
        var from = arguments.text("from");
        var variables = new ArrayList<Document>();
        if (from.isEmpty()) {
            return variables;
        }
        var keys = arguments.texts("keys");
        for (var target : setting.targets(List.of(from))) {
            var reference =
                    switch (target.kind().name()) {
                        case "Secret" -> "secretKeyRef";
                        case "ConfigMap" -> "configMapKeyRef";
                        default -> throw Failure.of("unsupported resource specified in --from");
                    };
            for (var key : target.known().child("data").keys()) {
                if (keys.isEmpty() || keys.contains(key)) {
                    var source = Document.of("key", key, "name", target.name());
                    variables.add(
                            Document.of(
                                    "name", nameOf(key, setting),
                                    "valueFrom", Document.of(reference, source)));
                }
            }
        }
        return variables;
    }

    private static String nameOf(String key, Setting setting) {
        var name = key.replaceAll("[^a-zA-Z0-9_]", "_").toUpperCase(Locale.ROOT);
        if (!name.equals(key)) {
            setting.changing()
                    .session()
                    .complain("Warning: key " + key + " transferred to " + name);
        }
        return name;
    }

    /** Where the value stands. */
    static String shown(Document from) {
        if (from.has("configMapKeyRef")) {
            var reference = from.child("configMapKeyRef");
            return "configmap " + reference.text("name") + ", key " + reference.text("key");
        }
        if (from.has("secretKeyRef")) {
            var reference = from.child("secretKeyRef");
            return "secret " + reference.text("name") + ", key " + reference.text("key");
        }
        if (from.has("fieldRef")) {
            return "field path " + from.text("fieldRef.fieldPath");
        }
        if (from.has("resourceFieldRef")) {
            var container = from.text("resourceFieldRef.containerName");
            return "resource field "
                    + (container.isEmpty() ? "" : container + "/")
                    + from.text("resourceFieldRef.resource");
        }
        return "invalid valueFrom";
    }

    /** The value that stands there now. */
    static String value(Document from, Target target, Setting setting) {
        if (from.has("secretKeyRef")) {
            var reference = from.child("secretKeyRef");
            var text = entry("secrets", "secret", reference, setting);
            return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        }
        if (from.has("configMapKeyRef")) {
            return entry("configmaps", "config map", from.child("configMapKeyRef"), setting);
        }
        if (from.has("fieldRef")) {
            return field(from.text("fieldRef.fieldPath"), target.known());
        }
        throw NotYet.failure("kubectl set env --list --resolve of resource fields");
    }

    private static String entry(String plural, String sort, Document reference, Setting setting) {
        var client = setting.changing().client();
        var path =
                "/api/v1/namespaces/"
                        + client.namespace()
                        + "/"
                        + plural
                        + "/"
                        + reference.text("name");
        var object = client.object(client.get(path).withAccept(Client.TYPED));
        if (object.child("data").get(reference.text("key")) instanceof String value) {
            return value;
        }
        throw Failure.of(
                "key "
                        + reference.text("key")
                        + " not found in "
                        + sort
                        + " "
                        + reference.text("name"));
    }

    private static String field(String path, Document object) {
        return switch (path) {
            case "metadata.name", "metadata.namespace", "metadata.uid" -> object.text(path);
            default -> {
                var open = path.indexOf("['");
                if (open > 0 && path.endsWith("']")) {
                    var key = path.substring(open + 2, path.length() - 2);
                    yield object.child(path.substring(0, open)).get(key) instanceof String value
                            ? value
                            : "";
                }
                throw Failure.of("unsupported fieldPath: " + path);
            }
        };
    }
}
