package dev.sandglass.desk;

import dev.sandglass.api.Change;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;

/** Tells what happens in a cluster from what only keeps it alive. */
final class Happenings {

    private Happenings() {}

    /** Whether it is more than a Lease, a heartbeat of a node, or another count of an Event. */
    static boolean isOne(Change change) {
        return switch (change.key().resource()) {
            case "leases.coordination.k8s.io" -> false;
            case "events", "events.events.k8s.io" -> change.before() == null;
            case "nodes" -> !isHeartbeat(change);
            default -> true;
        };
    }

    /** In a few words: {@code pods default/web-1 changed}. */
    static String told(Change change) {
        var how =
                change.before() == null
                        ? "created"
                        : change.after() == null ? "deleted" : "changed";
        return change.key().resource() + " " + change.key() + " " + how;
    }

    private static boolean isHeartbeat(Change change) {
        return change.before() != null
                && change.after() != null
                && lasting(change.before()).equals(lasting(change.after()));
    }

    private static Document lasting(Document node) {
        Items conditions =
                node.items("status.conditions").mapped(it -> it.remove("lastHeartbeatTime"));
        return node.with("status.conditions", conditions)
                .without("metadata.resourceVersion")
                .without("metadata.managedFields");
    }
}
