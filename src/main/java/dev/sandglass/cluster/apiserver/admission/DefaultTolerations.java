package dev.sandglass.cluster.apiserver.admission;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;

/**
 * Pods stay five minutes on a node that is not ready or not reachable. After {@code
 * DefaultTolerationSeconds}.
 */
final class DefaultTolerations implements Admission {

    private static final String[] TAINTS = {
        "node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"
    };

    @Override
    public Document admit(Document pod, Attempt attempt) {
        if (attempt.operation() == Operation.DELETE || !attempt.isOf("pods")) {
            return pod;
        }
        var tolerations = pod.items("spec.tolerations");
        var all = tolerations;
        for (var taint : TAINTS) {
            if (!isTolerated(tolerations, taint)) {
                all =
                        all.plus(
                                Document.of(
                                        "key",
                                        taint,
                                        "operator",
                                        "Exists",
                                        "effect",
                                        "NoExecute",
                                        "tolerationSeconds",
                                        300));
            }
        }
        return all == tolerations ? pod : pod.with("spec.tolerations", all);
    }

    private static boolean isTolerated(Items tolerations, String taint) {
        for (var i = 0; i < tolerations.size(); i++) {
            var key = tolerations.document(i).text("key");
            var effect = tolerations.document(i).text("effect");
            if ((key.isEmpty() || key.equals(taint))
                    && (effect.isEmpty() || effect.equals("NoExecute"))) {
                return true;
            }
        }
        return false;
    }
}
