package dev.sandglass.kubectl.describe;

import dev.sandglass.api.Ages;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Nodes: conditions, capacity, and what runs there. */
final class OfNode implements Describer {

    private static final String ROLE = "node-role.kubernetes.io/";

    @Override
    public void describe(String namespace, String name, Lookup lookup, Page page) {
        var node = lookup.get("/api/v1/nodes/" + name);
        var pods = pods(name, lookup);
        var events = events(node, lookup);
        page.field("Name", name);
        page.field("Roles", Page.orNone(roles(node)));
        page.labelsAndAnnotations(node);
        page.field("CreationTimestamp", Page.time(node.text("metadata.creationTimestamp")));
        page.list("Taints", taints(node));
        page.field("Unschedulable", node.flag("spec.unschedulable"));
        lease(name, lookup, page);
        conditions(node, page);
        page.line("Addresses:");
        node.items("status.addresses")
                .documents()
                .forEach(a -> page.field(1, a.text("type"), a.text("address")));
        amounts("Capacity", node.child("status.capacity"), page);
        amounts("Allocatable", node.child("status.allocatable"), page);
        system(node.child("status.nodeInfo"), page);
        page.fieldIfAny("PodCIDR", node.text("spec.podCIDR"));
        page.fieldIfAny("PodCIDRs", String.join(",", node.items("spec.podCIDRs").texts().toList()));
        page.fieldIfAny("ProviderID", node.text("spec.providerID"));
        if (pods == null) {
            page.field("Pods", "not authorized");
        } else {
            running(pods, node, page);
        }
        page.events(events);
    }

    /** The Pods that have not ended; null when they may not be seen. */
    private static @Nullable List<Document> pods(String node, Lookup lookup) {
        try {
            return lookup.list(
                    lookup.request("/api/v1/pods")
                            .with(
                                    "fieldSelector",
                                    "spec.nodeName="
                                            + node
                                            + ",status.phase!=Failed,status.phase!=Succeeded"));
        } catch (Refusal refusal) {
            if (refusal.is("Forbidden")) {
                return null;
            }
            throw refusal;
        }
    }

    /** Events are filed under the node's uid by controllers and under its name by the kubelet. */
    private static @Nullable List<Document> events(Document node, Lookup lookup) {
        var byUid = lookup.events(node, "Node", node.text("metadata.uid"));
        if (byUid == null) {
            return null;
        }
        var all = new ArrayList<>(byUid);
        var byName = lookup.events(node, "Node", node.text("metadata.name"));
        all.addAll(byName == null ? List.of() : byName);
        return all;
    }

    private static String roles(Document node) {
        var roles = new TreeSet<String>();
        node.child("metadata.labels")
                .forEach(
                        (key, value) -> {
                            if (key.startsWith(ROLE) && key.length() > ROLE.length()) {
                                roles.add(key.substring(ROLE.length()));
                            } else if (key.equals("kubernetes.io/role")
                                    && !String.valueOf(value).isEmpty()) {
                                roles.add(String.valueOf(value));
                            }
                        });
        return String.join(",", roles);
    }

    private static List<String> taints(Document node) {
        return node.items("spec.taints")
                .documents()
                .sorted(
                        Comparator.comparing(
                                (Document t) -> t.text("effect") + "," + t.text("key")))
                .map(OfNode::taint)
                .toList();
    }

    private static String taint(Document taint) {
        var value = taint.text("value");
        var effect = taint.text("effect");
        return taint.text("key")
                + (value.isEmpty() ? "" : "=" + value)
                + (effect.isEmpty() ? "" : ":" + effect);
    }

    private static void lease(String name, Lookup lookup, Page page) {
        try {
            var lease =
                    lookup.get(
                            "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/"
                                    + name);
            page.line("Lease:");
            page.field(1, "HolderIdentity", lease.text("spec.holderIdentity", "<unset>"));
            page.field(1, "AcquireTime", timeOrUnset(lease.text("spec.acquireTime")));
            page.field(1, "RenewTime", timeOrUnset(lease.text("spec.renewTime")));
        } catch (Refusal refusal) {
            page.field("Lease", "Failed to get lease: " + refusal.said());
        }
    }

    private static String timeOrUnset(String time) {
        return time.isEmpty() ? "<unset>" : Page.time(time);
    }

    private static void conditions(Document node, Page page) {
        var conditions = node.items("status.conditions");
        if (conditions.isEmpty()) {
            return;
        }
        page.line("Conditions:");
        page.line(1, "Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage");
        page.line(1, "----\t------\t-----------------\t------------------\t------\t-------");
        for (var c : conditions.documents().toList()) {
            page.line(
                    1,
                    String.join(
                            " \t",
                            c.text("type"),
                            c.text("status"),
                            Page.time(c.text("lastHeartbeatTime")),
                            Page.time(c.text("lastTransitionTime")),
                            c.text("reason"),
                            c.text("message")));
        }
    }

    private static void amounts(String title, Document amounts, Page page) {
        if (!amounts.isEmpty()) {
            page.line(title + ":");
            amounts.forEach((name, amount) -> page.field(1, name, String.valueOf(amount)));
        }
    }

    private static void system(Document system, Page page) {
        page.line("System Info:");
        page.field(1, "Machine ID", system.text("machineID"));
        page.field(1, "System UUID", system.text("systemUUID"));
        page.field(1, "Boot ID", system.text("bootID"));
        page.field(1, "Kernel Version", system.text("kernelVersion"));
        page.field(1, "OS Image", system.text("osImage"));
        page.field(1, "Operating System", system.text("operatingSystem"));
        page.field(1, "Architecture", system.text("architecture"));
        page.field(1, "Container Runtime Version", system.text("containerRuntimeVersion"));
        page.field(1, "Kubelet Version", system.text("kubeletVersion"));
        page.field(1, "Kube-Proxy Version", system.text("kubeProxyVersion"));
    }

    private static void running(List<Document> pods, Document node, Page page) {
        var allocatable = node.child("status.allocatable");
        if (allocatable.isEmpty()) {
            allocatable = node.child("status.capacity");
        }
        page.field("Non-terminated Pods", "(" + pods.size() + " in total)");
        page.line(
                1,
                "Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge");
        page.line(
                1,
                "---------\t----\t\t------------\t----------\t---------------\t-------------\t---");
        for (var pod : pods) {
            page.line(1, line(pod, allocatable, page.now()));
        }
        allocated(pods, allocatable, page);
    }

    private static void allocated(List<Document> pods, Document allocatable, Page page) {
        page.line("Allocated resources:");
        page.line(1, "(Total limits may be over 100 percent, i.e., overcommitted.)");
        page.line(1, "Resource\tRequests\tLimits").line(1, "--------\t--------\t------");
        var requests = Amounts.ofAll(pods, "requests");
        var limits = Amounts.ofAll(pods, "limits");
        var shared = new ArrayList<>(List.of("cpu", "memory", "ephemeral-storage"));
        allocatable.keys().stream().filter(n -> n.startsWith("hugepages-")).forEach(shared::add);
        for (var name : shared) {
            var asked = requests.share(name, allocatable);
            page.line(1, name + "\t" + asked + "\t" + limits.share(name, allocatable));
        }
        for (var name : allocatable.keys()) {
            if (!shared.contains(name) && !name.equals("pods")) {
                page.line(1, name + "\t" + requests.get(name) + "\t" + limits.get(name));
            }
        }
    }

    private static String line(Document pod, Document allocatable, long now) {
        var requests = Amounts.of(pod, "requests");
        var limits = Amounts.of(pod, "limits");
        return pod.text("metadata.namespace")
                + "\t"
                + pod.text("metadata.name")
                + "\t\t"
                + requests.share("cpu", allocatable)
                + "\t"
                + limits.share("cpu", allocatable)
                + "\t"
                + requests.share("memory", allocatable)
                + "\t"
                + limits.share("memory", allocatable)
                + "\t"
                + Ages.since(pod.text("metadata.creationTimestamp"), now);
    }
}
