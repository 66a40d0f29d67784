package dev.sandglass.cluster.apiserver.strategy;

import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.document.Document;
import org.jspecify.annotations.Nullable;

/** Jobs find their Pods by labels that the server makes of the Job's own uid. */
final class JobStrategy implements Strategy {

    private static final String UID = "batch.kubernetes.io/controller-uid";
    private static final String NAME = "batch.kubernetes.io/job-name";

    @Override
    public Document allocated(Document job, @Nullable Document old, Call call) {
        if (old != null || job.flag("spec.manualSelector")) {
            return job;
        }
        var spec = job.child("spec");
        var uid = job.text("metadata.uid");
        var name = job.text("metadata.name");
        var template = spec.child("template");
        var metadata = template.child("metadata");
        var labels = metadata.child("labels");
        labels = added(added(labels, "job-name", name), NAME, name);
        labels = added(added(labels, "controller-uid", uid), UID, uid);
        var selector = spec.child("selector");
        selector = selector.put("matchLabels", added(selector.child("matchLabels"), UID, uid));
        spec =
                spec.put("selector", selector)
                        .put("template", template.put("metadata", metadata.put("labels", labels)));
        return job.put("spec", spec);
    }

    /** What the learner wrote stays: validation tells of it. */
    private static Document added(Document labels, String key, String value) {
        return labels.has(key) ? labels : labels.put(key, value);
    }
}
