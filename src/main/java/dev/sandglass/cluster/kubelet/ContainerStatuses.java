package dev.sandglass.cluster.kubelet;

import dev.sandglass.api.Timestamps;
import dev.sandglass.cluster.runtime.ContainerStatus;
import dev.sandglass.document.Document;
import dev.sandglass.document.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the {@code containerStatuses} of a Pod. Follows upstream's {@code
 * convertToAPIContainerStatuses}: the newest container of a name is its state, the one before it
 * its last state; one that has to be started again shows the reason why the last attempt failed, if
 * one was noted.
 */
final class ContainerStatuses {

    /** Why the last attempt to start a container failed: a waiting state's reason and message. */
    record Reason(String reason, String message) {}

    private static final Document ROOT =
            Document.of(
                    "linux", Document.of("uid", 0, "gid", 0, "supplementalGroups", Items.of(0)));

    private final Document pod;
    private final PodView view;
    private final Map<String, Reason> reasons;
    private final ProbeResults probes;

    ContainerStatuses(
            Document pod, PodView view, Map<String, Reason> reasons, ProbeResults probes) {
        this.pod = pod;
        this.view = view;
        this.reasons = reasons;
        this.probes = probes;
    }

    /** The statuses of a list of containers, in the order of the spec. */
    Items of(List<Document> containers, Items before, boolean areInits) {
        var statuses = new ArrayList<Document>(containers.size());
        for (var container : containers) {
            var old = before.named("name", Specs.name(container));
            var status = seen(container, old);
            status = waiting(container, status, areInits);
            statuses.add(probed(container, status, areInits));
        }
        return Items.copyOf(statuses);
    }

    private Document seen(Document container, @Nullable Document old) {
        var name = Specs.name(container);
        var found = view.containers().stream().filter(c -> c.name().equals(name)).limit(2).toList();
        if (found.isEmpty()) {
            return unseen(container, old);
        }
        var newest = found.getFirst();
        var status =
                Document.of(
                        "name", name,
                        "state", state(newest),
                        "lastState", found.size() > 1 ? state(found.get(1)) : Document.EMPTY,
                        "restartCount", newest.attempt(),
                        "image", newest.image(),
                        "imageID", newest.imageId(),
                        "containerID", "containerd://" + newest.id(),
                        "resources", container.child("resources"),
                        "user", user(container));
        var requests = container.child("resources.requests");
        if (!requests.isEmpty()) {
            status = status.put("allocatedResources", requests);
        }
        var mounts = mounts(container);
        return mounts.isEmpty() ? status : status.put("volumeMounts", mounts);
    }

    private Document unseen(Document container, @Nullable Document old) {
        if (old != null && old.child("state").has("terminated")) {
            return old;
        }
        var isFirst = Specs.inits(pod).isEmpty();
        var reason = isFirst ? "ContainerCreating" : "PodInitializing";
        var status =
                Document.of(
                        "name",
                        Specs.name(container),
                        "state",
                        Document.of("waiting", Document.of("reason", reason)),
                        "lastState",
                        old == null ? Document.EMPTY : old.child("lastState"),
                        "restartCount",
                        old == null ? 0 : old.number("restartCount", 0),
                        "image",
                        container.text("image"),
                        "imageID",
                        "");
        var mounts = mounts(container);
        return mounts.isEmpty() ? status : status.put("volumeMounts", mounts);
    }

    private static Items mounts(Document container) {
        return container.items("volumeMounts").mapped(ContainerStatuses::mount);
    }

    private static Document mount(Document spec) {
        var mount = Document.of("name", spec.get("name"), "mountPath", spec.get("mountPath"));
        return spec.flag("readOnly")
                ? mount.put("readOnly", true)
                        .put("recursiveReadOnly", spec.text("recursiveReadOnly", "Disabled"))
                : mount;
    }

    private Document user(Document container) {
        var own = container.child("securityContext");
        var whole = pod.child("spec.securityContext");
        var uid = own.number("runAsUser", whole.number("runAsUser", 0));
        var gid = own.number("runAsGroup", whole.number("runAsGroup", 0));
        if (uid == 0 && gid == 0 && !whole.has("fsGroup")) {
            return ROOT;
        }
        var groups = Items.of(gid);
        if (whole.has("fsGroup")) {
            groups = groups.plus(whole.get("fsGroup"));
        }
        return Document.of(
                "linux", Document.of("uid", uid, "gid", gid, "supplementalGroups", groups));
    }

    /** {@code {running: …}}, {@code {terminated: …}} or {@code {waiting: {}}}. */
    static Document state(ContainerStatus status) {
        return switch (status.phase()) {
            case RUNNING ->
                    Document.of(
                            "running",
                            Document.of("startedAt", Timestamps.seconds(status.startedAt())));
            case CREATED -> Document.of("waiting", Document.EMPTY);
            case EXITED -> Document.of("terminated", terminated(status));
        };
    }

    private static Document terminated(ContainerStatus status) {
        var ended =
                Document.of(
                        "exitCode", status.exitCode(),
                        "reason", status.reason(),
                        "startedAt", Timestamps.seconds(status.startedAt()),
                        "finishedAt", Timestamps.seconds(status.finishedAt()),
                        "containerID", "containerd://" + status.id());
        return status.message().isEmpty() ? ended : ended.put("message", status.message());
    }

    /** A container that has to be started, and could not be the last time, is waiting. */
    private Document waiting(Document container, Document status, boolean areInits) {
        var name = Specs.name(container);
        var newest = view.find(name);
        var isDone = newest != null && newest.hasExited() && newest.exitCode() == 0;
        if (areInits && isDone && !Specs.isSidecar(container)) {
            return status;
        }
        var reason = reasons.get(name);
        if (reason == null || !view.needsStart(pod, container)) {
            return status;
        }
        var state = status.child("state");
        if (state.has("terminated")) {
            status = status.put("lastState", state);
        }
        var waiting = Document.of("reason", reason.reason());
        if (!reason.message().isEmpty()) {
            waiting = waiting.put("message", reason.message());
        }
        return status.put("state", Document.of("waiting", waiting));
    }

    private Document probed(Document container, Document status, boolean areInits) {
        var isRunning = status.child("state").has("running");
        var newest = view.find(Specs.name(container));
        var started = isRunning && newest != null && probes.hasStarted(container, newest.id());
        boolean ready;
        if (areInits && !Specs.isSidecar(container)) {
            ready =
                    status.child("state").has("terminated")
                            && status.number("state.terminated.exitCode", 1) == 0;
        } else {
            ready = started && probes.isReady(container, newest.id());
        }
        return status.put("started", started).put("ready", ready);
    }
}
