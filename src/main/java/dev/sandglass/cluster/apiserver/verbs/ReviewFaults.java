package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.cluster.apiserver.call.Faults;
import dev.sandglass.cluster.apiserver.call.Refusals;
import dev.sandglass.document.Document;

/** Questions that cannot be answered; upstream's refusals of them lack the kind. */
final class ReviewFaults {

    private ReviewFaults() {}

    static void refuse(String kind, Document question) {
        var spec = question.child("spec");
        switch (kind) {
            case "TokenReview" -> {
                if (spec.text("token").isEmpty()) {
                    throw Refusals.badRequest(
                            "token is required for TokenReview in authentication");
                }
            }
            case "SelfSubjectAccessReview", "SubjectAccessReview", "LocalSubjectAccessReview" -> {
                var faults = new Faults();
                access(spec, !kind.startsWith("Self"), faults);
                faults.refuse(new Refusals.About("authorization.k8s.io", ""), "");
            }
            default -> {}
        }
    }

    private static void access(Document spec, boolean ofOthers, Faults faults) {
        var hasResource = spec.get("resourceAttributes") instanceof Document;
        if (spec.get("nonResourceAttributes") instanceof Document page) {
            if (hasResource) {
                faults.invalid(
                        "spec.nonResourceAttributes",
                        Document.of("Path", page.text("path"), "Verb", page.text("verb")),
                        "cannot be specified in combination with resourceAttributes");
            }
        } else if (!hasResource) {
            faults.invalid(
                    "spec.resourceAttributes",
                    null,
                    "exactly one of nonResourceAttributes or resourceAttributes must be specified");
        }
        if (ofOthers && spec.text("user").isEmpty() && spec.items("groups").isEmpty()) {
            faults.invalid("spec.user", "", "at least one of user or group must be specified");
        }
    }
}
