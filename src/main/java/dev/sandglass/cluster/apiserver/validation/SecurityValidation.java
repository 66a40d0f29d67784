package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Security contexts of Pods and containers. */
final class SecurityValidation {

    private static final String SYSCTL =
            "([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private static final Pattern SYSCTL_NAME = Pattern.compile(SYSCTL); // hardly ever used
    private static final List<String> WORDS =
            List.of(
                    "Capabilities",
                    "Privileged",
                    "SELinuxOptions",
                    "WindowsOptions",
                    "RunAsUser",
                    "RunAsGroup",
                    "RunAsNonRoot",
                    "ReadOnlyRootFilesystem",
                    "AllowPrivilegeEscalation",
                    "ProcMount",
                    "SeccompProfile",
                    "AppArmorProfile");

    private SecurityValidation() {}

    static void container(String field, Document context, Faults faults) {
        id(field, ".runAsUser", context, faults);
        id(field, ".runAsGroup", context, faults);
        if (context.get("allowPrivilegeEscalation") != Boolean.FALSE) {
            return;
        }
        if (context.flag("privileged")) {
            faults.add(
                    "FieldValueInvalid",
                    field,
                    "Invalid value: " + internal(context),
                    "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
        }
        if (context.items("capabilities.add").contains("CAP_SYS_ADMIN")) {
            faults.add(
                    "FieldValueInvalid",
                    field,
                    "Invalid value: " + internal(context),
                    "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add`"
                            + " CAP_SYS_ADMIN");
        }
    }

    /** The context as Go prints its own form of it: names in capitals, nothing left out. */
    private static String internal(Document context) {
        var out = new StringBuilder("{");
        for (var word : WORDS) {
            var key =
                    word.equals("SELinuxOptions")
                            ? "seLinuxOptions"
                            : Character.toLowerCase(word.charAt(0)) + word.substring(1);
            out.append(out.length() > 1 ? "," : "")
                    .append('"')
                    .append(word)
                    .append("\":")
                    .append(Json.write(context.get(key)));
        }
        return out.append('}').toString();
    }

    private static void id(String field, String key, Document context, Faults faults) {
        if (context.get(key.substring(1)) instanceof Long number) {
            id(field + key, number, faults);
        }
    }

    static void id(String field, Object value, Faults faults) {
        if (value instanceof Long number) {
            Checks.between(field, number, 0, Checks.INT32_MAX, faults);
        }
    }

    static void pod(String path, Document spec, Faults faults) {
        var context = spec.child("securityContext");
        var field = path + ".securityContext";
        id(field, ".fsGroup", context, faults);
        id(field, ".runAsUser", context, faults);
        id(field, ".runAsGroup", context, faults);
        var groups = context.items("supplementalGroups");
        for (var i = 0; i < groups.size(); i++) {
            id(field + ".supplementalGroups[" + i + "]", groups.get(i), faults);
        }
        if (spec.flag("shareProcessNamespace") && spec.flag("hostPID")) {
            faults.invalid(
                    field + ".shareProcessNamespace",
                    true,
                    "ShareProcessNamespace and HostPID cannot both be enabled");
        }
        if (context.has("sysctls")) {
            sysctls(field + ".sysctls", context, faults);
        }
    }

    private static void sysctls(String field, Document context, Faults faults) {
        var names = new HashSet<String>();
        var sysctls = context.items("sysctls");
        for (var i = 0; i < sysctls.size(); i++) {
            var name = sysctls.document(i).text("name");
            var at = field + "[" + i + "].name";
            if (name.isEmpty()) {
                faults.required(at, "");
            } else if (name.length() > 253 || !SYSCTL_NAME.matcher(name).matches()) {
                faults.invalid(
                        at,
                        name,
                        "must have at most 253 characters and match regex ^" + SYSCTL + "$");
            } else if (!names.add(name)) {
                faults.duplicate(at, name);
            }
        }
    }
}
