package dev.sandglass.cluster.controllers.nodelifecycle;

import dev.sandglass.api.Node;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.List;

/** The taints by which a node's conditions keep Pods away from it. */
final class Taints {

    private static final String PREFIX = "node.kubernetes.io/";
    private static final String NOT_READY = PREFIX + "not-ready";
    private static final String UNREACHABLE = PREFIX + "unreachable";
    private static final String UNSCHEDULABLE = PREFIX + "unschedulable";

    /** A taint that goes with a condition: {@code MemoryPressure} True, {@code memory-pressure}. */
    private record Cause(String condition, String status, String key) {}

    private static final List<Cause> CAUSES =
            List.of(
                    new Cause("Ready", "False", NOT_READY),
                    new Cause("Ready", "Unknown", UNREACHABLE),
                    new Cause("MemoryPressure", "True", PREFIX + "memory-pressure"),
                    new Cause("DiskPressure", "True", PREFIX + "disk-pressure"),
                    new Cause("NetworkUnavailable", "True", PREFIX + "network-unavailable"),
                    new Cause("PIDPressure", "True", PREFIX + "pid-pressure"));

    private Taints() {}

    /** The node's taints with those that keep new Pods away as its conditions demand. */
    static Items withNoSchedule(Node node, String now) {
        var wanted = new ArrayList<String>();
        for (var cause : CAUSES) {
            if (holds(node, cause)) {
                wanted.add(cause.key());
            }
        }
        if (node.isUnschedulable()) {
            wanted.add(UNSCHEDULABLE);
        }
        var ours = new ArrayList<>(CAUSES.stream().map(Cause::key).toList());
        ours.add(UNSCHEDULABLE);
        return with(node.taints(), "NoSchedule", ours, wanted, now);
    }

    /** The node's taints with those that make Pods leave as its readiness demands. */
    static Items withNoExecute(Node node, String now) {
        var wanted =
                CAUSES.subList(0, 2).stream().filter(c -> holds(node, c)).map(Cause::key).toList();
        return with(node.taints(), "NoExecute", List.of(NOT_READY, UNREACHABLE), wanted, now);
    }

    private static boolean holds(Node node, Cause cause) {
        var condition = node.condition(cause.condition());
        return condition != null && condition.text("status").equals(cause.status());
    }

    private static Items with(
            Items taints, String effect, List<String> ours, List<String> wanted, String now) {
        var kept =
                taints.only(
                        taint ->
                                !taint.text("effect").equals(effect)
                                        || !ours.contains(taint.text("key"))
                                        || wanted.contains(taint.text("key")));
        for (var key : wanted) {
            var isThere =
                    kept.documents()
                            .anyMatch(
                                    t ->
                                            t.text("key").equals(key)
                                                    && t.text("effect").equals(effect));
            if (!isThere) {
                kept = kept.plus(Document.of("key", key, "effect", effect, "timeAdded", now));
            }
        }
        return kept;
    }
}
