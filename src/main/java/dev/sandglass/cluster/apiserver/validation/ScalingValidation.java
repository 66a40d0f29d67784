package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import java.util.List;

/** PodDisruptionBudgets and HorizontalPodAutoscalers. */
final class ScalingValidation {

    private ScalingValidation() {}

    /** PodDisruptionBudgets. */
    static final class Budgets implements Validation {

        private static final List<String> POLICIES = List.of("AlwaysAllow", "IfHealthyBudget");

        @Override
        public void create(Document budget, Faults faults) {
            var spec = budget.child("spec");
            if (spec.get("minAvailable") != null && spec.get("maxUnavailable") != null) {
                var shown =
                        "{\"MinAvailable\":"
                                + Json.write(spec.get("minAvailable"))
                                + ",\"Selector\":"
                                + Json.write(spec.get("selector"))
                                + ",\"MaxUnavailable\":"
                                + Json.write(spec.get("maxUnavailable"))
                                + ",\"UnhealthyPodEvictionPolicy\":"
                                + Json.write(spec.get("unhealthyPodEvictionPolicy"))
                                + "}";
                faults.add(
                        "FieldValueInvalid",
                        "spec",
                        "Invalid value: " + shown,
                        "minAvailable and maxUnavailable cannot be both set");
            }
            for (var key : List.of("minAvailable", "maxUnavailable")) {
                WorkloadValidation.numberOrShare("spec." + key, spec.get(key), faults);
                WorkloadValidation.atMostWhole("spec." + key, spec.get(key), faults);
            }
            SelectorValidation.labels("spec.selector", spec.child("selector"), faults);
            if (spec.get("unhealthyPodEvictionPolicy") instanceof String policy) {
                Checks.oneOf("spec.unhealthyPodEvictionPolicy", policy, POLICIES, faults);
            }
        }

        @Override
        public void update(Document budget, Document old, Faults faults) {
            create(budget, faults);
        }
    }

    /** HorizontalPodAutoscalers. */
    static final class Autoscalers implements Validation {

        private static final List<String> METRICS =
                List.of("ContainerResource", "External", "Object", "Pods", "Resource");

        @Override
        public void create(Document scaler, Faults faults) {
            var spec = scaler.child("spec");
            var least = spec.number("minReplicas", 1);
            if (least < 1) {
                faults.invalid("spec.minReplicas", least, "must be greater than or equal to 1");
            }
            var most = spec.number("maxReplicas", 0);
            if (most < 1) {
                faults.invalid("spec.maxReplicas", most, "must be greater than 0");
            }
            if (most < least) {
                faults.invalid(
                        "spec.maxReplicas", most, "must be greater than or equal to `minReplicas`");
            }
            target(spec.child("scaleTargetRef"), faults);
            metrics(spec, faults);
            for (var way : List.of("scaleUp", "scaleDown")) {
                var field = "spec.behavior." + way + ".stabilizationWindowSeconds";
                if (scaler.at(field) instanceof Long seconds) {
                    Checks.notNegative(field, seconds, faults);
                    if (seconds > 3600) {
                        faults.invalid(field, seconds, "must be less than or equal to 3600");
                    }
                }
            }
        }

        private static void target(Document target, Faults faults) {
            var field = "spec.scaleTargetRef";
            Checks.required(field + ".kind", target.text("kind"), Names::pathSegment, faults);
            Checks.required(field + ".name", target.text("name"), Names::pathSegment, faults);
            var version = target.text("apiVersion");
            if (version.isEmpty()) {
                faults.invalid(field + ".apiVersion", version, "apiVersion must specify API group");
            }
        }

        private static void metrics(Document spec, Faults faults) {
            var metrics = spec.items("metrics");
            for (var i = 0; i < metrics.size(); i++) {
                var metric = metrics.document(i);
                var field = "spec.metrics[" + i + "]";
                var type = metric.text("type");
                if (!METRICS.contains(type)) {
                    faults.notSupported(field + ".type", type, METRICS);
                    faults.notSupported(field + ".type", type, METRICS); // upstream looks twice
                    continue;
                }
                var key = Character.toLowerCase(type.charAt(0)) + type.substring(1);
                if (!(metric.get(key) instanceof Document source)) {
                    faults.required(
                            field + "." + key,
                            "must populate information for the given metric source");
                } else if (key.endsWith("esource")) {
                    target(field + "." + key + ".target", source.child("target"), faults);
                }
            }
            if (spec.get("minReplicas") instanceof Long least && least == 0) {
                faults.forbidden(
                        "spec.metrics",
                        "must specify at least one Object or External metric to support scaling"
                                + " to zero replicas");
            }
        }

        private static void target(String field, Document target, Faults faults) {
            if (target.get("averageUtilization") instanceof Long share) {
                if (share < 1) {
                    faults.invalid(field + ".averageUtilization", share, "must be greater than 0");
                }
            } else if (target.get("averageValue") == null) {
                faults.required(
                        field + ".averageUtilization",
                        "must set either a target raw value or a target utilization");
            }
        }

        @Override
        public void update(Document scaler, Document old, Faults faults) {
            create(scaler, faults);
        }
    }
}
