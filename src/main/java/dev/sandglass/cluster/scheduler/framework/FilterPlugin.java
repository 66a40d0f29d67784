package dev.sandglass.cluster.scheduler.framework;

/** Says whether a node can take a Pod at all. */
public interface FilterPlugin extends Plugin {

    /** Looks at the whole cluster once for a Pod, and may turn it away from all nodes. */
    default Verdict prepare(PendingPod pod, NodeViews nodes) {
        return Verdict.FITS;
    }

    Verdict filter(PendingPod pod, NodeView node);

    /** Whether a node that has changed may now take a Pod that this turned away. */
    default boolean mayTakeNow(PendingPod pod, NodeView node) {
        return filter(pod, node) instanceof Verdict.Fits;
    }
}
