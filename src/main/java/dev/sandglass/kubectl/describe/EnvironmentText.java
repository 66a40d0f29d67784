package dev.sandglass.kubectl.describe;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import org.jspecify.annotations.Nullable;

/** The environment of a container: values, and where values come from. */
final class EnvironmentText {

    private EnvironmentText() {}

    static void sources(Items sources, Page page) {
        page.line(2, "Environment Variables from:");
        for (var source : sources.documents().toList()) {
            var isConfig = source.has("configMapRef");
            var reference = source.child(isConfig ? "configMapRef" : "secretRef");
            var prefix = source.text("prefix");
            page.line(
                    3,
                    reference.text("name")
                            + "\t"
                            + (isConfig ? "ConfigMap" : "Secret")
                            + (prefix.isEmpty() ? "" : " with prefix '" + prefix + "'")
                            + "\tOptional: "
                            + reference.flag("optional"));
        }
    }

    static void variables(Document container, @Nullable Document pod, Page page) {
        var variables = container.items("env");
        page.line(2, "Environment:" + (variables.isEmpty() ? "\t<none>" : ""));
        for (var variable : variables.documents().toList()) {
            var from = variable.child("valueFrom");
            var name = variable.text("name");
            if (from.isEmpty()) {
                plain(name, variable.text("value"), page);
            } else if (from.has("fieldRef")) {
                var path = from.text("fieldRef.fieldPath");
                var value = pod == null ? "" : FieldPaths.value(pod, path);
                page.field(
                        3,
                        name,
                        value + " (" + from.text("fieldRef.apiVersion") + ":" + path + ")");
            } else if (from.has("resourceFieldRef")) {
                resource(name, from.child("resourceFieldRef"), container, page);
            } else if (from.has("secretKeyRef")) {
                ofKey(name, from.child("secretKeyRef"), "in secret", page);
            } else if (from.has("configMapKeyRef")) {
                ofKey(name, from.child("configMapKeyRef"), "of config map", page);
            }
        }
    }

    private static void ofKey(String name, Document key, String where, Page page) {
        page.field(
                3,
                name,
                "<set to the key '%s' %s '%s'>\tOptional: %s"
                        .formatted(key.text("key"), where, key.text("name"), key.flag("optional")));
    }

    private static void plain(String name, String value, Page page) {
        var lead = name + ":";
        for (var line : value.split("\n", -1)) {
            page.line(3, lead + "\t" + line);
            lead = "";
        }
    }

    private static void resource(String name, Document reference, Document container, Page page) {
        var resource = reference.text("resource");
        var value = FieldPaths.resource(container, resource, reference.text("divisor"));
        if (value.equals("0")
                && (resource.equals("limits.cpu") || resource.equals("limits.memory"))) {
            value = "node allocatable";
        }
        page.field(3, name, value + " (" + resource + ")");
    }
}
