package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.Set;

/** The environment variables of a container. */
final class EnvironmentValidation {

    private static final List<String> SOURCES =
            List.of(
                    "fieldRef",
                    "resourceFieldRef",
                    "configMapKeyRef",
                    "secretKeyRef",
                    "fileKeyRef");

    private static final Set<String> FIELDS =
            Set.of(
                    "metadata.name",
                    "metadata.namespace",
                    "metadata.uid",
                    "spec.nodeName",
                    "spec.serviceAccountName",
                    "status.hostIP",
                    "status.hostIPs",
                    "status.podIP",
                    "status.podIPs");

    private static final List<String> RESOURCES =
            List.of(
                    "limits.cpu",
                    "limits.ephemeral-storage",
                    "limits.memory",
                    "requests.cpu",
                    "requests.ephemeral-storage",
                    "requests.memory");

    private EnvironmentValidation() {}

    static void check(String field, Document container, Faults faults) {
        var variables = container.items("env");
        for (var i = 0; i < variables.size(); i++) {
            var variable = variables.document(i);
            var at = field + ".env[" + i + "]";
            Checks.required(
                    at + ".name", variable.text("name"), Names::environmentVariable, faults);
            if (variable.get("valueFrom") instanceof Document source) {
                source(at + ".valueFrom", variable, source, faults);
            }
        }
        var froms = container.items("envFrom");
        for (var i = 0; i < froms.size(); i++) {
            from(field + ".envFrom", froms.document(i), faults);
        }
    }

    private static void source(String field, Document variable, Document source, Faults faults) {
        var found = 0;
        for (var kind : SOURCES) {
            if (source.get(kind) instanceof Document reference) {
                found++;
                reference(field + "." + kind, kind, reference, faults);
            }
        }
        if (found == 0) {
            faults.invalid(
                    field,
                    "",
                    "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`,"
                            + " `secretKeyRef` or `fileKeyRef`");
        } else if (!variable.text("value").isEmpty()) {
            faults.invalid(field, "", "may not be specified when `value` is not empty");
        } else if (found > 1) {
            faults.invalid(field, "", "may not have more than one field specified at a time");
        }
    }

    private static void reference(String field, String kind, Document reference, Faults faults) {
        switch (kind) {
            case "fieldRef" -> fieldReference(field, reference, faults);
            case "resourceFieldRef" -> resource(field, reference, faults);
            case "configMapKeyRef", "secretKeyRef" -> {
                if (reference.text("name").isEmpty()) {
                    faults.required(field + ".name", "");
                }
                if (reference.text("key").isEmpty()) {
                    faults.required(field + ".key", "");
                } else {
                    Checks.rule(field + ".key", reference.text("key"), Names::configMapKey, faults);
                }
            }
            default -> {}
        }
    }

    private static void fieldReference(String field, Document reference, Faults faults) {
        var path = reference.text("fieldPath");
        if (path.isEmpty()) {
            faults.required(field + ".fieldPath", "");
            return;
        }
        var isEntry =
                path.startsWith("metadata.annotations['") || path.startsWith("metadata.labels['");
        if (!FIELDS.contains(path) && !(isEntry && path.endsWith("']"))) {
            faults.invalid(
                    field + ".fieldPath",
                    path,
                    "error converting fieldPath: field label not supported: " + path);
        }
    }

    private static void resource(String field, Document reference, Faults faults) {
        var resource = reference.text("resource");
        if (resource.isEmpty()) {
            faults.required(field + ".resource", "");
        } else if (!RESOURCES.contains(resource)
                && !resource.startsWith("limits.hugepages-")
                && !resource.startsWith("requests.hugepages-")) {
            faults.notSupported(field + ".resource", resource, RESOURCES);
        }
    }

    private static void from(String field, Document from, Faults faults) {
        var prefix = from.text("prefix");
        if (!prefix.isEmpty()) {
            Checks.rule(field + ".prefix", prefix, Names::environmentVariable, faults);
        }
        var found = 0;
        for (var kind : List.of("configMapRef", "secretRef")) {
            if (from.get(kind) instanceof Document reference) {
                found++;
                Checks.required(
                        field + "." + kind + ".name",
                        reference.text("name"),
                        Names::dns1123Subdomain,
                        faults);
            }
        }
        if (found == 0) {
            faults.invalid(field, "", "must specify one of: `configMapRef` or `secretRef`");
        } else if (found > 1) {
            faults.invalid(field, "", "may not have more than one field specified at a time");
        }
    }
}
