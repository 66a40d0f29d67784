package dev.sandglass.cluster.kubelet;

import dev.sandglass.api.Pod;
import dev.sandglass.cluster.client.Answer;
import dev.sandglass.document.Document;
import java.util.Objects;

/**
 * Writes statuses of Pods to the API server when they differ, and deletes Pods that have ended.
 * Upstream's status manager.
 */
final class StatusWriter {

    private final Bench bench;

    StatusWriter(Bench bench) {
        this.bench = bench;
    }

    /** Writes the worker's status. An end is told only when nothing of the Pod runs any more. */
    void write(PodWorker worker) {
        var name = Specs.podName(worker.pod);
        var namespace = Specs.namespace(worker.pod);
        var there = bench.work.client().find(Pod.RESOURCE, namespace, name);
        if (there == null || !there.uid().equals(Specs.apiUid(worker.pod))) {
            return; // deleted, perhaps made again: the watch will tell
        }
        var before = there.status();
        var after = merged(Objects.requireNonNull(worker.status), before, worker.stage);
        if (after.equals(before)) {
            share(worker, before);
            return;
        }
        // upstream sends the difference as a patch; inside the process the whole is as good, and
        // cheaper
        var whole = there.document().put("status", after);
        var answer =
                bench.work
                        .client()
                        .attempt(() -> bench.work.client().updateStatus(Pod.RESOURCE, whole));
        if (answer instanceof Answer.Done<Pod>(var written)) {
            share(worker, written.status());
        }
    }

    /** Keeps the store's own copy of an equal status instead of another. */
    private static void share(PodWorker worker, Document stored) {
        if (stored.equals(worker.status)) {
            worker.status = stored;
        }
    }

    private static Document merged(Document made, Document before, PodWorker.Stage stage) {
        var status = made;
        var isEnd = Specs.isTerminal(made.text("phase"));
        if (isEnd && stage != PodWorker.Stage.TERMINATED) {
            status = status.put("phase", before.text("phase", "Pending"));
        }
        var conditions = status.items("conditions");
        for (var condition : before.items("conditions").documents().toList()) {
            var type = condition.text("type");
            if (!Conditions.isOwn(type) && conditions.named("type", type) == null) {
                conditions = conditions.plus(condition);
            }
        }
        return status.put("conditions", conditions);
    }

    /** The kubelet's last word: the Pod may go. */
    void delete(Document pod) {
        var options =
                Document.of(
                        "gracePeriodSeconds",
                        0,
                        "preconditions",
                        Document.of("uid", Specs.apiUid(pod)));
        var key = Pod.RESOURCE.key(Specs.namespace(pod), Specs.podName(pod));
        bench.work.client().attempt(() -> bench.work.client().delete(Pod.RESOURCE, key, options));
    }
}
