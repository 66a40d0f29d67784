package dev.sandglass.cluster.kubelet;

import dev.sandglass.api.Timestamps;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The conditions of a Pod that its kubelet keeps, after those that others do. */
final class Conditions {

    private static final Set<String> OWN =
            Set.of(
                    "PodReadyToStartContainers",
                    "Initialized",
                    "Ready",
                    "ContainersReady",
                    "PodScheduled");

    /** A condition's status with the reason and message for it. */
    private record Says(boolean isTrue, String reason, String message) {
        static final Says YES = new Says(true, "", "");
    }

    private final Document pod;
    private final Items before;
    private final long now;

    Conditions(Document pod, Items before, long now) {
        this.pod = pod;
        this.before = before;
        this.now = now;
    }

    /** Whether this condition is the kubelet's to set. */
    static boolean isOwn(String type) {
        return OWN.contains(type);
    }

    Items of(PodView view, Items inits, Items containers, String phase) {
        var all = new ArrayList<Document>();
        pod.items("status.conditions")
                .documents()
                .filter(c -> !isOwn(c.text("type")))
                .forEach(all::add);
        var hasSandbox = view.sandbox() != null;
        all.add(condition("PodReadyToStartContainers", new Says(hasSandbox, "", "")));
        all.add(condition("Initialized", initialized(view, inits, phase)));
        var ready = containersReady(inits, containers, phase);
        all.add(condition("Ready", ready.isTrue() ? gates() : ready));
        all.add(condition("ContainersReady", ready));
        all.add(condition("PodScheduled", Says.YES));
        return Items.copyOf(all);
    }

    private Says initialized(PodView view, Items inits, String phase) {
        var incomplete = new ArrayList<String>();
        for (var init : Specs.inits(pod)) {
            var name = Specs.name(init);
            var status = inits.named("name", name);
            var field = Specs.isSidecar(init) ? "started" : "ready";
            if (status == null || !status.flag(field)) {
                incomplete.add(name);
            }
        }
        if (phase.equals("Succeeded")) {
            return new Says(true, "PodCompleted", "");
        }
        if (incomplete.isEmpty() || view.hasAnyRegularContainer(pod)) {
            return Says.YES;
        }
        return new Says(
                false,
                "ContainersNotInitialized",
                "containers with incomplete status: " + list(incomplete));
    }

    private Says containersReady(Items inits, Items containers, String phase) {
        if (phase.equals("Succeeded")) {
            return new Says(false, "PodCompleted", "");
        }
        if (phase.equals("Failed")) {
            return new Says(false, "PodFailed", "");
        }
        var unready = new ArrayList<String>();
        for (var init : Specs.inits(pod)) {
            if (Specs.isSidecar(init)) {
                addUnready(unready, Specs.name(init), inits);
            }
        }
        Specs.containers(pod).forEach(c -> addUnready(unready, Specs.name(c), containers));
        return unready.isEmpty()
                ? Says.YES
                : new Says(
                        false,
                        "ContainersNotReady",
                        "containers with unready status: " + list(unready));
    }

    private static void addUnready(List<String> unready, String name, Items statuses) {
        var status = statuses.named("name", name);
        if (status == null || !status.flag("ready")) {
            unready.add(name);
        }
    }

    private Says gates() {
        var problems = new ArrayList<String>();
        for (var gate : pod.items("spec.readinessGates").documents().toList()) {
            var type = gate.text("conditionType");
            var condition = pod.items("status.conditions").named("type", type);
            if (condition == null) {
                problems.add(
                        "corresponding condition of pod readiness gate \""
                                + type
                                + "\" does not exist.");
            } else if (!condition.text("status").equals("True")) {
                problems.add(
                        "the status of pod readiness gate \""
                                + type
                                + "\" is not \"True\", but "
                                + condition.text("status"));
            }
        }
        return problems.isEmpty()
                ? Says.YES
                : new Says(false, "ReadinessGatesNotReady", String.join(", ", problems));
    }

    /** Go's way to print a list of strings: {@code [a b]}. */
    private static String list(List<String> names) {
        return "[" + String.join(" ", names) + "]";
    }

    private Document condition(String type, Says says) {
        var old = before.named("type", type);
        var status = says.isTrue() ? "True" : "False";
        var isSame = old != null && old.text("status").equals(status);
        var condition =
                Document.of(
                        "type",
                        type,
                        "status",
                        status,
                        "lastProbeTime",
                        null,
                        "lastTransitionTime",
                        isSame ? old.text("lastTransitionTime") : Timestamps.seconds(now));
        var generation = pod.number("metadata.generation", 0);
        if (generation > 0 && !Specs.isMirror(pod)) {
            condition = condition.put("observedGeneration", generation);
        }
        if (!says.reason().isEmpty()) {
            condition = condition.put("reason", says.reason());
        }
        return says.message().isEmpty() ? condition : condition.put("message", says.message());
    }
}
