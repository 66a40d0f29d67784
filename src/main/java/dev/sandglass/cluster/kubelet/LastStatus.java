package dev.sandglass.cluster.kubelet;

import dev.sandglass.document.Document;
import dev.sandglass.document.Items;

/**
 * The status of a Pod whose end is done: a container of which no end was seen is told to have
 * failed, and so is the Pod. Follows upstream's {@code TerminatePod}.
 */
final class LastStatus {

    private static final Document UNKNOWN =
            Document.EMPTY
                    .with("terminated.exitCode", 137)
                    .with("terminated.reason", "ContainerStatusUnknown")
                    .with(
                            "terminated.message",
                            "The container could not be located when the pod was terminated")
                    .with("terminated.startedAt", null)
                    .with("terminated.finishedAt", null);

    private LastStatus() {}

    static Document of(Document pod, Document status) {
        var inits = status.items("initContainerStatuses");
        var containers = status.items("containerStatuses");
        if (isInitialized(inits, containers)) {
            status = with(status, "containerStatuses", containers.mapped(LastStatus::ended));
        }
        var tried = tried(inits);
        for (var i = 0; i < tried; i++) {
            inits = inits.with(i, ended(inits.document(i)));
        }
        status = with(status, "initContainerStatuses", inits);
        var isOver = Specs.isTerminal(status.text("phase")) || Specs.isMirror(pod);
        return isOver ? status : status.put("phase", "Failed");
    }

    private static Document with(Document status, String key, Items items) {
        return items.isEmpty() ? status : status.put(key, items);
    }

    private static Document ended(Document container) {
        return container.child("state").has("terminated")
                ? container
                : container.put("state", UNKNOWN);
    }

    private static boolean isInitialized(Items inits, Items containers) {
        return inits.isEmpty()
                || containers.documents().anyMatch(LastStatus::wasStarted)
                || inits.document(inits.size() - 1).number("state.terminated.exitCode", 1) == 0;
    }

    private static boolean wasStarted(Document container) {
        return !container.child("state").has("waiting")
                || container.child("lastState").has("terminated");
    }

    /**
     * How many init containers were tried: all but those at the end that only wait, at least one.
     */
    private static int tried(Items inits) {
        for (var i = inits.size() - 1; i >= 0; i--) {
            if (wasStarted(inits.document(i))) {
                return i + 1;
            }
        }
        return Math.min(1, inits.size());
    }
}
