package dev.sandglass.cluster.kubelet;

import dev.sandglass.cluster.runtime.ContainerRuntime;
import dev.sandglass.cluster.runtime.ContainerStatus;
import dev.sandglass.cluster.runtime.SandboxStatus;
import dev.sandglass.document.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the kubelet has seen of a Pod in the runtime, sandboxes and containers newest first. It
 * looks once a second at most, so this may be behind.
 */
record PodView(List<SandboxStatus> sandboxes, List<ContainerStatus> containers, String address) {

    static final PodView NONE = new PodView(List.of(), List.of(), "");

    /**
     * The Pod in the runtime as it is now; an address that it had stays known when it has ended.
     */
    static PodView look(ContainerRuntime runtime, String pod, String addressBefore) {
        var sandboxes = runtime.sandboxesOf(pod);
        var address = sandboxes.isEmpty() ? "" : sandboxes.getFirst().address();
        return new PodView(
                sandboxes, runtime.statusesOf(pod), address.isEmpty() ? addressBefore : address);
    }

    /** Whether nothing of the Pod runs any more. */
    boolean isStopped() {
        return sandboxes.stream().noneMatch(SandboxStatus::isReady)
                && containers.stream().noneMatch(ContainerStatus::isRunning);
    }

    /** The newest container of this name. */
    @Nullable ContainerStatus find(String name) {
        for (var container : containers) {
            if (container.name().equals(name)) {
                return container;
            }
        }
        return null;
    }

    /** The sandbox to work in, when there is a good one. */
    @Nullable SandboxStatus sandbox() {
        return sandboxes.isEmpty() || !sandboxes.getFirst().isReady() ? null : sandboxes.getFirst();
    }

    /** Whether a container of the Pod's own list was ever made. */
    boolean hasAnyRegularContainer(Document pod) {
        return Specs.containers(pod).stream().anyMatch(c -> find(Specs.name(c)) != null);
    }

    /**
     * Whether a container has to be started: it never was, or it ended and its policy says again.
     */
    boolean needsStart(Document pod, Document container) {
        if (Specs.isBeingDeleted(pod)) {
            return false;
        }
        var status = find(Specs.name(container));
        if (status == null) {
            return true;
        }
        return switch (status.phase()) {
            case RUNNING -> false;
            case CREATED -> true;
            case EXITED -> Specs.restarts(pod, container, status.exitCode());
        };
    }
}
