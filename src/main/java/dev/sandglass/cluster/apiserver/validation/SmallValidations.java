package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import java.util.HashSet;
import java.util.List;

/** Kinds with a rule or two. */
final class SmallValidations {

    private SmallValidations() {}

    /** Namespaces. */
    static final class Namespaces implements Validation {

        private static final List<String> LEVELS = List.of("enforce", "audit", "warn");

        @Override
        public NameRule names() {
            return NameRule.LABEL;
        }

        @Override
        public void create(Document namespace, Faults faults) {
            var labels = namespace.child("metadata.labels");
            for (var level : LEVELS) {
                var key = "pod-security.kubernetes.io/" + level;
                if (labels.get(key) instanceof String value) {
                    switch (value) {
                        case "privileged", "baseline", "restricted" -> {}
                        default ->
                                faults.invalid(
                                        "metadata.labels[" + key + "]",
                                        value,
                                        "must be one of privileged, baseline, restricted");
                    }
                }
            }
        }

        @Override
        public void update(Document namespace, Document old, Faults faults) {
            create(namespace, faults);
        }
    }

    /** Nodes: taints and address ranges. */
    static final class Nodes implements Validation {

        private static final List<String> EFFECTS =
                List.of("NoSchedule", "PreferNoSchedule", "NoExecute");

        @Override
        public void create(Document node, Faults faults) {
            var taints = node.items("spec.taints");
            var met = new HashSet<String>();
            for (var i = 0; i < taints.size(); i++) {
                var taint = taints.document(i);
                var field = "metadata.taints[" + i + "]"; // upstream says metadata
                Checks.rule(field + ".key", taint.text("key"), Names::qualifiedName, faults);
                Checks.rule(field + ".value", taint.text("value"), Names::labelValue, faults);
                Checks.requiredOneOf(field + ".effect", taint.text("effect"), EFFECTS, faults);
                if (!met.add(taint.text("effect") + "/" + taint.text("key"))) {
                    faults.duplicate(field, taint);
                }
            }
            var range = node.text("spec.podCIDR");
            if (!range.isEmpty() && !isRange(range)) {
                faults.invalid(
                        "spec.podCIDRs[0]",
                        range,
                        "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)");
            }
        }

        private static boolean isRange(String range) {
            var slash = range.indexOf('/');
            return slash > 0 && Checks.isAddress(range.substring(0, slash));
        }

        @Override
        public void update(Document node, Document old, Faults faults) {
            create(node, faults);
            var before = old.text("spec.podCIDR");
            if (!before.isEmpty() && !before.equals(node.text("spec.podCIDR"))) {
                faults.forbidden(
                        "spec.podCIDRs",
                        "node updates may not change podCIDR except from \"\" to valid");
            }
            var provider = old.text("spec.providerID");
            if (!provider.isEmpty() && !provider.equals(node.text("spec.providerID"))) {
                faults.forbidden(
                        "spec.providerID",
                        "node updates may not change providerID except from \"\" to valid");
            }
        }
    }

    /** Events. */
    static final class Events implements Validation {
        @Override
        public void create(Document event, Faults faults) {
            var namespace = event.text("metadata.namespace");
            var about = event.text("involvedObject.namespace");
            if (about.isEmpty() ? !namespace.equals("default") : !about.equals(namespace)) {
                faults.invalid("involvedObject.namespace", about, "does not match event.namespace");
            }
        }
    }

    /** Leases. */
    static final class Leases implements Validation {
        @Override
        public void create(Document lease, Faults faults) {
            positive("spec.leaseDurationSeconds", lease.at("spec.leaseDurationSeconds"), faults);
            if (lease.at("spec.leaseTransitions") instanceof Long transitions) {
                Checks.notNegative("spec.leaseTransitions", transitions, faults);
            }
        }

        private static void positive(String field, Object value, Faults faults) {
            if (value instanceof Long number && number <= 0) {
                faults.invalid(field, number, "must be greater than 0");
            }
        }

        @Override
        public void update(Document lease, Document old, Faults faults) {
            create(lease, faults);
        }
    }

    /** EndpointSlices. */
    static final class EndpointSlices implements Validation {

        private static final List<String> TYPES = List.of("FQDN", "IPv4", "IPv6");

        @Override
        public void create(Document slice, Faults faults) {
            Checks.requiredOneOf("addressType", slice.text("addressType"), TYPES, faults);
            var endpoints = slice.items("endpoints");
            for (var i = 0; i < endpoints.size(); i++) {
                if (endpoints.document(i).items("addresses").isEmpty()) {
                    faults.required(
                            "endpoints[" + i + "].addresses", "must contain at least 1 address");
                }
            }
        }

        @Override
        public void update(Document slice, Document old, Faults faults) {
            create(slice, faults);
            Checks.immutable(
                    "addressType", slice.get("addressType"), old.get("addressType"), faults);
        }
    }

    /** PriorityClasses. */
    static final class PriorityClasses implements Validation {

        private static final long MOST = 1_000_000_000;

        @Override
        public void create(Document object, Faults faults) {
            var name = object.text("metadata.name");
            if (name.startsWith("system-")) {
                faults.forbidden(
                        "metadata.name",
                        "priority class names with 'system-' prefix are reserved for system use"
                                + " only. error: "
                                + name
                                + " is not a known system priority class");
            } else if (object.number("value", 0) > MOST) {
                faults.forbidden(
                        "value", "maximum allowed value of a user defined priority is " + MOST);
            }
            Checks.oneOf(
                    "preemptionPolicy",
                    object.text("preemptionPolicy"),
                    List.of("PreemptLowerPriority", "Never"),
                    faults);
        }

        @Override
        public void update(Document object, Document old, Faults faults) {
            if (object.number("value", 0) != old.number("value", 0)) {
                faults.forbidden("value", "may not be changed in an update.");
            }
            Checks.immutable(
                    "preemptionPolicy",
                    object.get("preemptionPolicy"),
                    old.get("preemptionPolicy"),
                    faults);
        }
    }
}
