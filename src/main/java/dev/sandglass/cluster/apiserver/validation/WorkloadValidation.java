package dev.sandglass.cluster.apiserver.validation;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.api.Names;
import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.document.Document;
import dev.sandglass.document.Malformed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the kinds that make Pods of a template have in common. */
final class WorkloadValidation {

    private static final List<String> ONLY_ALWAYS = List.of("Always");

    private WorkloadValidation() {}

    /** The selector; null when it cannot be used. */
    static @Nullable LabelSelector selector(Document spec, String kind, Faults faults) {
        if (!(spec.get("selector") instanceof Document selector)) {
            faults.required("spec.selector", "");
            return LabelSelector.NOTHING;
        }
        SelectorValidation.labels("spec.selector", selector, faults);
        if (selector.child("matchLabels").isEmpty()
                && selector.items("matchExpressions").isEmpty()) {
            faults.invalid("spec.selector", selector, "empty selector is invalid for " + kind);
            return null;
        }
        try {
            return LabelSelector.of(selector);
        } catch (Malformed _) {
            return null;
        }
    }

    /** As {@link #selector}, but a selector that cannot be used is told. */
    static @Nullable LabelSelector strictSelector(Document spec, String kind, Faults faults) {
        var before = faults.list().size();
        var selector = selector(spec, kind, faults);
        var isEmpty =
                faults.list().size() == before + 1
                        && selector == null
                        && faults.list().getLast().message().contains("empty selector");
        if (selector == null && !isEmpty) {
            faults.invalid("spec.selector", spec.get("selector"), "invalid label selector");
        }
        return selector;
    }

    /** The template, whose labels the selector must match. */
    static void template(
            Document spec, @Nullable LabelSelector selector, String owner, Faults faults) {
        var template = spec.child("template");
        matches(template, selector, faults);
        Metadata.template("spec.template", template, faults);
        var pods = template.child("spec");
        PodSpecValidation.check("spec.template.spec", pods, faults);
        Checks.oneOf(
                "spec.template.spec.restartPolicy",
                pods.text("restartPolicy"),
                ONLY_ALWAYS,
                faults);
        if (pods.get("activeDeadlineSeconds") != null) {
            faults.forbidden(
                    "spec.template.spec.activeDeadlineSeconds",
                    "activeDeadlineSeconds in " + owner + " is not Supported");
        }
    }

    static void matches(Document template, @Nullable LabelSelector selector, Faults faults) {
        var labels = template.child("metadata.labels");
        if (selector != null && !selector.matches(labels)) {
            faults.invalid(
                    "spec.template.metadata.labels",
                    labels.isEmpty() ? null : labels,
                    "`selector` does not match template `labels`");
        }
    }

    /** A number or a share such as {@code 25%}. */
    static void numberOrShare(String field, @Nullable Object value, Faults faults) {
        switch (value) {
            case Long number -> Checks.notNegative(field, number, faults);
            case String share -> Checks.rule(field, share, Names::percent, faults);
            case null, default -> {}
        }
    }

    static void atMostWhole(String field, @Nullable Object value, Faults faults) {
        if (value instanceof String share && Names.percent(share).isEmpty() && share(share) > 100) {
            faults.invalid(field, share, "must not be greater than 100%");
        }
    }

    /** Whether it is no more than nothing: 0, 0% or absent. */
    static boolean isZero(@Nullable Object value) {
        return switch (value) {
            case Long number -> number == 0;
            case String text -> Names.percent(text).isEmpty() && share(text) == 0;
            case null, default -> true;
        };
    }

    private static long share(String percent) {
        var digits = percent.substring(0, percent.length() - 1);
        return digits.length() > 9 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
