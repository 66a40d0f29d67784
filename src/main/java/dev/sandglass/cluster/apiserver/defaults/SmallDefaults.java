package dev.sandglass.cluster.apiserver.defaults;

import dev.sandglass.document.Document;
import java.util.List;

/** Kinds that get a field or two. */
final class SmallDefaults {

    private SmallDefaults() {}

    static Document namespace(Document namespace) {
        var filled =
                Fill.within(namespace, "status", status -> Fill.empty(status, "phase", "Active"));
        var name = filled.text("metadata.name");
        return name.isEmpty()
                ? filled
                : filled.with("metadata.labels.kubernetes\\.io/metadata\\.name", name);
    }

    static Document node(Document node) {
        var capacity = node.child("status.capacity");
        return capacity.isEmpty() || node.at("status.allocatable") != null
                ? node
                : node.with("status.allocatable", capacity);
    }

    static Document limitRange(Document range) {
        return Fill.inside(range, "spec", spec -> Fill.each(spec, "limits", SmallDefaults::limits));
    }

    /** Containers get what they may have at most, and ask for what they get or must have. */
    private static Document limits(Document limit) {
        if (!limit.text("type").equals("Container")) {
            return limit;
        }
        var usual = joined(limit.child("default"), limit.child("max"));
        var request = joined(joined(limit.child("defaultRequest"), usual), limit.child("min"));
        var filled = usual.isEmpty() ? limit : limit.put("default", usual);
        return request.isEmpty() ? filled : filled.put("defaultRequest", request);
    }

    private static Document joined(Document own, Document others) {
        var all = own;
        for (var i = 0; i < others.size(); i++) {
            all = Fill.absent(all, others.key(i), others.valueAt(i));
        }
        return all;
    }

    static Document secret(Document secret) {
        return Fill.empty(secret, "type", "Opaque");
    }

    static Document roleBinding(Document binding) {
        var filled =
                Fill.inside(
                        binding,
                        "roleRef",
                        role -> Fill.empty(role, "apiGroup", "rbac.authorization.k8s.io"));
        return Fill.each(
                filled,
                "subjects",
                subject ->
                        switch (subject.text("kind")) {
                            case "User", "Group" ->
                                    Fill.empty(subject, "apiGroup", "rbac.authorization.k8s.io");
                            default -> subject;
                        });
    }

    static Document networkPolicy(Document policy) {
        return Fill.within(
                policy,
                "spec",
                spec -> {
                    var filled = Fill.within(spec, "podSelector", selector -> selector);
                    filled = Fill.each(filled, "ingress", SmallDefaults::policyRule);
                    filled = Fill.each(filled, "egress", SmallDefaults::policyRule);
                    if (filled.items("policyTypes").isEmpty()) {
                        filled =
                                filled.put(
                                        "policyTypes",
                                        filled.items("egress").isEmpty()
                                                ? List.of("Ingress")
                                                : List.of("Ingress", "Egress"));
                    }
                    return filled;
                });
    }

    private static Document policyRule(Document rule) {
        return Fill.each(rule, "ports", port -> Fill.absent(port, "protocol", "TCP"));
    }

    static Document storageClass(Document storageClass) {
        var filled = Fill.absent(storageClass, "reclaimPolicy", "Delete");
        return Fill.absent(filled, "volumeBindingMode", "Immediate");
    }

    static Document priorityClass(Document priorityClass) {
        return Fill.absent(priorityClass, "preemptionPolicy", "PreemptLowerPriority");
    }

    static Document podTemplate(Document template) {
        return Fill.inside(template, "template", PodSpecDefaults::specOf);
    }
}
