package dev.sandglass.cluster.controllers.replicaset;

import dev.sandglass.api.ReplicaSet;
import dev.sandglass.document.Document;
import java.util.List;

/** Makes Pods of a ReplicaSet's template. */
final class PodTemplate {

    private PodTemplate() {}

    /** A Pod as it is sent to the API server, which finds the end of its name. */
    static Document pod(ReplicaSet set) {
        var template = set.template();
        var metadata =
                Document.of(
                        "generateName", set.name() + "-",
                        "namespace", set.namespace(),
                        "ownerReferences", List.of(ReplicaSet.RESOURCE.controllerReference(set)));
        for (var field : List.of("labels", "annotations", "finalizers")) {
            var value = template.child("metadata").get(field);
            metadata = value == null ? metadata : metadata.put(field, value);
        }
        return Document.of(
                "kind",
                "Pod",
                "apiVersion",
                "v1",
                "metadata",
                metadata,
                "spec",
                template.child("spec"));
    }
}
