package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import java.util.List;

/** Deployments; follows {@code ValidateDeploymentSpec}. */
final class DeploymentValidation implements Validation {

    @Override
    public void create(Document deployment, Faults faults) {
        var spec = deployment.child("spec");
        Checks.notNegative("spec.replicas", spec.number("replicas", 0), faults);
        var selector = WorkloadValidation.strictSelector(spec, "deployment", faults);
        WorkloadValidation.template(spec, selector, "ReplicaSet", faults);
        strategy(spec.child("strategy"), faults);
        var ready = spec.number("minReadySeconds", 0);
        Checks.notNegative("spec.minReadySeconds", ready, faults);
        if (spec.get("revisionHistoryLimit") instanceof Long limit) {
            Checks.notNegative("spec.revisionHistoryLimit", limit, faults);
        }
        if (spec.get("progressDeadlineSeconds") instanceof Long deadline) {
            Checks.notNegative("spec.progressDeadlineSeconds", deadline, faults);
            if (deadline <= ready) {
                faults.invalid(
                        "spec.progressDeadlineSeconds",
                        deadline,
                        "must be greater than minReadySeconds");
            }
        }
    }

    @Override
    public void update(Document deployment, Document old, Faults faults) {
        if (deployment.get("spec") == old.get("spec")) {
            return;
        }
        create(deployment, faults);
        Checks.immutable(
                "spec.selector", deployment.at("spec.selector"), old.at("spec.selector"), faults);
    }

    private static void strategy(Document strategy, Faults faults) {
        var rolling = strategy.get("rollingUpdate");
        switch (strategy.text("type")) {
            case "Recreate" -> {
                if (rolling != null) {
                    faults.forbidden(
                            "spec.strategy.rollingUpdate",
                            "may not be specified when strategy `type` is 'Recreate'");
                }
            }
            case "RollingUpdate" -> rolling(strategy.child("rollingUpdate"), faults);
            default -> {
                var shown =
                        "{\"Type\":"
                                + Json.quote(strategy.text("type"))
                                + ",\"RollingUpdate\":"
                                + Json.write(rolling)
                                + "}";
                faults.add(
                        "FieldValueNotSupported",
                        "spec.strategy",
                        "Unsupported value: " + shown,
                        "supported values: \"Recreate\", \"RollingUpdate\"");
            }
        }
    }

    private static void rolling(Document rolling, Faults faults) {
        var field = "spec.strategy.rollingUpdate";
        for (var key : List.of("maxUnavailable", "maxSurge")) {
            WorkloadValidation.numberOrShare(field + "." + key, rolling.get(key), faults);
        }
        if (WorkloadValidation.isZero(rolling.get("maxUnavailable"))
                && WorkloadValidation.isZero(rolling.get("maxSurge"))) {
            faults.invalid(
                    field + ".maxUnavailable",
                    rolling.get("maxUnavailable"),
                    "may not be 0 when `maxSurge` is 0");
        }
        WorkloadValidation.atMostWhole(
                field + ".maxUnavailable", rolling.get("maxUnavailable"), faults);
    }
}
