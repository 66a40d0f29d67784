package dev.sandglass.kubectl;

import dev.sandglass.document.Document;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ReplicaSets of a Deployment.
 *
 * @param current the one whose template is the Deployment's, but for the hash; null when there is none yet
 * @param old the others
 */
public record ReplicaSets(@Nullable Document current, List<Document> old) {

    private static final String HASH = "pod-template-hash";

    /** Finds a Deployment's own among ReplicaSets that its selector matches. */
    public static ReplicaSets of(Document deployment, List<Document> candidates) {
        var owned =
                candidates.stream()
                        .filter(set -> isOwned(set, deployment.text("metadata.uid")))
                        .sorted(
                                Comparator.comparing(
                                                (Document s) ->
                                                        s.text("metadata.creationTimestamp"))
                                        .thenComparing(s -> s.text("metadata.name")))
                        .toList();
        var wanted = withoutHash(deployment.child("spec.template"));
        var current =
                owned.stream()
                        .filter(set -> withoutHash(set.child("spec.template")).equals(wanted))
                        .findFirst()
                        .orElse(null);
        return new ReplicaSets(current, owned.stream().filter(set -> set != current).toList());
    }

    private static boolean isOwned(Document set, String uid) {
        return set.items("metadata.ownerReferences")
                .documents()
                .anyMatch(r -> r.flag("controller") && r.text("uid").equals(uid));
    }

    private static Document withoutHash(Document template) {
        var labels = template.child("metadata.labels").remove(HASH);
        return template.with("metadata.labels", labels).without("metadata.creationTimestamp");
    }

    /** All of them. */
    public List<Document> all() {
        return current == null ? old : Stream.concat(old.stream(), Stream.of(current)).toList();
    }

    /** The number of a revision as the Deployment's controller notes it; 0 when it did not. */
    public static long revision(Document object) {
        var noted = object.child("metadata.annotations").get("deployment.kubernetes.io/revision");
        return noted instanceof String text && text.matches("[0-9]+") ? Long.parseLong(text) : 0;
    }
}
