package dev.sandglass.cluster.scheduler.framework;

/** Says how good a node is for a Pod that it can take. */
public interface ScorePlugin extends Plugin {

    int BEST = 100;

    /** Looks at the whole cluster once for a Pod. */
    default void prepareScore(PendingPod pod, NodeViews nodes) {}

    /** Any measure; {@link #normalize} makes 0 to 100 of it. */
    long score(PendingPod pod, NodeView node);

    /** Brings the scores of all nodes that can take the Pod to 0 to 100, in place. */
    default void normalize(PendingPod pod, long[] scores) {}

    /** The greatest becomes 100, or 0 when less is better. */
    static void scale(long[] scores, boolean lessIsBetter) {
        var most = 0L;
        for (var score : scores) {
            most = Math.max(most, score);
        }
        for (var i = 0; i < scores.length; i++) {
            var scaled = most == 0 ? 0 : BEST * scores[i] / most;
            scores[i] = lessIsBetter ? BEST - scaled : scaled;
        }
    }
}
