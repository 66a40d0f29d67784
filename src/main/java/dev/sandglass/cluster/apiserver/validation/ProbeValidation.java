package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.util.List;

/** Probes and lifecycle hooks: who is asked, how often. */
final class ProbeValidation {

    private static final List<String> SCHEMES = List.of("HTTP", "HTTPS");

    private ProbeValidation() {}

    static void probes(String field, Document container, Faults faults) {
        liveness(field, container, "livenessProbe", faults);
        if (container.get("readinessProbe") instanceof Document probe) {
            var at = field + ".readinessProbe";
            probe(at, probe, faults);
            if (probe.get("terminationGracePeriodSeconds") != null) {
                faults.invalid(
                        at + ".terminationGracePeriodSeconds",
                        probe.get("terminationGracePeriodSeconds"),
                        "must not be set for readinessProbes");
            }
        }
        liveness(field, container, "startupProbe", faults);
    }

    private static void liveness(String owner, Document container, String key, Faults faults) {
        if (!(container.get(key) instanceof Document probe)) {
            return;
        }
        var field = owner + "." + key;
        probe(field, probe, faults);
        var threshold = probe.number("successThreshold", 1);
        if (threshold != 1) {
            faults.invalid(field + ".successThreshold", threshold, "must be 1");
        }
        if (probe.get("terminationGracePeriodSeconds") instanceof Long seconds && seconds <= 0) {
            faults.invalid(
                    field + ".terminationGracePeriodSeconds", seconds, "must be greater than 0");
        }
    }

    private static void probe(String field, Document probe, Faults faults) {
        action(field, probe, faults);
        for (var number :
                List.of(
                        "initialDelaySeconds",
                        "timeoutSeconds",
                        "periodSeconds",
                        "successThreshold",
                        "failureThreshold")) {
            Checks.notNegative(field + "." + number, probe.number(number, 0), faults);
        }
    }

    static void lifecycle(String field, Document lifecycle, long grace, Faults faults) {
        for (var hook : List.of("postStart", "preStop")) {
            if (lifecycle.get(hook) instanceof Document action) {
                action(field + "." + hook, action, faults);
                if (action.get("sleep") instanceof Document sleep) {
                    sleep(field + "." + hook + ".sleep", sleep.number("seconds", 0), grace, faults);
                }
            }
        }
    }

    private static void sleep(String field, long seconds, long grace, Faults faults) {
        if (seconds < 0 || seconds > grace) {
            faults.invalid(
                    field,
                    seconds,
                    "must be non-negative and less than terminationGracePeriodSeconds ("
                            + grace
                            + ")");
        }
    }

    /** Exactly one way of asking. */
    private static void action(String field, Document action, Faults faults) {
        var kinds = 0;
        for (var kind : List.of("exec", "httpGet", "tcpSocket", "grpc", "sleep")) {
            if (action.get(kind) instanceof Document how) {
                if (++kinds > 1) {
                    faults.forbidden(
                            field + "." + kind, "may not specify more than 1 handler type");
                } else {
                    details(field + "." + kind, kind, how, faults);
                }
            }
        }
        if (kinds == 0) {
            faults.required(field, "must specify a handler type");
        }
    }

    private static void details(String field, String kind, Document how, Faults faults) {
        switch (kind) {
            case "exec" -> {
                if (how.items("command").isEmpty()) {
                    faults.required(field + ".command", "");
                }
            }
            case "httpGet" -> {
                if (how.text("path").isEmpty()) {
                    faults.required(field + ".path", "");
                }
                Checks.portOrName(field + ".port", how.get("port"), faults);
                Checks.oneOf(field + ".scheme", how.text("scheme"), SCHEMES, faults);
                var headers = how.items("httpHeaders");
                for (var i = 0; i < headers.size(); i++) {
                    Checks.rule(
                            field + ".httpHeaders",
                            headers.document(i).text("name"),
                            dev.sandglass.api.Names::httpHeader,
                            faults);
                }
            }
            case "tcpSocket" -> Checks.portOrName(field + ".port", how.get("port"), faults);
            case "grpc" -> Checks.port(field + ".port", how.number("port", 0), faults);
            default -> {}
        }
    }
}
