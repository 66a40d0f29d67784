package dev.sandglass.cluster.kubelet;

import dev.sandglass.api.Pod;
import dev.sandglass.api.schema.Schema;
import dev.sandglass.cluster.client.Answer;
import dev.sandglass.document.Document;
import dev.sandglass.document.StrategicDiff;
import dev.sandglass.document.Struct;
import java.util.Objects;

/**
 * Writes statuses of Pods to the API server when they differ, and deletes Pods that have ended.
 * Upstream's status manager.
 */
final class StatusWriter {

    /** Read out of the schema when a status is first written. */
    private static final class Held {
        static final Struct POD = Objects.requireNonNull(Schema.builtIn().type("", "v1", "Pod"));
    }

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
        var patch = patch(there.uid(), before, after);
        var client = bench.work.client();
        var answer =
                client.attempt(
                        () -> client.patchStatus(Pod.RESOURCE, Pod.RESOURCE.key(there), patch));
        if (answer instanceof Answer.Done<Pod>(var written)) {
            share(worker, written.status());
        }
    }

    /** The difference, for this very Pod and not another that has its name by now. */
    static Document patch(String uid, Document before, Document after) {
        var difference =
                StrategicDiff.twoWay(
                        Document.of("status", before), Document.of("status", after), Held.POD);
        return difference.put("metadata", Document.of("uid", uid));
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
