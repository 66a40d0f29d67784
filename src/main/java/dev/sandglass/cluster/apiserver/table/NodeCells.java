package dev.sandglass.cluster.apiserver.table;

import dev.sandglass.document.Document;
import java.util.TreeSet;

/** A Node: whether it is ready, its roles, versions and addresses. */
final class NodeCells {

    private static final String ROLE = "node-role.kubernetes.io/";

    private NodeCells() {}

    static Object[] of(Document node, long now) {
        var about = node.child("status.nodeInfo");
        return new Object[] {
            Cells.name(node),
            status(node),
            roles(node),
            Cells.age(node, now),
            about.text("kubeletVersion"),
            address(node, "InternalIP"),
            address(node, "ExternalIP"),
            Cells.or(about.text("osImage"), "<unknown>"),
            Cells.or(about.text("kernelVersion"), "<unknown>"),
            Cells.or(about.text("containerRuntimeVersion"), "<unknown>")
        };
    }

    private static String status(Document node) {
        var ready = node.items("status.conditions").named("type", "Ready");
        var status = "Unknown";
        if (ready != null) {
            status = ready.text("status").equals("True") ? "Ready" : "NotReady";
        }
        return node.flag("spec.unschedulable") ? status + ",SchedulingDisabled" : status;
    }

    private static String roles(Document node) {
        var roles = new TreeSet<String>();
        node.child("metadata.labels")
                .forEach(
                        (key, value) -> {
                            if (key.startsWith(ROLE) && key.length() > ROLE.length()) {
                                roles.add(key.substring(ROLE.length()));
                            } else if (key.equals("kubernetes.io/role")
                                    && value instanceof String role
                                    && !role.isEmpty()) {
                                roles.add(role);
                            }
                        });
        return roles.isEmpty() ? "<none>" : String.join(",", roles);
    }

    private static String address(Document node, String type) {
        var found = node.items("status.addresses").named("type", type);
        return found == null ? "<none>" : found.text("address");
    }
}
