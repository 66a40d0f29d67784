package dev.sandglass.cluster.kubelet;

import dev.sandglass.cluster.runtime.ContainerStatus;
import dev.sandglass.document.Document;

/** What the probes of a Pod's containers have found. */
interface ProbeResults {

    /** Whether a probe has found the container failed. */
    boolean isFailed(String container, ProbeKind kind);

    /** Whether the container counts as started: it has no startup probe, or passed it. */
    boolean hasStarted(Document spec, String container);

    /**
     * Whether the container counts as ready: it has started, and has no readiness probe or passed
     * it.
     */
    boolean isReady(Document spec, String container);

    /** Whether the container still runs the image that its spec names. */
    boolean isSameImage(Document spec, ContainerStatus status);
}
