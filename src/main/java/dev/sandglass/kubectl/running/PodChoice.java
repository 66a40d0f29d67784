package dev.sandglass.kubectl.running;

import dev.sandglass.api.LabelSelector;
import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Target;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The Pods behind an object that has a selector, the best one first. */
final class PodChoice {

    /** Whose log to show: running, ready for long, often restarted, old. Upstream's {@code ByLogging}. */
    static final Comparator<Document> FOR_LOGS =
            Comparator.<Document, Boolean>comparing(pod -> pod.text("spec.nodeName").isEmpty())
                    .thenComparing(PodChoice::phase)
                    .thenComparing(pod -> !isReady(pod))
                    .thenComparing(PodChoice::readyTime)
                    .thenComparing(Comparator.comparingLong(PodChoice::restarts).reversed())
                    .thenComparing(PodChoice::created);

    /** Whom to attach to: running, ready for long, seldom restarted, old. Upstream's ActivePods, reversed. */
    static final Comparator<Document> FOR_ATTACHING =
            Comparator.<Document, Boolean>comparing(pod -> pod.text("spec.nodeName").isEmpty())
                    .thenComparing(PodChoice::phase)
                    .thenComparing(pod -> !isReady(pod))
                    .thenComparing(pod -> pod.at("metadata.deletionTimestamp") != null)
                    .thenComparing(PodChoice::readyTime)
                    .thenComparing(Comparator.comparingLong(PodChoice::restarts))
                    .thenComparing(PodChoice::created);

    private static final Map<String, Integer> PHASES =
            Map.of("Running", 0, "Unknown", 1, "Pending", 2);
    private static final String LATEST = "9999";

    private PodChoice() {}

    private static int phase(Document pod) {
        return PHASES.getOrDefault(pod.text("status.phase"), 0);
    }

    private static boolean isReady(Document pod) {
        return !readyTime(pod).equals(LATEST);
    }

    private static String readyTime(Document pod) {
        return pod.items("status.conditions")
                .documents()
                .filter(c -> c.text("type").equals("Ready") && c.text("status").equals("True"))
                .map(c -> c.text("lastTransitionTime"))
                .findFirst()
                .orElse(LATEST);
    }

    private static long restarts(Document pod) {
        return pod.items("status.containerStatuses")
                .documents()
                .mapToLong(c -> c.number("restartCount", 0))
                .max()
                .orElse(0);
    }

    private static String created(Document pod) {
        return pod.text("metadata.creationTimestamp");
    }

    /** The selector of the Pods of an object, as a request says it. */
    static String selector(Target target, String purpose) {
        var object = target.known();
        return switch (target.kind().name()) {
            case "ReplicaSet", "StatefulSet", "DaemonSet", "Deployment", "Job" ->
                    LabelSelector.of(object.child("spec.selector")).toString();
            case "ReplicationController" ->
                    LabelSelector.ofLabels(object.child("spec.selector")).toString();
            case "Service" -> {
                if (object.child("spec.selector").isEmpty()) {
                    throw refused(
                            target,
                            purpose,
                            "invalid service '"
                                    + target.name()
                                    + "': Service is defined without a selector");
                }
                yield LabelSelector.ofLabels(object.child("spec.selector")).toString();
            }
            default ->
                    throw refused(
                            target, purpose, "selector for " + type(target) + " not implemented");
        };
    }

    private static Failure refused(Target target, String purpose, String reason) {
        return Failure.of("cannot " + purpose + " " + type(target) + ": " + reason);
    }

    private static String type(Target target) {
        return "*" + target.kind().version() + "." + target.kind().name();
    }

    /** The Pods of a selector; waits for the first when there is none. */
    static List<Document> find(
            Client client,
            String namespace,
            String selector,
            Duration timeout,
            Comparator<Document> order) {
        var until = client.session().now() + timeout.toNanos();
        var path = "/api/v1/namespaces/" + namespace + "/pods";
        var request = client.get(path).withAccept(Client.TYPED).with("labelSelector", selector);
        var list = client.object(request);
        var pods = list.items("items").documents().sorted(order).toList();
        if (!pods.isEmpty()) {
            return pods;
        }
        var cursor =
                client.open(
                        request.with("resourceVersion", list.text("metadata.resourceVersion"))
                                .with("watch", "true"));
        while (true) {
            var batch = client.await(cursor, until);
            for (var event : batch.events()) {
                if (event.text("type").equals("ADDED") || event.text("type").equals("MODIFIED")) {
                    return List.of(event.child("object"));
                }
            }
            if (batch.isEmpty() || batch.end() != null) {
                throw Failure.of("timed out waiting for the condition");
            }
            cursor = batch.next();
        }
    }
}
