package dev.sandglass.cluster.kubelet;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;

/** The phase of a Pod, from the states of its containers. Follows upstream's {@code getPhase}. */
final class Phases {

    private int running;
    private int waiting;
    private int stopped;
    private int stoppedForGood;
    private int succeeded;
    private int pendingInits;
    private int pendingSidecars;
    private int failedInitsForGood;

    private Phases() {}

    static String of(
            Document pod, Items inits, Items containers, boolean isEnding, boolean isInitialized) {
        var count = new Phases();
        Specs.inits(pod).forEach(c -> count.init(pod, c, inits));
        Specs.containers(pod).forEach(c -> count.container(pod, c, containers));
        return count.phase(pod, isEnding, isInitialized);
    }

    private void init(Document pod, Document container, Items statuses) {
        var status = statuses.named("name", Specs.name(container));
        var state = status == null ? Document.EMPTY : status.child("state");
        var last = status == null ? Document.EMPTY : status.child("lastState.terminated");
        if (Specs.isSidecar(container)) {
            sidecar(status == null ? Document.EMPTY : status, state, last);
        } else if (state.has("terminated")) {
            failed(pod, container, state.number("terminated.exitCode", 0));
        } else if (state.has("waiting") && !last.isEmpty()) {
            failed(pod, container, last.number("exitCode", 0));
        } else {
            pendingInits++;
        }
    }

    private void sidecar(Document status, Document state, Document last) {
        if (state.has("running")) {
            if (!status.flag("started")) {
                pendingSidecars++;
            }
            running++;
        } else if (state.has("waiting") && last.isEmpty()) {
            pendingSidecars++;
            waiting++;
        }
    }

    private void failed(Document pod, Document container, long exitCode) {
        if (exitCode != 0 && !Specs.restarts(pod, container, (int) exitCode)) {
            failedInitsForGood++;
        }
    }

    private void container(Document pod, Document container, Items statuses) {
        var status = statuses.named("name", Specs.name(container));
        if (status == null) {
            return;
        }
        var state = status.child("state");
        var last = status.child("lastState.terminated");
        if (state.has("running")) {
            running++;
        } else if (state.has("terminated")) {
            var code = (int) state.number("terminated.exitCode", 0);
            stop(pod, container, code);
            succeeded += code == 0 ? 1 : 0;
        } else if (!last.isEmpty()) {
            stop(pod, container, (int) last.number("exitCode", 0));
        } else {
            waiting++;
        }
    }

    private void stop(Document pod, Document container, int exitCode) {
        stopped++;
        if (!Specs.restarts(pod, container, exitCode)) {
            stoppedForGood++;
        }
    }

    private String phase(Document pod, boolean isEnding, boolean isInitialized) {
        if (failedInitsForGood > 0) {
            return "Failed";
        }
        if (pendingInits > 0 || pendingSidecars > 0 && !isInitialized || waiting > 0) {
            return "Pending";
        }
        if (running > 0) {
            return "Running";
        }
        if (stopped == 0) {
            return "Pending";
        }
        var isOver = isEnding && !Specs.isMirror(pod);
        if (!isOver && stopped != stoppedForGood) {
            return "Running";
        }
        return stopped == succeeded ? "Succeeded" : "Failed";
    }
}
