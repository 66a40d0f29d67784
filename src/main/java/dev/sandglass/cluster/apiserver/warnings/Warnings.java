package dev.sandglass.cluster.apiserver.warnings;

import dev.sandglass.cluster.apiserver.call.Call;
import dev.sandglass.cluster.apiserver.call.Stored;
import dev.sandglass.document.Document;
import org.jspecify.annotations.Nullable;

/** Which warnings each resource has; follows upstream's {@code WarningsOnCreate} and {@code WarningsOnUpdate}. */
public final class Warnings {

    private Warnings() {}

    /** Warns of a new object that is valid. */
    public static void ofNew(Document object, Call call) {
        switch (Stored.resource(call.kind())) {
            case "pods" -> new PodWarnings("", object, call::warn).tell();
            case "services" -> ServiceWarnings.tell(object, call);
            case "deployments.apps",
                    "replicasets.apps",
                    "statefulsets.apps",
                    "daemonsets.apps",
                    "jobs.batch",
                    "replicationcontrollers" ->
                    ofTemplate("spec.template", null, object, call);
            case "cronjobs.batch" ->
                    ofTemplate("spec.jobTemplate.spec.template", null, object, call);
            case "podtemplates" -> ofTemplate("template", null, object, call);
            default -> {}
        }
    }

    /** Warns of an update that is valid. Nobody is warned of changes of Pods: people hardly make them. */
    public static void ofChanged(Document object, Document old, Call call) {
        switch (Stored.resource(call.kind())) {
            case "services" -> ServiceWarnings.tell(object, call);
            case "deployments.apps",
                    "replicasets.apps",
                    "statefulsets.apps",
                    "daemonsets.apps",
                    "jobs.batch",
                    "replicationcontrollers" ->
                    ofTemplate("spec.template", old, object, call);
            case "cronjobs.batch" ->
                    ofTemplate("spec.jobTemplate.spec.template", old, object, call);
            case "podtemplates" -> ofTemplate("template", old, object, call);
            default -> {}
        }
    }

    private static void ofTemplate(
            String path, @Nullable Document old, Document object, Call call) {
        if (old == null
                || object.number("metadata.generation", 0)
                        != old.number("metadata.generation", 0)) {
            new PodWarnings(path + ".", object.child(path), call::warn).tell();
        }
    }
}
