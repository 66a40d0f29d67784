package dev.sandglass.cluster.scheduler.framework;

import java.util.Set;

/**
 * One reason for or against a node. Stateless: what it works out for one Pod stays with the {@link
 * PendingPod}.
 */
public interface Plugin {

    /** Upstream's name. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** After which changes a Pod that it turned away should be tried again. */
    default Set<ClusterChange> worthRetryingAfter() {
        return Set.of();
    }
}
