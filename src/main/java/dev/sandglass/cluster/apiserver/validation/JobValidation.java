package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Malformed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Jobs; follows {@code pkg/apis/batch/validation}. */
final class JobValidation implements Validation {

    private static final List<String> MODES = List.of("NonIndexed", "Indexed");
    private static final List<String> REPLACEMENT = List.of("Failed", "TerminatingOrFailed");
    private static final String INDEXED_ONLY = "requires indexed completion mode";
    private static final long MOST_INDEXED_PARALLELISM = 100_000;

    @Override
    public void create(Document job, Faults faults) {
        generated(job, faults);
        withSelector(job.child("spec"), faults);
    }

    @Override
    public void update(Document job, Document old, Faults faults) {
        if (job.get("spec") == old.get("spec")) {
            return;
        }
        create(job, faults);
        var spec = job.child("spec");
        var before = old.child("spec");
        withSelector(spec, faults); // upstream checks it once as a new Job and once as a change
        completions(spec, before, faults);
        fixed("selector", spec, before, faults);
        template(spec, before, old, faults);
        for (var field :
                List.of(
                        "completionMode",
                        "podFailurePolicy",
                        "backoffLimitPerIndex",
                        "managedBy",
                        "successPolicy")) {
            fixed(field, spec, before, faults);
        }
    }

    private static void fixed(String field, Document spec, Document before, Faults faults) {
        Checks.immutable("spec." + field, spec.get(field), before.get(field), faults);
    }

    private static void completions(Document spec, Document before, Faults faults) {
        if (!isIndexed(spec)) {
            fixed("completions", spec, before, faults);
        } else if (spec.get("completions") instanceof Long completions
                && !completions.equals(before.get("completions"))
                && !completions.equals(spec.get("parallelism"))) {
            faults.invalid(
                    "spec.completions",
                    completions,
                    "can only be modified in tandem with spec.parallelism");
        }
    }

    /** Where Pods may go can be changed while the Job waits for its first start. */
    private static void template(Document spec, Document before, Document old, Faults faults) {
        var now = spec.child("template");
        var was = before.child("template");
        if (before.flag("suspend") && !old.child("status").has("startTime")) {
            for (var path :
                    List.of(
                            "spec.nodeSelector",
                            "spec.tolerations",
                            "spec.schedulingGates",
                            "spec.affinity.nodeAffinity",
                            "metadata")) {
                now = now.without(path);
                was = was.without(path);
            }
        }
        if (!now.equals(was)) {
            faults.invalid("spec.template", spec.get("template"), "field is immutable");
        }
    }

    /** The selector that the server made must be the whole selector. */
    private static void generated(Document job, Faults faults) {
        var selector = job.at("spec.selector");
        if (job.flag("spec.manualSelector") || !(selector instanceof Document given)) {
            return;
        }
        var own = Document.of("batch.kubernetes.io/controller-uid", job.text("metadata.uid"));
        var older = Document.of("controller-uid", job.text("metadata.uid"));
        var labels = given.get("matchLabels");
        var isOwn = own.equals(labels) || older.equals(labels);
        if (!isOwn || !given.items("matchExpressions").isEmpty()) {
            faults.invalid("spec.selector", given, "`selector` not auto-generated");
        }
    }

    private static void withSelector(Document spec, Faults faults) {
        check("spec", spec, faults);
        if (spec.get("selector") instanceof Document selector) {
            SelectorValidation.labels("spec.selector", selector, faults);
        } else {
            faults.required("spec.selector", "");
        }
        WorkloadValidation.matches(spec.child("template"), selector(spec), faults);
    }

    private static @Nullable LabelSelector selector(Document spec) {
        try {
            return spec.get("selector") instanceof Document selector
                    ? LabelSelector.of(selector)
                    : LabelSelector.NOTHING;
        } catch (Malformed _) {
            return null;
        }
    }

    private static boolean isIndexed(Document spec) {
        return spec.text("completionMode").equals("Indexed");
    }

    /** All but the selector, which the template of a CronJob has not. */
    static void check(String path, Document spec, Faults faults) {
        for (var field :
                List.of(
                        "parallelism",
                        "completions",
                        "activeDeadlineSeconds",
                        "backoffLimit",
                        "ttlSecondsAfterFinished",
                        "backoffLimitPerIndex",
                        "maxFailedIndexes")) {
            Checks.notNegative(path + "." + field, spec.number(field, 0), faults);
        }
        if (spec.has("maxFailedIndexes") && !spec.has("backoffLimitPerIndex")) {
            faults.required(path + ".backoffLimitPerIndex", "when maxFailedIndexes is specified");
        }
        mode(path, spec, faults);
        if (spec.get("podFailurePolicy") instanceof Document policy) {
            JobFailurePolicy.check(path + ".podFailurePolicy", policy, spec, faults);
        }
        if (spec.has("successPolicy") && !isIndexed(spec)) {
            faults.invalid(path + ".successPolicy", spec.get("successPolicy"), INDEXED_ONLY);
        }
        var replacement = spec.text("podReplacementPolicy");
        if (!replacement.isEmpty()) {
            Checks.oneOf(path + ".podReplacementPolicy", replacement, REPLACEMENT, faults);
        }
        pods(path + ".template", spec, faults);
    }

    private static void mode(String path, Document spec, Faults faults) {
        var mode = spec.text("completionMode", "NonIndexed");
        Checks.oneOf(path + ".completionMode", mode, MODES, faults);
        if (mode.equals("Indexed")) {
            var parallelism = spec.number("parallelism", 0);
            if (!spec.has("completions")) {
                faults.required(path + ".completions", "when completion mode is Indexed");
            }
            if (parallelism > MOST_INDEXED_PARALLELISM) {
                faults.invalid(
                        path + ".parallelism",
                        parallelism,
                        "must be less than or equal to 100000 when completion mode is Indexed");
            }
        }
        if (mode.equals("NonIndexed")) {
            for (var field : List.of("backoffLimitPerIndex", "maxFailedIndexes")) {
                if (spec.has(field)) {
                    faults.invalid(path + "." + field, spec.get(field), INDEXED_ONLY);
                }
            }
        }
    }

    private static void pods(String path, Document spec, Faults faults) {
        var template = spec.child("template");
        Metadata.template(path, template, faults);
        PodSpecValidation.check(path + ".spec", template.child("spec"), faults);
        var field = path + ".spec.restartPolicy";
        switch (template.text("spec.restartPolicy")) {
            case "", "Always" -> faults.required(field, "valid values: \"OnFailure\", \"Never\"");
            case "OnFailure" -> {
                if (spec.has("podFailurePolicy")) {
                    faults.invalid(
                            field,
                            "OnFailure",
                            "only \"Never\" is supported when podFailurePolicy is specified");
                }
            }
            case "Never" -> {}
            default ->
                    faults.notSupported(
                            field,
                            Objects.requireNonNull(template.at("spec.restartPolicy")),
                            List.of("OnFailure", "Never"));
        }
    }
}
