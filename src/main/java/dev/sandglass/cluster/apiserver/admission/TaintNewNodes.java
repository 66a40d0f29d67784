package dev.sandglass.cluster.apiserver.admission;

import dev.sandglass.document.Document;

/** A Node that registers takes no Pods until it is ready. After {@code TaintNodesByCondition}. */
final class TaintNewNodes implements Admission {

    @Override
    public Document admit(Document node, Attempt attempt) {
        if (attempt.operation() != Operation.CREATE || !attempt.isOf("nodes")) {
            return node;
        }
        var taints = node.items("spec.taints");
        if (taints.named("key", "node.kubernetes.io/not-ready") != null) {
            return node;
        }
        var taint = Document.of("key", "node.kubernetes.io/not-ready", "effect", "NoSchedule");
        return node.with("spec.taints", taints.plus(taint));
    }
}
