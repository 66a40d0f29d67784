package dev.sandglass.cluster.controllers;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.List;
import java.util.Set;

/** A Pod's state without what varies from run to run: times, addresses, ids. */
final class PodShape {

    private static final Set<String> VARYING =
            Set.of("podIP", "podIPs", "hostIP", "hostIPs", "startTime");

    private PodShape() {}

    static String of(Document pod) {
        var status = pod.child("status");
        for (var field : status.keys()) {
            status = VARYING.contains(field) ? status.put(field, "set") : status;
        }
        if (status.has("conditions")) {
            status =
                    status.put(
                            "conditions",
                            status.items("conditions")
                                    .mapped(
                                            c ->
                                                    c.remove("lastTransitionTime")
                                                            .remove("lastProbeTime")));
        }
        status =
                status.put(
                        "containerStatuses",
                        status.items("containerStatuses").mapped(PodShape::container));
        return Document.of(
                        "generation", pod.number("metadata.generation", 0),
                        "deleting", pod.at("metadata.deletionTimestamp") != null,
                        "grace", pod.at("metadata.deletionGracePeriodSeconds"),
                        "node", !pod.text("spec.nodeName").isEmpty(),
                        "status", status)
                .toString();
    }

    private static Document container(Document status) {
        return Document.of(
                "state", state(status.child("state")),
                "lastState", state(status.child("lastState")),
                "ready", status.get("ready"),
                "started", status.get("started"),
                "restartCount", status.get("restartCount"),
                "fields", Items.copyOf(status.keys()));
    }

    private static Document state(Document state) {
        var shape = Document.EMPTY;
        for (var kind : state.keys()) {
            var kept = state.child(kind);
            for (var field : kept.keys()) {
                kept =
                        List.of("reason", "exitCode", "message").contains(field)
                                ? kept
                                : kept.remove(field);
            }
            shape = shape.put(kind, kept);
        }
        return shape;
    }
}
