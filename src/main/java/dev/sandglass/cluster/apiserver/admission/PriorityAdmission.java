package dev.sandglass.cluster.apiserver.admission;

import dev.sandglass.api.ObjectKey;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.document.Document;
import org.jspecify.annotations.Nullable;

/**
 * Pods get the number and the policy of their PriorityClass, or of the default one. After {@code
 * Priority}.
 */
final class PriorityAdmission implements Admission {

    private static final String CLASSES = "priorityclasses.scheduling.k8s.io";

    @Override
    public Document admit(Document pod, Attempt attempt) {
        if (!attempt.isOf("pods")) {
            return pod;
        }
        return switch (attempt.operation()) {
            case CREATE -> created(pod, attempt);
            case UPDATE -> updated(pod, attempt);
            case DELETE -> pod;
        };
    }

    private static Document created(Document pod, Attempt attempt) {
        var name = pod.text("spec.priorityClassName");
        var chosen = name.isEmpty() ? defaultClass(attempt) : named(name, attempt);
        var priority = chosen == null ? 0 : chosen.number("value", 0);
        var policy = chosen == null ? "" : chosen.text("preemptionPolicy");
        if (policy.isEmpty()) {
            policy = "PreemptLowerPriority";
        }
        var spec = pod.child("spec");
        if (chosen != null && name.isEmpty()) {
            spec = spec.put("priorityClassName", chosen.text("metadata.name"));
        }
        if (spec.get("priority") instanceof Long sent && sent != priority) {
            throw mismatch(
                    attempt,
                    ("the integer value of priority (%d) must not be provided in pod spec;"
                                    + " priority admission controller computed %d from the given"
                                    + " PriorityClass name")
                            .formatted(sent, priority));
        }
        if (spec.get("preemptionPolicy") instanceof String sent && !sent.equals(policy)) {
            throw mismatch(
                    attempt,
                    ("the string value of PreemptionPolicy (%s) must not be provided in pod"
                                    + " spec; priority admission controller computed %s from the"
                                    + " given PriorityClass name")
                            .formatted(sent, policy));
        }
        return pod.put("spec", spec.put("priority", priority).put("preemptionPolicy", policy));
    }

    private static RuntimeException mismatch(Attempt attempt, String why) {
        return Refusals.forbidden(attempt.call().resource(), attempt.name(), why);
    }

    private static @Nullable Document defaultClass(Attempt attempt) {
        return attempt.root()
                .list(CLASSES)
                .filter(c -> c.flag("globalDefault"))
                .findFirst()
                .orElse(null);
    }

    private static Document named(String name, Attempt attempt) {
        var found = attempt.root().get(new ObjectKey(CLASSES, "", name));
        if (found == null) {
            throw Refusals.forbidden(
                    attempt.call().resource(),
                    attempt.name(),
                    "no PriorityClass with name " + name + " was found");
        }
        return found;
    }

    /** An update that leaves priority out keeps it. */
    private static Document updated(Document pod, Attempt attempt) {
        var old = attempt.old();
        if (old == null) {
            return pod;
        }
        var kept = pod;
        if (kept.at("spec.priority") == null && old.at("spec.priority") != null) {
            kept = kept.with("spec.priority", old.at("spec.priority"));
        }
        if (kept.at("spec.preemptionPolicy") == null && old.at("spec.preemptionPolicy") != null) {
            kept = kept.with("spec.preemptionPolicy", old.at("spec.preemptionPolicy"));
        }
        return kept;
    }
}
