package dev.sandglass.cluster.apiserver.verbs;

import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.LinkedHashMap;
import java.util.Set;

/**
 * Kinds that are questions: who am I, may I, may they. Until RBAC comes everyone who is known may
 * do everything, and
 * that is what they say. Left out: TokenReview.
 */
final class Reviews {

    private static final Set<String> QUESTIONS =
            Set.of(
                    "selfsubjectreviews.authentication.k8s.io",
                    "selfsubjectaccessreviews.authorization.k8s.io",
                    "subjectaccessreviews.authorization.k8s.io",
                    "localsubjectaccessreviews.authorization.k8s.io",
                    "selfsubjectrulesreviews.authorization.k8s.io");

    private Reviews() {}

    static boolean areMeant(Call call) {
        return QUESTIONS.contains(call.kind().groupResource());
    }

    /** The question with its answer in the status. */
    static Document answer(Call call, Document question) {
        ReviewFaults.refuse(call.kind().name(), question);
        return switch (call.kind().name()) {
            case "SelfSubjectReview" ->
                    question.with("metadata.creationTimestamp", Timestamps.seconds(call.now()))
                            .put("status", Document.of("userInfo", user(call)));
            case "SelfSubjectRulesReview" ->
                    question.put("spec", Document.EMPTY).put("status", rules());
            default -> question.put("status", Document.of("allowed", true));
        };
    }

    private static Document user(Call call) {
        var user = call.user();
        var shown = Document.of("username", user.name(), "groups", user.groups());
        if (!user.uid().isEmpty()) {
            shown = shown.put("uid", user.uid());
        }
        return user.extra().isEmpty()
                ? shown
                : shown.put("extra", new LinkedHashMap<>(user.extra()));
    }

    private static Document rules() {
        var everything = Items.of("*");
        var resources =
                Document.of("verbs", everything, "apiGroups", everything, "resources", everything);
        var pages = Document.of("verbs", everything, "nonResourceURLs", everything);
        return Document.of(
                "resourceRules", Items.of(resources),
                "nonResourceRules", Items.of(pages),
                "incomplete", false);
    }
}
