package dev.sandglass.kubectl.write;

import dev.sandglass.document.Document;
import dev.sandglass.kubectl.Client;
import dev.sandglass.kubectl.Failure;
import dev.sandglass.kubectl.Refusal;
import dev.sandglass.kubectl.usage.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which Pods of a node drain sends away, which stay, and which forbid it.
 *
 * @param warnings one text for all, perhaps empty
 */
record DrainList(List<Document> toGo, String warnings, List<Failure> failures) {

    private static final String MIRROR = "kubernetes.io/config.mirror";

    /** What is to become of a Pod. */
    private sealed interface Fate {
        record Go(String warning) implements Fate {}

        record Stay(String warning) implements Fate {}

        record Forbids(String message) implements Fate {}
    }

    static DrainList of(String node, Arguments arguments, Client client) {
        var toGo = new ArrayList<Document>();
        var warned = new LinkedHashMap<String, List<String>>();
        var forbidding = new LinkedHashMap<String, List<String>>();
        for (var pod : pods(node, arguments, client)) {
            var name = pod.text("metadata.namespace") + "/" + pod.text("metadata.name");
            switch (fate(pod, arguments, client)) {
                case Fate.Go(var warning) -> {
                    toGo.add(pod);
                    note(warning, name, warned);
                }
                case Fate.Stay(var warning) -> note(warning, name, warned);
                case Fate.Forbids(var message) -> note(message, name, forbidding);
            }
        }
        var warnings =
                warned.entrySet().stream()
                        .map(e -> e.getKey() + ": " + String.join(", ", e.getValue()))
                        .collect(Collectors.joining("; "));
        var failures = new ArrayList<Failure>();
        forbidding.forEach(
                (message, names) ->
                        failures.add(
                                Failure.of(
                                        "cannot delete "
                                                + message
                                                + ": "
                                                + String.join(", ", names))));
        return new DrainList(toGo, warnings, failures);
    }

    private static void note(String text, String name, Map<String, List<String>> notes) {
        if (!text.isEmpty()) {
            notes.computeIfAbsent(text, _ -> new ArrayList<>()).add(name);
        }
    }

    private static List<Document> pods(String node, Arguments arguments, Client client) {
        var request =
                client.get("/api/v1/pods")
                        .withAccept(Client.TYPED)
                        .with("fieldSelector", "spec.nodeName=" + node)
                        .with("limit", arguments.text("chunk-size"));
        if (!arguments.text("pod-selector").isEmpty()) {
            request = request.with("labelSelector", arguments.text("pod-selector"));
        }
        var pods = new ArrayList<Document>();
        var token = "";
        do {
            var page = client.object(token.isEmpty() ? request : request.with("continue", token));
            page.items("items")
                    .documents()
                    .forEach(p -> pods.add(p.put("apiVersion", "v1").put("kind", "Pod")));
            token = page.text("metadata.continue");
        } while (!token.isEmpty());
        return pods;
    }

    private static Fate fate(Document pod, Arguments arguments, Client client) {
        if (Evictions.isSkipped(pod, arguments, client.session().now())) {
            return new Fate.Stay("");
        }
        var phase = pod.text("status.phase");
        var isFinished = phase.equals("Succeeded") || phase.equals("Failed");
        var controller = controller(pod);
        var warning = "";
        if (controller != null && isDaemonSet(controller) && !isFinished) {
            var ofDaemonSet = ofDaemonSet(pod, controller, arguments, client);
            if (!(ofDaemonSet instanceof Fate.Go)) {
                return ofDaemonSet;
            }
        }
        if (pod.child("metadata.annotations").has(MIRROR)) {
            return new Fate.Stay("");
        }
        if (!isFinished && pod.items("spec.volumes").documents().anyMatch(v -> v.has("emptyDir"))) {
            if (!arguments.flag("delete-emptydir-data")) {
                return new Fate.Forbids(
                        "Pods with local storage (use --delete-emptydir-data to override)");
            }
        }
        if (!isFinished && controller == null) {
            if (!arguments.flag("force")) {
                return new Fate.Forbids(
                        "cannot delete Pods that declare no controller (use --force to override)");
            }
            warning = "deleting Pods that declare no controller"; // only the last rule's warning is
            // kept
        }
        return new Fate.Go(warning);
    }

    private static @Nullable Document controller(Document pod) {
        return pod.items("metadata.ownerReferences")
                .documents()
                .filter(reference -> reference.flag("controller"))
                .findFirst()
                .orElse(null);
    }

    private static boolean isDaemonSet(Document controller) {
        return controller.text("kind").equals("DaemonSet")
                && controller.text("apiVersion").equals("apps/v1");
    }

    private static Fate ofDaemonSet(
            Document pod, Document controller, Arguments arguments, Client client) {
        var path =
                "/apis/apps/v1/namespaces/"
                        + pod.text("metadata.namespace")
                        + "/daemonsets/"
                        + controller.text("name");
        try {
            client.object(client.get(path).withAccept(Client.TYPED));
        } catch (Refusal refusal) {
            return refusal.isNotFound() && arguments.flag("force")
                    ? new Fate.Go("")
                    : new Fate.Forbids(refusal.said());
        }
        return arguments.flag("ignore-daemonsets")
                ? new Fate.Stay("ignoring DaemonSet-managed Pods")
                : new Fate.Forbids("DaemonSet-managed Pods (use --ignore-daemonsets to ignore)");
    }
}
