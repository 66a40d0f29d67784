package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.util.List;

/**
 * The specification of a Pod, in Pods and in templates; follows {@code ValidatePodSpec} and its
 * order.
 */
final class PodSpecValidation {

    private static final List<String> RESTART = List.of("Always", "OnFailure", "Never");
    private static final List<String> DNS =
            List.of("ClusterFirstWithHostNet", "ClusterFirst", "Default", "None");
    private static final List<String> SYSTEMS = List.of("linux", "windows");
    private static final List<String> NOT_ON_WINDOWS =
            List.of("hostPID", "hostIPC", "shareProcessNamespace");

    private PodSpecValidation() {}

    static void check(String path, Document spec, Faults faults) {
        var grace = spec.get("terminationGracePeriodSeconds");
        if (grace instanceof Long seconds && seconds < -1) {
            Checks.notNegative(path + ".terminationGracePeriodSeconds", seconds, faults);
        }
        var volumes = VolumeValidation.check(path + ".volumes", spec.items("volumes"), faults);
        new ContainerValidation(spec, volumes, faults).all(path);
        Checks.requiredOneOf(path, ".restartPolicy", spec.text("restartPolicy"), RESTART, faults);
        Checks.requiredOneOf(path, ".dnsPolicy", spec.text("dnsPolicy"), DNS, faults);
        Checks.labels(path + ".nodeSelector", spec.child("nodeSelector"), faults);
        SecurityValidation.pod(path, spec, faults);
        if (spec.get("affinity") instanceof Document affinity) {
            SchedulingValidation.affinity(path + ".affinity", affinity, faults);
        }
        dns(path, spec, faults);
        SchedulingValidation.gates(
                path + ".schedulingGates", spec.items("schedulingGates"), faults);
        SchedulingValidation.spread(
                path + ".topologySpreadConstraints",
                spec.items("topologySpreadConstraints"),
                faults);
        names(path, spec, faults);
        if (spec.get("activeDeadlineSeconds") instanceof Long seconds) {
            Checks.between(path + ".activeDeadlineSeconds", seconds, 1, Checks.INT32_MAX, faults);
        }
        optional(path + ".hostname", spec.text("hostname"), faults);
        optional(path + ".subdomain", spec.text("subdomain"), faults);
        SchedulingValidation.tolerations(path + ".tolerations", spec.items("tolerations"), faults);
        aliases(path, spec, faults);
        system(path, spec, faults);
    }

    private static void optional(String field, String value, Faults faults) {
        if (!value.isEmpty()) {
            Checks.rule(field, value, Names::dns1123Label, faults);
        }
    }

    private static void names(String path, Document spec, Faults faults) {
        for (var field :
                List.of(
                        "serviceAccountName",
                        "nodeName",
                        "priorityClassName",
                        "runtimeClassName")) {
            var value = spec.text(field);
            if (!value.isEmpty() && !Names.dns1123Subdomain(value).isEmpty()) {
                Checks.rule(path + "." + field, value, Names::dns1123Subdomain, faults);
            }
        }
    }

    private static void dns(String path, Document spec, Faults faults) {
        var config = spec.child("dnsConfig");
        if (!spec.text("dnsPolicy").equals("None")) {
            return;
        }
        if (config.isEmpty()) {
            faults.required(
                    path + ".dnsConfig", "must provide `dnsConfig` when `dnsPolicy` is None");
        } else if (config.items("nameservers").isEmpty()) {
            faults.required(
                    path + ".dnsConfig.nameservers",
                    "must provide at least one DNS nameserver when `dnsPolicy` is None");
        }
    }

    private static void aliases(String path, Document spec, Faults faults) {
        var aliases = spec.items("hostAliases");
        for (var i = 0; i < aliases.size(); i++) {
            var alias = aliases.document(i);
            var field = path + ".hostAliases[" + i + "]";
            Checks.address(field + ".ip", alias.text("ip"), faults);
            alias.items("hostnames")
                    .texts()
                    .forEach(
                            name ->
                                    Checks.rule(
                                            field + ".hostnames",
                                            name,
                                            Names::dns1123Subdomain,
                                            faults));
        }
    }

    private static void system(String path, Document spec, Faults faults) {
        if (!(spec.get("os") instanceof Document os)) {
            return;
        }
        var name = os.text("name");
        if (name.isEmpty()) {
            faults.required(path + ".os.name", "cannot be empty");
            return;
        }
        Checks.oneOf(path + ".os", name, SYSTEMS, faults);
        if (name.equals("windows")) {
            for (var field : NOT_ON_WINDOWS) {
                if (spec.flag(field)) {
                    faults.forbidden(path + "." + field, "cannot be set for a windows pod");
                }
            }
        }
    }
}
