package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;

/** ReplicaSets, and ReplicationControllers, whose selector is plain labels. */
final class ReplicaSetValidation implements Validation {

    @Override
    public void create(Document set, Faults faults) {
        var spec = set.child("spec");
        Checks.notNegative("spec.replicas", spec.number("replicas", 0), faults);
        Checks.notNegative("spec.minReadySeconds", spec.number("minReadySeconds", 0), faults);
        var selector = WorkloadValidation.strictSelector(spec, "replicaset", faults);
        WorkloadValidation.template(spec, selector, "ReplicaSet", faults);
    }

    @Override
    public void update(Document set, Document old, Faults faults) {
        if (set.get("spec") == old.get("spec")) {
            return;
        }
        create(set, faults);
        Checks.immutable("spec.selector", set.at("spec.selector"), old.at("spec.selector"), faults);
    }

    /** The older kind. */
    static final class OfControllers implements Validation {

        @Override
        public void create(Document controller, Faults faults) {
            var spec = controller.child("spec");
            Checks.notNegative("spec.minReadySeconds", spec.number("minReadySeconds", 0), faults);
            if (spec.child("selector").isEmpty()) {
                faults.required("spec.selector", "");
            }
            Checks.notNegative("spec.replicas", spec.number("replicas", 0), faults);
            if (!(spec.get("template") instanceof Document)) {
                faults.required("spec.template", "");
                return;
            }
            var selector = spec.child("selector");
            WorkloadValidation.template(
                    spec,
                    selector.isEmpty() ? null : LabelSelector.ofLabels(selector),
                    "ReplicationController",
                    faults);
        }

        @Override
        public void update(Document controller, Document old, Faults faults) {
            create(controller, faults);
        }
    }
}
