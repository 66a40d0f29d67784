package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.util.HashSet;
import java.util.Set;

/** Where a container mounts the Pod's volumes. */
final class MountValidation {

    private MountValidation() {}

    static void check(String field, Document container, Set<String> volumes, Faults faults) {
        var paths = new HashSet<String>();
        var mounts = container.items("volumeMounts");
        for (var i = 0; i < mounts.size(); i++) {
            var mount = mounts.document(i);
            var at = field + ".volumeMounts[" + i + "]";
            var name = mount.text("name");
            if (name.isEmpty()) {
                faults.required(at + ".name", "");
            } else if (!volumes.contains(name)) {
                faults.notFound(at + ".name", name);
            }
            var path = mount.text("mountPath");
            if (path.isEmpty()) {
                faults.required(at + ".mountPath", "");
            } else if (!paths.add(path)) {
                faults.invalid(at + ".mountPath", path, "must be unique");
            }
            if (mount.has("subPath") || mount.has("subPathExpr")) {
                subPath(field + ".volumeMounts", mount, faults);
            }
        }
    }

    private static void subPath(String field, Document mount, Faults faults) {
        var path = mount.text("subPath");
        var expression = mount.text("subPathExpr");
        if (!path.isEmpty()) {
            relative(field + ".subPath", path, faults);
        }
        if (!expression.isEmpty()) {
            if (!path.isEmpty()) {
                faults.invalid(
                        field + ".subPathExpr",
                        expression,
                        "subPathExpr and subPath are mutually exclusive");
            }
            relative(field + ".subPathExpr", expression, faults);
        }
    }

    /** A path below something, which does not climb out. */
    static void relative(String field, String path, Faults faults) {
        if (path.startsWith("/")) {
            faults.invalid(field, path, "must be a relative path");
        }
        noWayUp(field, path, faults);
    }

    static void noWayUp(String field, String path, Faults faults) {
        if (path.equals("..")
                || path.startsWith("../")
                || path.contains("/../")
                || path.endsWith("/..")) {
            faults.invalid(field, path, "must not contain '..'");
        }
    }
}
