package dev.sandglass.cluster.scheduler.framework;

/** A kind of event after which a Pod that no node would take may have a chance. */
public enum ClusterChange {
    /** A node has come. */
    NODE_ADDED,
    /** A node has other allocatable resources. */
    NODE_ALLOCATABLE,
    /** A node has other labels. */
    NODE_LABELS,
    /** A node has other taints, or was cordoned or uncordoned. */
    NODE_TAINTS,
    /** A Pod has got a node, or one that has a node has other labels. */
    POD_PLACED,
    /** A Pod that had a node is gone or over. */
    POD_GONE,
    /** Something about volumes, claims or storage classes. */
    VOLUMES
}
