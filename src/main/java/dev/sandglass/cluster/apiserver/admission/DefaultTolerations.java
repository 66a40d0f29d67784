package dev.sandglass.cluster.apiserver.admission;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.List;

/**
 * Pods stay five minutes on a node that is not ready or not reachable. After {@code
 * DefaultTolerationSeconds}.
 */
final class DefaultTolerations implements Admission {

    private static final List<Document> ALL =
            List.of(
                    toleration("node.kubernetes.io/not-ready"),
                    toleration("node.kubernetes.io/unreachable"));

    private static Document toleration(String taint) {
        return Document.of(
                "key",
                taint,
                "operator",
                "Exists",
                "effect",
                "NoExecute",
                "tolerationSeconds",
                300);
    }

    @Override
    public Document admit(Document pod, Attempt attempt) {
        if (attempt.operation() == Operation.DELETE || !attempt.isOf("pods")) {
            return pod;
        }
        var tolerations = pod.items("spec.tolerations");
        var all = tolerations;
        for (var toleration : ALL) {
            if (!isTolerated(tolerations, toleration.text("key"))) {
                all = all.plus(toleration);
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
