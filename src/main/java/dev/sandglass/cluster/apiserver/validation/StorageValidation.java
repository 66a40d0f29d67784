package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.api.Quantity;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.util.List;
import java.util.Locale;

/** Claims and classes of storage. */
final class StorageValidation {

    private static final List<String> MODES =
            List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");

    private StorageValidation() {}

    static void claimSpec(String field, Document spec, Faults faults) {
        var modes = spec.items("accessModes");
        if (modes.isEmpty()) {
            faults.required(field + ".accessModes", "at least 1 access mode is required");
        }
        if (spec.get("selector") instanceof Document selector) {
            SelectorValidation.labels(field + ".selector", selector, faults);
        }
        modes(field + ".accessModes", spec, faults);
        var storage = spec.at("resources.requests.storage");
        if (storage == null) {
            faults.required(field + ".resources[storage]", "");
        } else if (Quantity.read(storage).sign() <= 0) {
            faults.invalid(field + ".resources[storage]", storage, "must be greater than zero");
        }
    }

    static void modes(String field, Document spec, Faults faults) {
        var modes = spec.items("accessModes");
        modes.texts().forEach(mode -> Checks.oneOf(field, mode, MODES, faults));
        if (modes.size() > 1 && modes.contains("ReadWriteOncePod")) {
            faults.forbidden(field, "may not use ReadWriteOncePod with other access modes");
        }
    }

    /** PersistentVolumeClaims. */
    static final class Claims implements Validation {

        @Override
        public void create(Document claim, Faults faults) {
            claimSpec("spec", claim.child("spec"), faults);
        }

        @Override
        public void update(Document claim, Document old, Faults faults) {
            create(claim, faults);
            var before = old.child("spec");
            var now = claim.child("spec");
            if (before.text("volumeName").isEmpty() && !now.text("volumeName").isEmpty()) {
                before = before.put("volumeName", now.get("volumeName")); // the binder sets it once
            }
            if (old.text("status.phase").equals("Bound")) {
                before = before.with("resources.requests", now.at("resources.requests"));
            }
            if (!now.equals(before)) {
                faults.forbidden(
                        "spec",
                        "spec is immutable after creation except resources.requests and"
                                + " volumeAttributesClassName for bound claims\n"
                                + PodSpecDifference.of(before, now));
            }
        }
    }

    /** StorageClasses. */
    static final class Classes implements Validation {

        @Override
        public void create(Document object, Faults faults) {
            var provisioner = object.text("provisioner");
            if (provisioner.isEmpty()) {
                faults.required("provisioner", "");
            } else {
                Names.qualifiedName(provisioner.toLowerCase(Locale.ROOT))
                        .forEach(message -> faults.invalid("provisioner", provisioner, message));
            }
            Checks.oneOf(
                    "reclaimPolicy",
                    object.text("reclaimPolicy"),
                    List.of("Delete", "Retain"),
                    faults);
            Checks.oneOf(
                    "volumeBindingMode",
                    object.text("volumeBindingMode"),
                    List.of("Immediate", "WaitForFirstConsumer"),
                    faults);
        }

        @Override
        public void update(Document object, Document old, Faults faults) {
            for (var field :
                    List.of("parameters", "provisioner", "reclaimPolicy", "volumeBindingMode")) {
                if (!Metadata.same(object, old, field)) {
                    faults.forbidden(field, "updates to " + field + " are forbidden.");
                }
            }
        }
    }
}
