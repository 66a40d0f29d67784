package dev.sandglass.cluster.kubelet;

import dev.sandglass.cluster.runtime.ContainerStatus;
import dev.sandglass.document.Document;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sync of a Pod has to do, computed from its spec and from what was seen of it. Follows
 * upstream's {@code computePodActions}; sandbox and containers that are right are left alone.
 */
final class Actions {

    /** A container to end, and why; {@code grace} is -1 for the Pod's own. */
    record Kill(String id, String name, String message, long grace) {}

    boolean killsPod;
    boolean createsSandbox;
    int attempt;
    final List<String> ephemerals = new ArrayList<>();
    List<String> inits = new ArrayList<>();
    List<String> containers = new ArrayList<>();
    final List<Kill> kills = new ArrayList<>();

    private final Document pod;
    private final PodView view;
    private final ProbeResults probes;

    private Actions(Document pod, PodView view, ProbeResults probes) {
        this.pod = pod;
        this.view = view;
        this.probes = probes;
    }

    static Actions compute(Document pod, PodView view, ProbeResults probes) {
        var actions = new Actions(pod, view, probes);
        if (view.sandbox() == null) {
            actions.beginAnew();
        } else {
            actions.goOn();
        }
        return actions;
    }

    private void beginAnew() {
        killsPod = true;
        createsSandbox = true;
        attempt = view.sandboxes().isEmpty() ? 0 : view.sandboxes().getFirst().attempt() + 1;
        if (!Specs.restartsFailed(pod) && attempt != 0 && !view.containers().isEmpty()) {
            createsSandbox = false;
            return;
        }
        for (var container : Specs.containers(pod)) {
            if (!Specs.restartPolicy(pod).equals("OnFailure") || !hasSucceeded(container)) {
                containers.add(Specs.name(container));
            }
        }
        if (containers.isEmpty() && view.hasAnyRegularContainer(pod)) {
            createsSandbox = false;
            return;
        }
        var all = Specs.inits(pod);
        if (!all.isEmpty()) {
            containers.clear();
            inits.add(Specs.name(all.getFirst()));
        }
    }

    private boolean hasSucceeded(Document container) {
        var status = view.find(Specs.name(container));
        return status != null && status.hasExited() && status.exitCode() == 0;
    }

    private void goOn() {
        for (var container : Specs.ephemerals(pod)) {
            if (view.find(Specs.name(container)) == null) {
                ephemerals.add(Specs.name(container));
            }
        }
        if (!initialize() || killsPod) {
            return;
        }
        var kept = 0;
        for (var container : Specs.containers(pod)) {
            var name = Specs.name(container);
            var status = view.find(name);
            if (status == null || !status.isRunning()) {
                if (view.needsStart(pod, container)) {
                    containers.add(name);
                }
            } else if (!kill(container, status, "Container ", containers)) {
                kept++;
            }
        }
        if (kept == 0 && containers.isEmpty()) {
            killsPod = true;
            inits = new ArrayList<>(); // sidecars do not keep a Pod alive
        }
    }

    /** Ends a running container that a probe found dead; false to keep it. */
    private boolean kill(
            Document container, ContainerStatus status, String noun, List<String> restarted) {
        var name = Specs.name(container);
        var which =
                probes.isFailed(status.id(), ProbeKind.LIVENESS)
                        ? ProbeKind.LIVENESS
                        : probes.isFailed(status.id(), ProbeKind.STARTUP)
                                ? ProbeKind.STARTUP
                                : null;
        var isOther =
                Specs.container(pod, name) != null
                        && !Specs.isBeingDeleted(pod)
                        && !probes.isSameImage(container, status);
        if (which == null && !isOther) {
            return false;
        }
        var message =
                isOther
                        ? noun + name + " definition changed"
                        : noun + name + " failed " + which.word() + " probe";
        if (isOther || Specs.restartsFailed(pod) || Specs.isSidecar(container)) {
            message += ", will be restarted";
            restarted.add(name);
        }
        var own = which == null ? Document.EMPTY : container.child(which.field());
        kills.add(
                new Kill(
                        status.id(),
                        name,
                        message,
                        own.number("terminationGracePeriodSeconds", -1)));
        return true;
    }

    /** Finds the init containers to start; true when the Pod's own containers may run. */
    private boolean initialize() {
        var all = Specs.inits(pod);
        if (all.isEmpty()) {
            return true;
        }
        var wasInitialized = view.hasAnyRegularContainer(pod);
        var isInitialized = wasInitialized;
        var seen = false;
        for (var i = all.size() - 1; i >= 0; i--) {
            var init = all.get(i);
            var status = view.find(Specs.name(init));
            if (status == null) {
                if (wasInitialized && Specs.isSidecar(init)) {
                    inits.addFirst(Specs.name(init));
                }
                continue;
            }
            if (wasInitialized && !Specs.isSidecar(init)) {
                continue;
            }
            seen = true;
            isInitialized |= look(all, i, status, wasInitialized);
            if (killsPod) {
                return false;
            }
            if (!wasInitialized) {
                break; // those before it are done
            }
        }
        if (!wasInitialized && !seen) {
            inits.add(Specs.name(all.getFirst()));
        }
        return isInitialized;
    }

    /** Looks at one init container; true when it is done and was the last. */
    private boolean look(
            List<Document> all, int i, ContainerStatus status, boolean wasInitialized) {
        var init = all.get(i);
        var name = Specs.name(init);
        var isDone = false;
        switch (status.phase()) {
            case CREATED -> inits.addFirst(name);
            case RUNNING -> {
                var started = probes.hasStarted(init, status.id());
                if (Specs.isSidecar(init) && !kill(init, status, "Init container ", inits)) {
                    isDone = started;
                }
            }
            case EXITED -> {
                if (Specs.isSidecar(init)) {
                    inits.addFirst(name);
                } else if (status.exitCode() != 0) {
                    killsPod = !Specs.restartsFailed(pod);
                    inits.addFirst(name);
                } else {
                    isDone = true;
                }
            }
        }
        if (killsPod) {
            inits = new ArrayList<>();
            return false;
        }
        var isLast = i == all.size() - 1;
        if (isDone && !isLast && !wasInitialized) {
            inits.add(Specs.name(all.get(i + 1)));
        }
        return isDone && isLast;
    }
}
