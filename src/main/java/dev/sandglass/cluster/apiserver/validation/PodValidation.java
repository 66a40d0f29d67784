package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;

/** Pods: all of their specification when made, next to nothing of it changeable. */
final class PodValidation implements Validation {

    private static final String FIXED =
            "pod updates may not change fields other than `spec.containers[*].image`,"
                    + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations`"
                    + " (only additions to existing tolerations),`spec.terminationGracePeriodSeconds`"
                    + " (allow it to be set to 1 if it was previously negative)";

    @Override
    public void create(Document pod, Faults faults) {
        PodSpecValidation.check("spec", pod.child("spec"), faults);
        if (!pod.items("spec.ephemeralContainers").isEmpty()) {
            faults.forbidden("spec.ephemeralContainers", "cannot be set on create");
        }
        if (!pod.text("spec.nodeName").isEmpty() && !pod.items("spec.schedulingGates").isEmpty()) {
            faults.forbidden(
                    "spec.nodeName", "cannot be set until all schedulingGates have been cleared");
        }
    }

    @Override
    public void update(Document pod, Document old, Faults faults) {
        var spec = pod.child("spec");
        var before = old.child("spec");
        if (spec == before) {
            return;
        }
        PodSpecValidation.check("spec", spec, faults);
        if (spec.items("containers").size() != before.items("containers").size()) {
            faults.forbidden("spec.containers", "pod updates may not add or remove containers");
            return;
        }
        if (spec.items("initContainers").size() != before.items("initContainers").size()) {
            faults.forbidden("spec.initContainers", "pod updates may not add or remove containers");
            return;
        }
        deadline(spec, before, faults);
        if (!faults.isEmpty()) {
            return;
        }
        var changed = PodSpecDifference.of(before, withWhatMayChange(before, spec));
        if (!changed.isEmpty()) {
            faults.forbidden("spec", FIXED + "\n" + changed);
        }
    }

    @Override
    public void updateThrough(String subresource, Document pod, Document old, Faults faults) {
        if (subresource.equals("ephemeralcontainers")) {
            ephemerals(pod, old, faults);
        } else {
            update(pod, old, faults);
        }
    }

    /** Ephemeral containers are only added. */
    private static void ephemerals(Document pod, Document old, Faults faults) {
        PodSpecValidation.check("spec", pod.child("spec"), faults);
        var field = "spec.ephemeralContainers";
        var now = pod.items(field);
        for (var i = 0; i < now.size(); i++) {
            var target = now.document(i).text("targetContainerName");
            if (!target.isEmpty() && pod.items("spec.containers").named("name", target) == null) {
                faults.notFound(field + "[" + i + "].targetContainerName", target);
            }
        }
        old.items(field)
                .documents()
                .forEach(
                        before -> {
                            var name = before.text("name");
                            var after = now.named("name", name);
                            var words =
                                    "existing ephemeral containers \"" + name + "\" may not be ";
                            if (after == null) {
                                faults.forbidden(field, words + "removed\n");
                            } else if (!after.equals(before)) {
                                var difference = PodSpecDifference.of(before, after);
                                faults.forbidden(field, words + "changed\n" + difference);
                            }
                        });
    }

    private static void deadline(Document spec, Document before, Faults faults) {
        var now = spec.get("activeDeadlineSeconds");
        var was = before.get("activeDeadlineSeconds");
        var field = "spec.activeDeadlineSeconds";
        if (now instanceof Long seconds) {
            if (seconds < 0 || seconds > Checks.INT32_MAX) {
                Checks.between(field, seconds, 0, Checks.INT32_MAX, faults);
            } else if (was instanceof Long old && old < seconds) {
                faults.invalid(field, seconds, "must be less than or equal to previous value");
            }
        } else if (was != null) {
            faults.invalid(field, null, "must not update from a positive integer to nil value");
        }
    }

    /** The new specification with the old values of what may differ. */
    private static Document withWhatMayChange(Document before, Document spec) {
        var now = withImages(withImages(spec, before, "containers"), before, "initContainers");
        now = carried(now, before, "activeDeadlineSeconds");
        if (onlyAdds(before.items("tolerations"), spec.items("tolerations"))) {
            now = carried(now, before, "tolerations");
        }
        if (before.number("terminationGracePeriodSeconds", 0) < 0
                && spec.number("terminationGracePeriodSeconds", 0) == 1) {
            now = carried(now, before, "terminationGracePeriodSeconds");
        }
        if (!before.items("schedulingGates").isEmpty()) {
            now = carried(now, before, "schedulingGates");
            now = carried(now, before, "nodeSelector");
            now = carried(now, before, "affinity");
        }
        return now;
    }

    private static Document carried(Document now, Document before, String field) {
        return before.has(field) ? now.put(field, before.get(field)) : now.remove(field);
    }

    private static Document withImages(Document now, Document before, String list) {
        if (!(now.get(list) instanceof Items containers)) {
            return now;
        }
        var old = before.items(list);
        for (var i = 0; i < containers.size(); i++) {
            var image = old.document(i).text("image");
            containers = containers.with(i, containers.document(i).put("image", image));
        }
        return now.put(list, containers);
    }

    private static boolean onlyAdds(Items before, Items now) {
        var kept = now.documents().map(PodValidation::withoutSeconds).toList();
        return before.documents().map(PodValidation::withoutSeconds).allMatch(kept::contains);
    }

    private static Document withoutSeconds(Document toleration) {
        return toleration.remove("tolerationSeconds");
    }
}
