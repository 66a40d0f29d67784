package dev.sandglass.cluster.controllers.deployment;

import dev.sandglass.api.Deployment;
import dev.sandglass.api.ReplicaSet;
import dev.sandglass.document.Document;
import java.util.Set;

/** What a Deployment and its ReplicaSets tell each other by annotations. */
final class Annotations {

    static final String REVISION = "deployment.kubernetes.io/revision";
    static final String HISTORY = "deployment.kubernetes.io/revision-history";
    static final String DESIRED = "deployment.kubernetes.io/desired-replicas";
    static final String MAX = "deployment.kubernetes.io/max-replicas";

    /** About a hundred revisions. */
    private static final int LONGEST_HISTORY = 2_000;

    private static final Set<String> NOT_COPIED =
            Set.of(
                    "kubectl.kubernetes.io/last-applied-configuration",
                    REVISION,
                    HISTORY,
                    DESIRED,
                    MAX,
                    "deprecated.deployment.rollback.to");

    private Annotations() {}

    /** The whole number in an annotation, or -1. */
    static long number(ReplicaSet set, String key) {
        return number(set.annotation(key));
    }

    private static long number(String text) {
        try {
            return text.isEmpty() ? -1 : Long.parseLong(text);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /** The ReplicaSet's revision, 0 when it has none. */
    static long revision(ReplicaSet set) {
        return Math.max(0, number(set, REVISION));
    }

    /**
     * The annotations of the ReplicaSet of the present template: the Deployment's own (change-cause
     * and what people put there), the revision, and which revisions it had before somebody rolled
     * back to it.
     */
    static Document ofNewSet(Deployment deployment, Document annotations, long revision) {
        var all = annotations;
        var own = deployment.annotations();
        for (var i = 0; i < own.size(); i++) {
            if (!NOT_COPIED.contains(own.key(i))) {
                all = all.put(own.key(i), own.valueAt(i));
            }
        }
        var old = annotations.get(REVISION) instanceof String text ? text : "";
        if (Math.max(0, number(old)) >= revision) {
            return all;
        }
        all = all.put(REVISION, Long.toString(revision));
        return old.isEmpty() ? all : all.put(HISTORY, history(annotations, old));
    }

    private static String history(Document annotations, String old) {
        var history = annotations.get(HISTORY) instanceof String text ? text : "";
        while (!history.isEmpty() && history.length() + old.length() + 1 > LONGEST_HISTORY) {
            var comma = history.indexOf(',');
            history = comma < 0 ? "" : history.substring(comma + 1);
        }
        return history.isEmpty() ? old : history + "," + old;
    }

    /** With how many replicas the Deployment wants, and how many it may have in a rollout. */
    static Document withReplicas(Document annotations, Deployment deployment) {
        var replicas = deployment.replicas();
        return annotations
                .put(DESIRED, Integer.toString(replicas))
                .put(MAX, Integer.toString(replicas + Fenceposts.of(deployment).surge()));
    }
}
