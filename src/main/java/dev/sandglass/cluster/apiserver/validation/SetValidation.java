package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Json;
import java.util.List;

/** StatefulSets and DaemonSets. */
final class SetValidation {

    private static final List<String> CHANGEABLE =
            List.of(
                    "replicas",
                    "ordinals",
                    "template",
                    "updateStrategy",
                    "revisionHistoryLimit",
                    "persistentVolumeClaimRetentionPolicy",
                    "minReadySeconds");
    private static final List<String> RETENTION = List.of("Retain", "Delete");

    private SetValidation() {}

    /** StatefulSets. */
    static final class Stateful implements Validation {

        @Override
        public void create(Document set, Faults faults) {
            var spec = set.child("spec");
            switch (spec.text("podManagementPolicy")) {
                case "" -> faults.required("spec.podManagementPolicy", "");
                case "OrderedReady", "Parallel" -> {}
                default ->
                        faults.invalid(
                                "spec.podManagementPolicy",
                                spec.text("podManagementPolicy"),
                                "must be 'OrderedReady' or 'Parallel'");
            }
            strategy(spec.child("updateStrategy"), faults);
            var retention = spec.child("persistentVolumeClaimRetentionPolicy");
            for (var when : List.of("whenDeleted", "whenScaled")) {
                Checks.oneOf(
                        "spec.persistentVolumeClaimRetentionPolicy." + when,
                        retention.text(when, "Retain"),
                        RETENTION,
                        faults);
            }
            Checks.notNegative("spec.replicas", spec.number("replicas", 0), faults);
            Checks.notNegative("spec.minReadySeconds", spec.number("minReadySeconds", 0), faults);
            var name = spec.text("serviceName");
            if (!name.isEmpty()) {
                Checks.rule("spec.serviceName", name, Names::dns1123Subdomain, faults);
            }
            var selector = WorkloadValidation.strictSelector(spec, "statefulset", faults);
            WorkloadValidation.template(spec, selector, "StatefulSet", faults);
            claims(spec, faults);
        }

        private static void claims(Document spec, Faults faults) {
            var claims = spec.items("volumeClaimTemplates");
            for (var i = 0; i < claims.size(); i++) {
                StorageValidation.claimSpec(
                        "spec.volumeClaimTemplates[" + i + "].spec",
                        claims.document(i).child("spec"),
                        faults);
            }
        }

        private static void strategy(Document strategy, Faults faults) {
            var rolling = strategy.get("rollingUpdate");
            switch (strategy.text("type")) {
                case "RollingUpdate" ->
                        Checks.notNegative(
                                "spec.updateStrategy.rollingUpdate.partition",
                                strategy.number("rollingUpdate.partition", 0),
                                faults);
                case "OnDelete" -> {
                    if (rolling instanceof Document update) {
                        faults.add(
                                "FieldValueInvalid",
                                "spec.updateStrategy.rollingUpdate",
                                "Invalid value: {\"Partition\":"
                                        + update.number("partition", 0)
                                        + ",\"MaxUnavailable\":"
                                        + Json.write(update.get("maxUnavailable"))
                                        + "}",
                                "only allowed for updateStrategy 'RollingUpdate'");
                    }
                }
                default ->
                        faults.add(
                                "FieldValueInvalid",
                                "spec.updateStrategy",
                                "Invalid value: {\"Type\":"
                                        + Json.quote(strategy.text("type"))
                                        + ",\"RollingUpdate\":"
                                        + Json.write(rolling)
                                        + "}",
                                "must be 'RollingUpdate' or 'OnDelete'");
            }
        }

        @Override
        public void update(Document set, Document old, Faults faults) {
            if (set.get("spec") == old.get("spec")) {
                return;
            }
            create(set, faults);
            var now = set.child("spec");
            var before = old.child("spec");
            for (var field : CHANGEABLE) {
                now = now.remove(field);
                before = before.remove(field);
            }
            if (!now.equals(before)) {
                faults.forbidden(
                        "spec",
                        "updates to statefulset spec for fields other than 'replicas', 'ordinals',"
                                + " 'template', 'updateStrategy', 'revisionHistoryLimit',"
                                + " 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are"
                                + " forbidden");
            }
        }
    }

    /** DaemonSets. */
    static final class Daemon implements Validation {

        @Override
        public void create(Document set, Faults faults) {
            var spec = set.child("spec");
            var selector = WorkloadValidation.selector(spec, "daemonset", faults);
            WorkloadValidation.template(spec, selector, "DaemonSet", faults);
            Checks.notNegative("spec.minReadySeconds", spec.number("minReadySeconds", 0), faults);
            if (!spec.text("updateStrategy.type").equals("RollingUpdate")) {
                if (!spec.text("updateStrategy.type").equals("OnDelete")) {
                    faults.notSupported(
                            "spec.updateStrategy",
                            spec.get("updateStrategy"),
                            List.of("RollingUpdate", "OnDelete"));
                }
                return;
            }
            var rolling = spec.child("updateStrategy.rollingUpdate");
            var field = "spec.updateStrategy.rollingUpdate";
            for (var key : List.of("maxUnavailable", "maxSurge")) {
                WorkloadValidation.numberOrShare(field + "." + key, rolling.get(key), faults);
                WorkloadValidation.atMostWhole(field + "." + key, rolling.get(key), faults);
            }
            if (WorkloadValidation.isZero(rolling.get("maxUnavailable"))
                    && WorkloadValidation.isZero(rolling.get("maxSurge"))) {
                faults.required(field + ".maxUnavailable", "cannot be 0 when maxSurge is 0");
            }
        }

        @Override
        public void update(Document set, Document old, Faults faults) {
            create(set, faults);
            Checks.immutable(
                    "spec.selector", set.at("spec.selector"), old.at("spec.selector"), faults);
        }
    }
}
