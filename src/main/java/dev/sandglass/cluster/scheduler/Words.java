package dev.sandglass.cluster.scheduler;

import dev.sandglass.api.Pod;
import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.client.Client;
import dev.sandglass.cluster.client.EventRecorder;
import dev.sandglass.cluster.client.SeriesRecorder;
import dev.sandglass.cluster.client.Surroundings;
import dev.sandglass.cluster.client.Workbench;
import dev.sandglass.cluster.scheduler.framework.NodeView;
import dev.sandglass.document.Document;
import java.util.List;

/**
 * What the scheduler says about a Pod: events and the condition PodScheduled.
 *
 * <p>A scheduler that starts before the API server knows {@code events.k8s.io} writes events of the
 * older kind until it is started again: in a new kubeadm cluster that is so.
 */
public final class Words {

    private final Workbench bench;
    private boolean speaksNewer;

    Words(Workbench bench) {
        this.bench = bench;
    }

    /** Puts the recorder of newer events beside a scheduler that runs on this host. */
    static void addRecorder(Surroundings around, String scheduler, String host) {
        around.timeline().add(recorder(scheduler), () -> newRecorder(around, scheduler, host));
    }

    private static String recorder(String scheduler) {
        return (scheduler + "/events").intern();
    }

    private static SeriesRecorder newRecorder(Surroundings around, String scheduler, String host) {
        var part = recorder(scheduler);
        var sender =
                new Client(
                        around,
                        part,
                        Client.component("system:kube-scheduler"),
                        "kube-scheduler/v1.35.2");
        return new SeriesRecorder(around, part, sender, Scheduler.NAME, host);
    }

    private SeriesRecorder series() {
        return (SeriesRecorder) bench.around().timeline().part(recorder(bench.part()));
    }

    /** Whether events are of the newer kind. */
    boolean speaksNewer() {
        return speaksNewer;
    }

    void speakNewer(boolean newer) {
        speaksNewer = newer;
    }

    void stop() {
        series().stop();
    }

    private void say(Pod pod, String type, String reason, String action, String message) {
        if (speaksNewer) {
            series().record(pod, type, reason, action, message);
        } else {
            bench.events().record(pod, type, reason, message);
        }
    }

    void scheduled(Pod pod, String node) {
        say(
                pod,
                EventRecorder.NORMAL,
                "Scheduled",
                "Binding",
                "Successfully assigned " + pod.namespace() + "/" + pod.name() + " to " + node);
    }

    /** Something else than room is missing. */
    void couldNot(Pod pod, String message) {
        say(pod, EventRecorder.WARNING, "FailedScheduling", "Scheduling", message);
        write(pod, condition(pod, "SchedulerError", message), "");
    }

    /** No node takes it; perhaps one is being cleared for it. */
    void unschedulable(Pod pod, String message, String nominated) {
        say(pod, EventRecorder.WARNING, "FailedScheduling", "Scheduling", message);
        write(pod, condition(pod, "Unschedulable", message), nominated);
    }

    private Document condition(Pod pod, String reason, String message) {
        var now = Timestamps.seconds(bench.now());
        var before = pod.condition("PodScheduled");
        var since =
                before != null && before.text("status").equals("False")
                        ? before.text("lastTransitionTime")
                        : now;
        return Document.of(
                "type",
                "PodScheduled",
                "status",
                "False",
                "observedGeneration",
                pod.generation(),
                "lastProbeTime",
                null,
                "lastTransitionTime",
                since,
                "reason",
                reason,
                "message",
                message);
    }

    private void write(Pod pod, Document condition, String nominated) {
        var status = Document.of("conditions", List.of(condition));
        if (!nominated.isEmpty()) {
            status = status.put("nominatedNodeName", nominated);
        }
        if (nominated.isEmpty() && condition.equals(pod.condition("PodScheduled"))) {
            return;
        }
        var patch = Document.of("status", status);
        bench.client()
                .attempt(
                        () ->
                                bench.client()
                                        .patchStatus(Pod.RESOURCE, Pod.RESOURCE.key(pod), patch));
    }

    /** Makes a Pod of lower priority leave. */
    void preempt(Pod pod, Pod victim, NodeView node) {
        if (victim.isBeingDeleted()) {
            return;
        }
        var why = "default-scheduler: preempting to accommodate a higher priority pod";
        var condition =
                Document.of(
                        "type",
                        "DisruptionTarget",
                        "status",
                        "True",
                        "observedGeneration",
                        victim.generation(),
                        "lastProbeTime",
                        null,
                        "lastTransitionTime",
                        Timestamps.seconds(bench.now()),
                        "reason",
                        "PreemptionByScheduler",
                        "message",
                        why);
        var key = Pod.RESOURCE.key(victim);
        var status = Document.of("conditions", List.of(condition));
        var client = bench.client();
        client.attempt(() -> client.patchStatus(Pod.RESOURCE, key, Document.of("status", status)));
        client.attempt(() -> client.delete(Pod.RESOURCE, key));
        say(
                victim,
                EventRecorder.NORMAL,
                "Preempted",
                "Preempting",
                "Preempted by pod " + pod.uid() + " on node " + node.name());
    }
}
